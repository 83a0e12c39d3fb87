using System.Globalization;
using System.Runtime.InteropServices;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Benchmarks;

// Sizes in thousands of lines; the first is that of the compilation without entities.
var sizes = args.Length > 0 ? args.Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)).ToArray() : [50, 100, 200, 400];
static string Number(double number) => number.ToString("0.000", CultureInfo.InvariantCulture);

Console.WriteLine($"{Environment.ProcessorCount} processors; {RuntimeInformation.FrameworkDescription}.\n");
Console.WriteLine("Seconds of analyzers in one run of the compiler.\n");
Console.WriteLine($"| compilation | {string.Join(" | ", Compiler.Contenders.Select(contender => contender.Name))} |\n|---|{string.Concat(Compiler.Contenders.Select(_ => "---:|"))}");
foreach (var (name, files) in sizes.Select(size => ($"{size} KLOC", GeneratedApplication.WithEntities(size * 1000)))
             .Prepend(($"{sizes[^1] / 2} KLOC without entities", GeneratedApplication.WithoutEntities(sizes[^1] * 500))))
{
    var (seconds, elapsed) = await Compiler.MeasureAsync(files);
    Console.WriteLine($"| {name}, {files.Count} files, {Number(elapsed)} s in all | {string.Join(" | ", seconds.Select(Number))} |");
}

Console.WriteLine("\nMilliseconds of a keystroke in one file: median (worst).\n");
Console.WriteLine("| compilation | empty analyzer | Vibes.UuidToolkit |\n|---|---:|---:|");
foreach (var size in sizes)
{
    var files = GeneratedApplication.WithEntities(size * 1000);
    var (empty, emptyWorst) = await Keystroke.MeasureAsync(files, new EmptyAnalyzer(), 30);
    var (uuid, uuidWorst) = await Keystroke.MeasureAsync(files, new UuidAnalyzer(), 30);
    Console.WriteLine($"| {size} KLOC | {Number(empty)} ({Number(emptyWorst)}) | {Number(uuid)} ({Number(uuidWorst)}) |");
}
