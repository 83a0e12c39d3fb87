using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Analyzers.Benchmarks;

/// <summary>The SDK's own compiler with its own account of what analyzers take: what <c>-p:ReportAnalyzer=true</c> prints.</summary>
internal static partial class Compiler
{
    /// <summary>The assemblies that generated code refers to.</summary>
    public static IReadOnlyList<string> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && !name.StartsWith("Vibes.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
    ];

    /// <summary>The analyzers that are compared: a name, and their assemblies.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Assemblies)> Contenders { get; } =
    [
        ("empty analyzer", [typeof(EmptyAnalyzer).Assembly.Location]),
        ("Vibes.UuidToolkit", Package("Vibes.UuidToolkit")),
        ("Meziantou.Analyzer", Package("Meziantou.Analyzer")),
        ("Roslynator.Analyzers", Package("Roslynator.Analyzers")),
    ];

    /// <summary>Compiles, with all contenders at once.</summary>
    /// <param name="files">The application.</param>
    /// <param name="isReversed">Whether the contenders come last to first: whoever comes first pays for what the compiler works out once and keeps.</param>
    /// <returns>Seconds by contender, and of the whole run.</returns>
    public static async Task<(IReadOnlyList<double> Seconds, double Elapsed)> MeasureAsync(IReadOnlyList<(string Path, string Text)> files, bool isReversed)
    {
        var folder = Directory.CreateTempSubdirectory("uuidkit_benchmark_");
        try
        {
            foreach (var (path, text) in files)
            {
                var file = Path.Combine(folder.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, text);
            }

            var response = Path.Combine(folder.FullName, "all.rsp");
            await File.WriteAllLinesAsync(response,
            [
                "/noconfig", "/nostdlib", "/target:library", "/nullable:enable", "/reportanalyzer", "/parallel+", $"/out:\"{Path.Combine(folder.FullName, "out.dll")}\"",
                // Findings are made, but not written line by line.
                "/nowarn:CS8618", "/warnaserror-", "/errorlog:\"" + Path.Combine(folder.FullName, "log.sarif") + ",version=2.1\"",
                .. References.Select(reference => $"/r:\"{reference}\""),
                .. (isReversed ? Contenders.Reverse() : Contenders).SelectMany(contender => contender.Assemblies).Select(assembly => $"/analyzer:\"{assembly}\""),
                .. files.Select(file => $"\"{Path.Combine(folder.FullName, file.Path)}\""),
            ]);
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Csc(), "@" + response]) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new InvalidOperationException(string.Join('\n', output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Take(10)));
            var seconds = Row().Matches(output).ToLookup(row => row.Groups["assembly"].Value, row => Seconds(row.Groups["seconds"].Value));
            return ([.. Contenders.Select(contender => contender.Assemblies.Sum(assembly => seconds[Path.GetFileNameWithoutExtension(assembly)].Sum()))], watch.Elapsed.TotalSeconds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Seconds(string text) => double.Parse(text.TrimStart('<'), CultureInfo.InvariantCulture);

    private static List<string> Package(string name) =>
        [.. Directory.EnumerateFiles(typeof(Compiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == name).Value!, "*.dll")];

    private static string Csc()
    {
        // The running host's folder is shared/Microsoft.NETCore.App/VERSION below the SDK's root.
        var root = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!).Parent!.Parent!.Parent!.FullName;
        return Directory.EnumerateFiles(Path.Combine(root, "sdk"), "csc.dll", SearchOption.AllDirectories)
            .Where(path => path.Contains("bincore", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Last();
    }

    [GeneratedRegex(@"^\s*(?<seconds><?[\d.]+)\s+<?\d+\s+(?<assembly>[\w.]+), Version=", RegexOptions.Multiline)]
    private static partial Regex Row();
}
