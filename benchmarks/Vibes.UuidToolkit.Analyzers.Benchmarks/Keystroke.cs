using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Vibes.UuidToolkit.Analyzers.Benchmarks;

/// <summary>What an editor does after a key was pressed: a new compilation with one other file, and that file's findings.</summary>
internal static class Keystroke
{
    /// <summary>Milliseconds a keystroke, beyond binding the file: the median, and the worst.</summary>
    public static async Task<(double Median, double Worst)> MeasureAsync(IReadOnlyList<(string Path, string Text)> files, DiagnosticAnalyzer analyzer, int keystrokes)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, new(LanguageVersion.Latest), file.Path)).ToArray();
        var compilation = CSharpCompilation.Create("app", trees, Compiler.References.Select(path => MetadataReference.CreateFromFile(path)), new(OutputKind.DynamicallyLinkedLibrary));
        var service = Array.FindIndex(trees, tree => tree.FilePath.EndsWith("Service.cs", StringComparison.Ordinal));
        var tree = trees[service < 0 ? 0 : service];
        var times = new List<double>();
        for (var i = -5; i < keystrokes; i++)
        {
            var text = await tree.GetTextAsync();
            var changed = tree.WithChangedText(text.Replace(text.ToString().LastIndexOf('}'), 0, $"// {i}\n"));
            compilation = compilation.ReplaceSyntaxTree(tree, changed);
            tree = changed;
            var model = compilation.GetSemanticModel(tree);
            // The editor has bound the file for colours and errors already.
            model.GetDiagnostics();
            var watch = Stopwatch.StartNew();
            await compilation.WithAnalyzers([analyzer]).GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None);
            if (i >= 0)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return (times.Order().ElementAt(times.Count / 2), times.Max());
    }
}
