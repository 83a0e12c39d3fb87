using System.Globalization;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Verification.Fingerprints;

namespace Vibes.UuidToolkit.Benchmarks.Fingerprints;

/// <summary>The fingerprint of every row beside the shortest query that looks at every value.</summary>
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
        var (references, fingerprints) = (new List<double>(), new List<double>());
        var rounds = options.Repeat ?? 5;
        for (var round = 0; round <= rounds; round++)
        {
            var reference = await BenchmarkServer.TimeAsync(async () =>
            {
                foreach (var table in Journals.Tables)
                    await BenchmarkServer.ExecuteAsync(connection, $"SELECT pg_catalog.count(*), pg_catalog.sum(pg_catalog.hashtext(t::text)::bigint) FROM public.{table} t", cancellation);
            });
            var fingerprint = await BenchmarkServer.TimeAsync(() => FingerprintReader.ReadAsync(connection, queries, null, cancellation));
            if (round == 0)
                continue;
            references.Add(reference);
            fingerprints.Add(fingerprint);
        }

        Report.Line($"Medians of {rounds}.\n");
        var ratio = Report.Median(fingerprints) / Report.Median(references);
        Report.Table(["what", "seconds", "ratio", "target", "verdict"],
        [
            ["count(*), sum(hashtext(t::text)::bigint)", Report.Seconds(Report.Median(references)), "1.00x", "", ""],
            ["fingerprint", Report.Seconds(Report.Median(fingerprints)), Report.Ratio(ratio), "at most 2x", Report.Verdict(ratio <= 2)],
        ]);
    }
}
