using System.Globalization;
using System.Runtime.InteropServices;
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

Console.WriteLine("\nMilliseconds of processor time of a keystroke in one file, medians.\n");
// What looks at bodies makes the compiler bind the file once more: the floor of all that do.
var contenders = Compiler.Contenders.Select(contender => (contender.Name, Analyzers: ContenderLoader.Load(contender.Assemblies))).ToList();
contenders.Insert(1, ("bodies bound", [new BodiesAnalyzer()]));
Console.WriteLine($"| compilation, file | the compiler itself | {string.Join(" | ", contenders.Select(contender => contender.Name))} |\n|---|---:|{string.Concat(contenders.Select(_ => "---:|"))}");
foreach (var size in sizes)
    foreach (var file in new[] { "Entity.cs", "Dto.cs", "Service.cs", "Controller.cs", "Repository.cs" })
    {
        var (compiler, analyzers) = await Keystroke.MeasureAsync(GeneratedApplication.WithEntities(size * 1000), file, contenders.ConvertAll(contender => contender.Analyzers), 30);
        Console.WriteLine($"| {size} KLOC, {file} | {Number(compiler)} | {string.Join(" | ", analyzers.Select(Number))} |");
    }
