using System.Globalization;
using System.Runtime.InteropServices;
using Vibes.UuidToolkit.Analyzers.Benchmarks;

// Sizes in thousands of lines; the first is that of the compilation without entities.
var sizes = args.TakeWhile(arg => !arg.StartsWith("--", StringComparison.Ordinal)).Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)).ToArray() is { Length: > 0 } given ? given : [50, 100, 200, 400];
var only = Option("--only");
// Another build of the analyzers, such as that of the version before: measured by turns with this one, so that a busy machine is busy for both.
var beside = Option("--beside");
string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
static string Number(double number) => number.ToString("0.000", CultureInfo.InvariantCulture);

Console.WriteLine($"{Environment.ProcessorCount} processors; {RuntimeInformation.FrameworkDescription}.\n");
if (only is null or "whole")
{
    Console.WriteLine("Seconds of analyzers in one run of the compiler, first to last and last to first.\n");
    Console.WriteLine($"| compilation | {string.Join(" | ", Compiler.Contenders.Select(contender => contender.Name))} |\n|---|{string.Concat(Compiler.Contenders.Select(_ => "---:|"))}");
    foreach (var (name, files) in sizes.Select(size => ($"{size} KLOC", GeneratedApplication.WithEntities(size * 1000)))
                 .Prepend(($"{sizes[^1] / 2} KLOC without entities", GeneratedApplication.WithoutEntities(sizes[^1] * 500))))
        foreach (var isReversed in new[] { false, true })
        {
            var (seconds, elapsed) = await Compiler.MeasureAsync(files, isReversed);
            Console.WriteLine($"| {name}{(isReversed ? ", reversed" : "")}, {files.Count} files, {Number(elapsed)} s in all | {string.Join(" | ", seconds.Select(Number))} |");
        }
}

if (only is "whole")
    return;
Console.WriteLine("\nMilliseconds of processor time of a keystroke in one file, and what it allocates, medians.\n");
// What looks at bodies makes the compiler bind the file once more: the floor of all that do.
var contenders = Compiler.Contenders.Select(contender => (contender.Name, Analyzers: ContenderLoader.Load(contender.Assemblies))).ToList();
contenders.Insert(1, ("bodies bound", [new BodiesAnalyzer()]));
if (beside is not null)
    contenders.Insert(3, ("another build", ContenderLoader.Load([beside])));
Console.WriteLine($"| compilation, file | the compiler itself | {string.Join(" | ", contenders.Select(contender => contender.Name))} |\n|---|---:|{string.Concat(contenders.Select(_ => "---:|"))}");
foreach (var size in sizes)
    foreach (var file in new[] { "Entity.cs", "Dto.cs", "Service.cs", "Controller.cs", "Repository.cs", "Calculation.cs" })
    {
        var (compiler, analyzers) = await Keystroke.MeasureAsync(GeneratedApplication.WithEntities(size * 1000), file, contenders.ConvertAll(contender => contender.Analyzers), 30);
        Console.WriteLine($"| {size} KLOC, {file} | {Number(compiler)} | {string.Join(" | ", analyzers.Select(cost => $"{Number(cost.Milliseconds)}, {cost.Kilobytes:0} KB"))} |");
    }
