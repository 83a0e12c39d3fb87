using System.Diagnostics;
using System.Globalization;
using Vibes.UuidToolkit.Benchmarks.Migrations;

namespace Vibes.UuidToolkit.Benchmarks.Memory;

/// <summary>The client's memory while it migrates. Each run is a process of its own: a peak never falls again.</summary>
internal static class MemoryBenchmark
{
    /// <summary>The argument that makes this program the migrating process.</summary>
    public const string Child = "migrate-and-tell-memory";

    private const string ConnectionVariable = "UUIDKIT_BENCHMARK_CONNECTION";

    public static async Task RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        Report.Heading("The client's memory");
        int[] sizes = [10_000, Math.Min(options.Rows, 2_000_000)];
        var peaks = new List<double>();
        foreach (var rows in sizes)
        {
            await using var server = await BenchmarkServer.StartAsync(BenchmarkServer.Throwaway, Journals.Create(rows), cancellation);
            if (rows == sizes[0])
                await Report.ContextAsync(server.Server, server.SampleConnection, server.Settings + ", otherwise as for rehearsals", cancellation);
            peaks.Add(await server.OnCopyAsync(copy => ChildAsync(copy, cancellation), cancellation));
        }

        Report.Table(["rows", "peak working set, MB", "to the smallest", "target", "verdict"],
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

    private static async Task<double> ChildAsync(string connectionString, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Started by `dotnet run` the process is the program itself; started as `dotnet x.dll` it is the host.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(MemoryBenchmark).Assembly.Location);
        start.ArgumentList.Add(Child);
        start.Environment[ConnectionVariable] = connectionString;
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync(cancellation);
        await child.WaitForExitAsync(cancellation);
        return child.ExitCode == 0
            ? double.Parse(output.Trim(), CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The migrating process ended with {child.ExitCode}: {output}");
    }
}
