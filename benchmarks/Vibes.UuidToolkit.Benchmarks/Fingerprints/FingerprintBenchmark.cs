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
        var rounds = options.Repeat ?? 5;
        Report.Line($"Medians of {rounds}.\n");
        await AddUpAsync(server, rounds, cancellation);
        await RefineAsync(server, rounds, cancellation);
    }

    /// <summary>What a snapshot adds up of every table.</summary>
    private static async Task AddUpAsync(BenchmarkServer server, int rounds, CancellationToken cancellation)
    {
        await using var connection = await Connections.OpenAsync(server.SampleConnection, cancellation);
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Planning, cancellation);
        var queries = schema.Relations.Where(relation => relation.IsTable).OrderByDescending(relation => relation.TableBytes).Select(relation => FingerprintQuery.Of(relation)).ToList();
        var (rows, relationships) = await ContentsQueriesAsync(connection, schema, cancellation);
        var (references, fingerprints, contents, related) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var reference = await TimeAsync(connection, Shortest, cancellation);
            var fingerprint = await BenchmarkServer.TimeAsync(() => FingerprintReader.ReadAsync(connection, queries, null, cancellation));
            var content = await TimeAsync(connection, rows, cancellation);
            var relation = await TimeAsync(connection, relationships, cancellation);
            if (round == 0)
                continue;
            references.Add(reference);
            fingerprints.Add(fingerprint);
            contents.Add(content);
            related.Add(relation);
        }

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
        ]);
    }

    /// <summary>What is looked at besides where rows are alike: few of one table, and all of all tables.</summary>
    private static async Task RefineAsync(BenchmarkServer server, int rounds, CancellationToken cancellation)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (alike, statements) in Journals.Alike)
            rows.Add(await server.OnCopyAsync<IReadOnlyList<string>>(async copy =>
            {
                await using var connection = await Connections.OpenAsync(copy, cancellation);
                foreach (var statement in statements.Append("VACUUM (FULL, ANALYZE)"))
                    await BenchmarkServer.ExecuteAsync(connection, statement, cancellation);
                var groups = await GroupsAsync(connection, cancellation);
                var (references, refined) = (new List<double>(), new List<double>());
                for (var round = 0; round <= rounds; round++)
                {
                    var reference = await TimeAsync(connection, Shortest, cancellation);
                    var refinement = await BenchmarkServer.TimeAsync(async () =>
                    {
                        foreach (var group in groups)
                            await RefinementReader.ReadAsync(connection, group, cancellation);
                    });
                    if (round == 0)
                        continue;
                    references.Add(reference);
                    refined.Add(refinement);
                }

                return [alike, Report.Seconds(Report.Median(references)), Report.Seconds(Report.Median(refined)), Report.Ratio(Report.Median(refined) / Report.Median(references))];
            }, cancellation));
        Report.Table(["rows that are alike", "count(*), sum(hashtext(t::text)::bigint), seconds", "refinement, seconds", "ratio"], rows);
    }

    private static async Task<List<RefinementGroup>> GroupsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Planning, cancellation);
        var (ids, references) = await IdsAsync(connection, schema, cancellation);
        var (alike, most) = (new HashSet<Relation>(), new HashSet<Relation>());
        foreach (var table in schema.Relations.Where(relation => relation.IsTable && references.IsReferenced(relation)))
        {
            var count = await BenchmarkServer.ScalarAsync<long>(connection, RowsQuery.Alike(table, ids), cancellation);
            if (count > 0)
                alike.Add(table);
            if (count * 2 >= await BenchmarkServer.ScalarAsync<long>(connection, $"SELECT pg_catalog.count(*) FROM {table}", cancellation))
                most.Add(table);
        }

        return [.. RefinementGroup.Of(alike, most, references, ids)];
    }

    private static IEnumerable<string> Shortest => Journals.Tables.Select(table => $"SELECT pg_catalog.count(*), pg_catalog.sum(pg_catalog.hashtext(t::text)::bigint) FROM public.{table} t");

    /// <summary>The queries of a snapshot of data: of the rows of each table, and of the references of each that has some.</summary>
    private static async Task<(List<string> Rows, List<string> Relationships)> ContentsQueriesAsync(NpgsqlConnection connection, Schema schema, CancellationToken cancellation)
    {
        var (ids, references) = await IdsAsync(connection, schema, cancellation);
        var tables = schema.Relations.Where(relation => relation.IsTable).OrderByDescending(relation => relation.TableBytes).ToList();
        return (
            [.. tables.Select(table => RowsQuery.Of(table, ids))],
            [
                .. from table in tables
                   let followed = references.Of(table)
                   where !followed.IsEmpty
                   select RelationshipsQuery.Of(table, followed, ids),
            ]);
    }

    private static async Task<(IdColumns Ids, References References)> IdsAsync(NpgsqlConnection connection, Schema schema, CancellationToken cancellation) =>
        (IdColumns.Of(schema), References.Of(schema, new(), await References.ReadOperatorsAsync(connection, cancellation)));

    private static Task<double> TimeAsync(NpgsqlConnection connection, IEnumerable<string> queries, CancellationToken cancellation) => BenchmarkServer.TimeAsync(async () =>
    {
        foreach (var query in queries)
            await BenchmarkServer.ExecuteAsync(connection, query, cancellation);
    });
}
