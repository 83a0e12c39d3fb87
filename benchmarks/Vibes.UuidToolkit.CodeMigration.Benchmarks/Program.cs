using System.Globalization;
using System.Runtime.InteropServices;
using Vibes.UuidToolkit.Analyzers.Benchmarks;
using Vibes.UuidToolkit.CodeMigration.Benchmarks;

// Sizes in thousands of lines.
int[] sizes = args.Length > 0 ? [.. args.Select(arg => int.Parse(arg, CultureInfo.InvariantCulture))] : [200];

Console.WriteLine($"{Environment.ProcessorCount} processors; {RuntimeInformation.FrameworkDescription}. Ratios to the solution's own compilation.\n");
Console.WriteLine("| solution | compiled, seconds | scan | fix | peak memory | files changed | left for a person |\n|---|---:|---:|---:|---:|---:|---:|");
foreach (var size in sizes)
{
    var (compiler, scan, fix, peak, result) = await SolutionChange.MeasureAsync(GeneratedApplication.WithEntities(size * 1000));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {size} KLOC | {compiler:0.0} | {scan / compiler:0.00}x | {fix / compiler:0.00}x | {peak >> 20} MB | {result.Changes.Length} | {result.Open.Length} |"));
}
