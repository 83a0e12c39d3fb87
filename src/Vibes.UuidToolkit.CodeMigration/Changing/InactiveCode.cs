using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Lines behind an <c>#if</c> that is not met: no compiler looks at them, so nothing in them is changed. Those are listed that
/// have a number beside the name of what holds ids elsewhere.
/// </summary>
internal static class InactiveCode
{
    /// <summary>The lines, each once. What another project or target framework compiles is changed there.</summary>
    public static IEnumerable<OpenPlace> In(SolutionScan scan, ScanOptions options, CancellationToken cancellation)
    {
        var names = Names(scan, options);
        foreach (var file in scan.Projects.SelectMany(project => project.Compilation.SyntaxTrees.Where(tree => !GeneratedCode.IsMadeAnew(tree, project.Options, cancellation))).Where(tree => tree.FilePath.Length > 0).GroupBy(tree => tree.FilePath, StringComparer.Ordinal))
        {
            var everywhere = file.Select(tree => Inactive(tree, cancellation)).ToList();
            if (everywhere.TrueForAll(spans => spans.Count > 0))
                foreach (var span in everywhere[0].Where(span => everywhere.TrueForAll(spans => spans.Contains(span))))
                    foreach (var place in In(file.First(), span, names))
                        yield return place;
        }
    }

    private static List<TextSpan> Inactive(SyntaxTree tree, CancellationToken cancellation) =>
        tree.GetRoot(cancellation) is { ContainsDirectives: true } root
            ? [.. root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia)).Select(trivia => trivia.Span)] : [];

    private static IEnumerable<OpenPlace> In(SyntaxTree tree, TextSpan span, Dictionary<string, Identifier> names)
    {
        var text = tree.GetText();
        foreach (var line in text.Lines.Where(line => span.OverlapsWith(line.Span)))
        {
            var tokens = SyntaxFactory.ParseTokens(line.ToString()).ToList();
            if (tokens.Exists(IsOfNumbers) && tokens.Find(token => token.IsKind(SyntaxKind.IdentifierToken) && names.ContainsKey(token.ValueText)) is { RawKind: not 0 } named)
                yield return new(names[named.ValueText].Entity.Name, Locations.Of(Location.Create(tree, new(line.Start + named.SpanStart, named.Span.Length))), line.ToString().Trim(),
                    $"'{named.ValueText}' is the name of an id elsewhere, and an #if that is not met here hides this code from the compiler: whether its numbers are ids only a person can say.");
        }
    }

    private static bool IsOfNumbers(SyntaxToken token) => token.Kind() is SyntaxKind.IntKeyword or SyntaxKind.LongKeyword or SyntaxKind.ShortKeyword || token.IsKind(SyntaxKind.NumericLiteralToken);

    // The names of parameters, properties and fields that speak of an id; those of methods are words like any other.
    private static Dictionary<string, Identifier> Names(SolutionScan scan, ScanOptions options)
    {
        var names = new Dictionary<string, Identifier>(StringComparer.Ordinal);
        foreach (var (slot, id) in scan.Model.Flow.Known)
            if (slot.Node is IParameterSymbol or IPropertySymbol or IFieldSymbol && slot.Node is ISymbol { Name: var name } && Speaks(name) && NamedEntities.AreMeant(id.Entity, options))
                names.TryAdd(name, id);
        return names;
    }

    private static bool Speaks(string name) => name.TrimStart('_').ToLowerInvariant() is "id" or "ids" || IdentifierNames.Stem(name) is not null || name.EndsWith('s') && IdentifierNames.Stem(name[..^1]) is not null;
}
