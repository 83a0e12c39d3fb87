using System.Globalization;
using Npgsql;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Verification.Contents;
using Vibes.UuidToolkit.Verification.Fingerprints;
using Vibes.UuidToolkit.Verification.Identifiers;

namespace Vibes.UuidToolkit.Benchmarks.Fingerprints;

/// <summary>The fingerprints of every row and of every relationship beside the shortest query that looks at every value.</summary>
internal static class FingerprintBenchmark
{
    public static async Task RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        Report.Heading($"Fingerprints of {options.Rows.ToString("#,0", CultureInfo.InvariantCulture)} rows");
        await using var server = await BenchmarkServer.StartAsync(BenchmarkServer.Throwaway, Journals.Create(options.Rows), cancellation);
        await Report.ContextAsync(server.Server, server.SampleConnection, server.Settings + ", otherwise as for rehearsals; parallel workers as by default, for both", cancellation);
        await using var connection = await Connections.OpenAsync(server.SampleConnection, cancellation);
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Planning, cancellation);
        var queries = schema.Relations.Where(relation => relation.IsTable).OrderByDescending(relation => relation.TableBytes).Select(relation => FingerprintQuery.Of(relation)).ToList();
        var (rows, relationships, refinements) = await ContentsQueriesAsync(connection, schema, cancellation);
        var (references, fingerprints, contents, related, refined) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var rounds = options.Repeat ?? 5;
        for (var round = 0; round <= rounds; round++)
        {
            var reference = await BenchmarkServer.TimeAsync(async () =>
            {
                foreach (var table in Journals.Tables)
                    await BenchmarkServer.ExecuteAsync(connection, $"SELECT pg_catalog.count(*), pg_catalog.sum(pg_catalog.hashtext(t::text)::bigint) FROM public.{table} t", cancellation);
            });
            var fingerprint = await BenchmarkServer.TimeAsync(() => FingerprintReader.ReadAsync(connection, queries, null, cancellation));
            var content = await TimeAsync(connection, rows, cancellation);
            var relation = await TimeAsync(connection, relationships, cancellation);
            var refinement = await TimeAsync(connection, refinements, cancellation);
            if (round == 0)
                continue;
            refined.Add(refinement);
            references.Add(reference);
            fingerprints.Add(fingerprint);
            contents.Add(content);
            related.Add(relation);
        }

        Report.Line($"Medians of {rounds}.\n");
        string[] Row(string what, List<double> seconds, double target)
        {
            var ratio = Report.Median(seconds) / Report.Median(references);
            return [what, Report.Seconds(Report.Median(seconds)), Report.Ratio(ratio), string.Create(CultureInfo.InvariantCulture, $"at most {target}x"), Report.Verdict(ratio <= target)];
        }

        Report.Table(["what", "seconds", "ratio", "target", "verdict"],
        [
            ["count(*), sum(hashtext(t::text)::bigint)", Report.Seconds(Report.Median(references)), "1.00x", "", ""],
            Row("fingerprint of whole rows", fingerprints, 2),
            Row("data: whole rows, own columns, each id", contents, 2),
            Row("relationships: rows with all that they refer to", related, 4),
            ["refinement, where every row is like another one", Report.Seconds(Report.Median(refined)), Report.Ratio(Report.Median(refined) / Report.Median(references)), "", ""],
        ]);
    }

    /// <summary>
    /// The queries of a snapshot of data: of the rows of each table, of the foreign keys of each that has some, and what is looked at besides
    /// where rows are alike: here, as if they were so in every table.
    /// </summary>
    private static async Task<(List<string> Rows, List<string> Relationships, List<string> Refinements)> ContentsQueriesAsync(NpgsqlConnection connection, Schema schema, CancellationToken cancellation)
    {
        var ids = IdColumns.Of(schema);
        var references = References.Of(schema, new(), await References.ReadOperatorsAsync(connection, cancellation));
        var tables = schema.Relations.Where(relation => relation.IsTable).OrderByDescending(relation => relation.TableBytes).ToList();
        return (
            [.. tables.Select(table => RowsQuery.Of(table, ids))],
            [
                .. from table in tables
                   let followed = references.Of(table)
                   where !followed.IsEmpty
                   select RelationshipsQuery.Of(table, followed, ids),
            ],
            [.. RefinementQuery.Of(tables.Where(references.IsReferenced).ToHashSet(), references, ids).Select(refinement => refinement.Sql)]);
    }

    private static Task<double> TimeAsync(NpgsqlConnection connection, IEnumerable<string> queries, CancellationToken cancellation) => BenchmarkServer.TimeAsync(async () =>
    {
        foreach (var query in queries)
            await BenchmarkServer.ExecuteAsync(connection, query, cancellation);
    });
}
