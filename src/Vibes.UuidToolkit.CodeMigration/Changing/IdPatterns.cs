using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Patterns for texts that the program writes ids into, <c>@"cover_\d+"</c> beside <c>$"cover_{journal.Id}"</c>: names of files, keys of a cache. They match nothing any more, or the first
/// digits of a UUID, and nothing but the words before the id ties the one to the other.
/// </summary>
internal static partial class IdPatterns
{
    private const char Hole = '\u0001';

    private static readonly string[] Digits = ["\\d", "[0-9]"];

    /// <summary>Leaves each to a person.</summary>
    public static void Leave(SolutionScan scan, ScanOptions options, ChangeRound fix, CancellationToken cancellation)
    {
        // What a generator makes of a pattern has it in it once more.
        var patterns = scan.Projects.SelectMany(project => project.Compilation.SyntaxTrees.Where(tree => Digits.Any(digits => FileSearch.Has(tree, digits, cancellation)) && !GeneratedCode.IsMadeAnew(tree, project.Options, cancellation)))
            .DistinctBy(tree => tree.FilePath).SelectMany(tree => tree.GetRoot(cancellation).DescendantTokens())
            .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken).Select(token => (Token: token, Text: Number().Replace(token.ValueText, Hole.ToString())))
            .Where(pattern => pattern.Text.Contains(Hole, StringComparison.Ordinal)).ToList();
        if (patterns.Count == 0)
            return;
        foreach (var project in scan.Projects)
            foreach (var text in project.Compilation.SyntaxTrees.Where(tree => FileSearch.Has(tree, "$", cancellation)).SelectMany(tree => tree.GetRoot(cancellation).DescendantNodes().OfType<InterpolatedStringExpressionSyntax>()))
                foreach (Match shape in Shape().Matches(Written(text)))
                    // v{} may be a version's number, or a volume's.
                    if (shape.Value.Count(char.IsLetter) > 1 && patterns.FindAll(pattern => IsIn(pattern.Text, shape.Value)) is { Count: > 0 } beside && EntityOf(text, shape) is { } entity)
                        foreach (var (token, _) in beside)
                            fix.Leave(entity.Name, token.Parent!, $"It is a pattern for a number, and an id of {entity.Name} is written there, {text}: that is a UUID now.");

        // Of the last value of the shape.
        Entity? EntityOf(InterpolatedStringExpressionSyntax text, Match shape) => fix.ModelOf(text.SyntaxTree) is { } model && model.GetOperation(text, cancellation) is IInterpolatedStringOperation written
            && written.Parts.OfType<IInterpolationOperation>().ElementAtOrDefault(Written(text).AsSpan(0, shape.Index + shape.Length).Count(Hole) - 1)?.Expression is { } value
            && scan.Model.Of(model.Compilation).Flow.Of(value, cancellation)?.Entity is { } entity && entity.Name != EntityModel.AnyEntity && NamedEntities.AreMeant(entity, options) ? entity : null;
    }

    private static string Written(InterpolatedStringExpressionSyntax text)
    {
        var written = new StringBuilder();
        foreach (var part in text.Contents)
            written.Append(part is InterpolatedStringTextSyntax fixedText ? fixedText.TextToken.ValueText : Hole);
        return written.ToString();
    }

    private static bool IsIn(string pattern, string shape) => pattern.IndexOf(shape, StringComparison.Ordinal) is >= 0 and var at && (at == 0 || !char.IsLetter(pattern[at - 1]) || at > 1 && pattern[at - 2] == '\\');

    // \d+, ([0-9]{1,9}), (?<id>\d*)
    [GeneratedRegex(@"\((?:\?<\w+>|\?:)?(?:\\d|\[0-9\])(?:[+*]|\{\d+(?:,\d*)?\})\)|(?:\\d|\[0-9\])(?:[+*]|\{\d+(?:,\d*)?\})")]
    private static partial Regex Number();

    // cover_{}, v{}_c{}: the words before values, and nothing that means something else in a pattern.
    [GeneratedRegex("[A-Za-z]+[-_#:/]?\u0001(?:[-_#:/]?[A-Za-z]+[-_#:/]?\u0001)*")]
    private static partial Regex Shape();
}
