using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Texts of tests with the number of a row, <c>Assert.Equal("No journal with id 5", error)</c>, where the row has a UUID in the same test class now. What the application writes there
/// is no number any more, and the text is nobody's but the test's. So are those that are JSON and have a number by the name of an id, <c>"""{ "userId": 5 }"""</c>.
/// </summary>
internal static partial class NumbersInTexts
{
    /// <summary>Leaves each to a person.</summary>
    public static void Leave(SolutionScan scan, ScanOptions options, ChangeRound fix, SourceEdits edits, CancellationToken cancellation)
    {
        foreach (var tree in scan.Projects.Where(project => TestProject.Is(project.Compilation)).SelectMany(project => project.Compilation.SyntaxTrees).Where(tree => fix.HasRows(tree) || Quoted.Any(end => FileSearch.Has(tree, end, cancellation))))
        {
            var tokens = tree.GetRoot(cancellation).DescendantTokens().Where(IsText).ToList();
            // What the test itself calls something by: new Series("Series 1").
            var names = tokens.Where(IsGiven).Select(token => token.ValueText).ToHashSet(StringComparer.Ordinal);
            foreach (var token in tokens.Where(token => !edits.Has(tree.FilePath, token.Span)))
            {
                if (fix.RowsOf(token.Parent!) is { Count: > 0 } rows)
                {
                    Entity? Noun(Match named) => scan.Model.Entities.OfNoun(named.Groups["name"].Value);
                    foreach (var (match, noun) in Number().Matches(token.ValueText).Concat(IsCompared(token) ? Alone().Matches(token.ValueText) : []).Select(match => (match, Noun: (Entity?)null))
                        .Concat(names.Contains(token.ValueText) ? [] : Named().Matches(token.ValueText).Select(match => (match, Noun: Noun(match))).Where(named => named.Noun is not null)))
                        if (long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && rows.TryGetValue(number, out var entities)
                            && (noun is null || entities.Contains(noun.SimpleName) || entities.Contains("")))
                        {
                            var entity = noun?.SimpleName ?? entities.FirstOrDefault(name => name.Length > 0);
                            fix.Leave(entity, token.Parent!, $"The text has the number {match.Groups[1].Value} in it, which stands for {entity ?? "a row"} {match.Groups[1].Value}: its id is a UUID now, and so is what is written of it.");
                        }
                }

                foreach (Match match in Json().Matches(token.ValueText))
                    if (scan.Model.Entities.OfIdName(match.Groups[1].Value) is { } entity && NamedEntities.AreMeant(entity, options))
                        fix.Leave(entity.Name, token.Parent!, $"The JSON has the number {match.Groups[2].Value} for '{match.Groups[1].Value}', which is named for an id of {entity.Name}: that is a UUID now.");
            }
        }
    }

    // How a text in a file ends the name of an id: "userId", \"userId\", user_id.
    private static readonly string[] Quoted = ["Id\"", "Id\\\"", "_id\"", "_id\\\""];

    private static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        && token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is null;

    private static bool IsGiven(SyntaxToken token) => token.Parent?.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax } or AssignmentExpressionSyntax;

    // "userId": 5 as JSON has it, also in an array.
    [GeneratedRegex("""
        "(\w+)"\s*:\s*\[?\s*(\d+)\b
        """)]
    private static partial Regex Json();

    // Assert.Equal("5", journal.Id.ToString()), beside the text of something; Find("#user").Change("5"), as what a person chooses.
    private static bool IsCompared(SyntaxToken token) => token.Parent?.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } argument
        && (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Change" or "ChangeAsync" or "Input" or "InputAsync" } || call.DescendantNodes(node => node != argument).OfType<InvocationExpressionSyntax>().Any(text => text.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(ToString) }));

    [GeneratedRegex(@"^(\d+)$")]
    private static partial Regex Alone();

    // Journal 5, user #5, a[href='/users/5']; whether there is such an entity the model says.
    [GeneratedRegex("""\b(?<name>[A-Za-z]+)(?:\s|["'#:=(/])+(?:with\s+)?["']?(\d+)\b""")]
    private static partial Regex Named();

    // id 5, Id: 5, "journalId":5, ids [5; no word that merely ends so, such as paid.
    [GeneratedRegex("""(?:\b[iI][dD]s?|[a-z]I[dD]s?|_ids?)\b["'\s:=#([]*(?:is\s|of\s|was\s)?["'\s]*(\d+)\b""")]
    private static partial Regex Number();
}
