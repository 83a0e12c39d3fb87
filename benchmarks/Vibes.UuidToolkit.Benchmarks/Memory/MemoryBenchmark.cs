using System.Diagnostics;
using System.Globalization;
using System.Text;
using Vibes.UuidToolkit.Benchmarks.Migrations;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Benchmarks.Memory;

/// <summary>The client's memory while it migrates, and while it takes snapshots and compares them. Each run is a process of its own: a peak never falls again.</summary>
internal static class MemoryBenchmark
{
    /// <summary>The argument that makes this program the migrating process.</summary>
    public const string MigratingChild = "migrate-and-tell-memory";

    /// <summary>The argument that makes this program the process that takes snapshots and compares them.</summary>
    public const string ComparingChild = "compare-and-tell-memory";

    private const string ConnectionVariable = "UUIDKIT_BENCHMARK_CONNECTION";

    public static async Task RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        Report.Heading("The client's memory");
        await CompareAsync(options, cancellation);
        int[] sizes = [10_000, Math.Min(options.Rows, 2_000_000)];
        var peaks = new List<double>();
        foreach (var rows in sizes)
        {
            await using var server = await BenchmarkServer.StartAsync(BenchmarkServer.Throwaway, Journals.Create(rows), cancellation);
            if (rows == sizes[0])
                await Report.ContextAsync(server.Server, server.SampleConnection, server.Settings + ", otherwise as for rehearsals", cancellation);
            peaks.Add(await server.OnCopyAsync(async copy => (await ChildAsync(MigratingChild, copy, cancellation)).Peak, cancellation));
        }

        Report.Table(["rows, migrated", "peak working set, MB", "to the smallest", "target", "verdict"],
            sizes.Zip(peaks, (rows, peak) => (IReadOnlyList<string>)
            [
                rows.ToString("#,0", CultureInfo.InvariantCulture), Report.Megabytes(peak), Report.Ratio(peak / peaks[0]),
                "below 200 MB, flat", Report.Verdict(peak < 200 << 20 && peak / peaks[0] < 1.25),
            ]));
    }

    /// <summary>Migrates, then prints this process's peak working set.</summary>
    public static async Task<int> MigrateAsync()
    {
        await Toolkit.MigrateAsync(Environment.GetEnvironmentVariable(ConnectionVariable)!, new(), CancellationToken.None);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>Takes the snapshots of before and after, compares them, then prints this process's peak working set and how many bytes the texts have.</summary>
    public static async Task<int> CompareAsync()
    {
        var connectionString = Environment.GetEnvironmentVariable(ConnectionVariable)!;
        await using var connection = await Connections.OpenAsync(connectionString);
        var before = await DatabaseSnapshots.TakeAsync(connection, []);
        var after = await DatabaseSnapshots.TakeAsync(connection, []);
        var options = new ComparisonOptions { IsMigrated = true };
        SnapshotComparison.Compare(before, after, options);
        await KeyChecks.RunAsync(connection, options);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{self.PeakWorkingSet64} {before.Sum(snapshot => Encoding.UTF8.GetByteCount(snapshot.Text))}"));
        return 0;
    }

    private static async Task CompareAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        int[] sizes = [.. ((int[])[100_000, 1_000_000, 3_000_000]).Where(rows => rows <= options.Rows)];
        var runs = new List<(double Peak, double Bytes)>();
        foreach (var rows in sizes)
        {
            await using var server = await BenchmarkServer.StartAsync(BenchmarkServer.Throwaway, Journals.Create(rows), cancellation);
            runs.Add(await ChildAsync(ComparingChild, server.SampleConnection, cancellation));
        }

        Report.Table(["rows, two snapshots and their comparison", "peak working set, MB", "to the smallest", "bytes of text", "target", "verdict"],
            sizes.Zip(runs, (rows, run) => (IReadOnlyList<string>)
            [
                rows.ToString("#,0", CultureInfo.InvariantCulture), Report.Megabytes(run.Peak), Report.Ratio(run.Peak / runs[0].Peak), run.Bytes.ToString("#,0", CultureInfo.InvariantCulture),
                "below 200 MB, flat", Report.Verdict(run.Peak < 200 << 20 && run.Peak / runs[0].Peak < 1.25 && run.Bytes < runs[0].Bytes * 1.1),
            ]));
    }

    private static async Task<(double Peak, double Bytes)> ChildAsync(string work, string connectionString, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Started by `dotnet run` the process is the program itself; started as `dotnet x.dll` it is the host.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(MemoryBenchmark).Assembly.Location);
        start.ArgumentList.Add(work);
        start.Environment[ConnectionVariable] = connectionString;
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync(cancellation);
        await child.WaitForExitAsync(cancellation);
        var figures = output.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return child.ExitCode == 0
            ? (double.Parse(figures[0], CultureInfo.InvariantCulture), figures.Length > 1 ? double.Parse(figures[1], CultureInfo.InvariantCulture) : 0)
            : throw new InvalidOperationException($"The process ended with {child.ExitCode}: {output}");
    }
}
