using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Vibes.UuidToolkit.Analyzers.Benchmarks;

/// <summary>What an editor does after a key was pressed: a new compilation with one other file, and that file's findings.</summary>
internal static class Keystroke
{
    // Enough for the runtime to have compiled what matters once more, with optimizations.
    private const int WarmUp = 40;

    /// <summary>Milliseconds of processor time a keystroke, which other work on the machine disturbs less than the clock's, medians: what the compiler takes to bind the file for itself, and what each contender takes and allocates besides.</summary>
    /// <param name="files">The application.</param>
    /// <param name="file">How the name of the file ends that is typed in; another where there is none.</param>
    /// <param name="contenders">The analyzers of each contender.</param>
    /// <param name="keystrokes">How many are measured.</param>
    public static async Task<(double Compiler, IReadOnlyList<(double Milliseconds, double Kilobytes)> Analyzers)> MeasureAsync(
        IReadOnlyList<(string Path, string Text)> files, string file, IReadOnlyList<ImmutableArray<DiagnosticAnalyzer>> contenders, int keystrokes)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, new(LanguageVersion.Latest), file.Path)).ToArray();
        var compilation = CSharpCompilation.Create("app", trees, Compiler.References.Select(path => MetadataReference.CreateFromFile(path)), new(OutputKind.DynamicallyLinkedLibrary));
        var tree = trees.FirstOrDefault(tree => tree.FilePath.EndsWith(file, StringComparison.Ordinal)) ?? trees[0];
        var compiler = new List<double>();
        var analyzers = contenders.Select(_ => (Times: new List<double>(), Allocated: new List<double>())).ToList();
        for (var i = -WarmUp; i < keystrokes; i++)
            // In turns, each with a keystroke of its own: nobody finds what another has bound.
            for (var contender = 0; contender < contenders.Count; contender++)
            {
                var text = await tree.GetTextAsync();
                var changed = tree.WithChangedText(text.Replace(text.ToString().LastIndexOf('}'), 0, $"// {i}\n"));
                compilation = compilation.ReplaceSyntaxTree(tree, changed);
                tree = changed;
                var start = Used();
                // The editor has bound the file for colours and errors already.
                var model = compilation.GetSemanticModel(tree);
                model.GetDiagnostics();
                var (bound, allocated) = (Used(), GC.GetTotalAllocatedBytes());
                var analysis = compilation.WithAnalyzers(contenders[contender]);
                await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None);
                await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None);
                if (i < 0)
                    continue;
                compiler.Add((bound - start).TotalMilliseconds);
                analyzers[contender].Times.Add((Used() - bound).TotalMilliseconds);
                analyzers[contender].Allocated.Add((GC.GetTotalAllocatedBytes() - allocated) / 1024.0);
            }

        return (Median(compiler), [.. analyzers.Select(cost => (Median(cost.Times), Median(cost.Allocated)))]);
    }

    private static TimeSpan Used() => Environment.CpuUsage.TotalTime;

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
