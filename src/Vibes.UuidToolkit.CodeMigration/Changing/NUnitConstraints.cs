using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// NUnit's constraints for numbers, <c>Assert.That(journal.Id, Is.Not.Zero)</c>, <c>Is.Positive</c> and <c>Is.EqualTo(default(int))</c>, which take a Guid and fail: an id is given where it is not
/// the empty one.
/// </summary>
internal static class NUnitConstraints
{
    /// <summary>Changes them.</summary>
    public static void Convert(SolutionScan scan, ChangeRound fix, SourceEdits edits, CancellationToken cancellation)
    {
        foreach (var (compilation, tree) in scan.Files)
            if (TestProject.Is(compilation) && Words.Any(word => FileSearch.Has(tree, word, cancellation)) && fix.ModelOf(tree) is { } model)
                foreach (var constraint in tree.GetRoot(cancellation).DescendantNodes().OfType<MemberAccessExpressionSyntax>())
                    if (Said(constraint) is { } said && constraint.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent: ArgumentListSyntax { Arguments: [{ Expression: var found }, ..], Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "That" } } } }
                        && model.GetTypeInfo(constraint.Parent is InvocationExpressionSyntax called ? called : constraint, cancellation).Type is { ContainingNamespace: { Name: "Constraints", ContainingNamespace: { Name: "Framework", ContainingNamespace.Name: "NUnit" } } }
                        && model.GetOperation(found, cancellation) is { } value && fix.EntityOf(compilation, value) is not null)
                        edits.Replace(said.Place, $"{said.Text}({GuidName.At(model, constraint.SpanStart)}.{nameof(Guid.Empty)})");
    }

    private static readonly string[] Words = ["Zero", "Positive", "EqualTo"];

    // That none is above 0 says nothing of a UUID.
    private static (SyntaxNode Place, string Text)? Said(MemberAccessExpressionSyntax constraint) => constraint.Name.Identifier.ValueText switch
    {
        "Zero" => (constraint.Name, "EqualTo"),
        "Positive" when constraint.Expression is SimpleNameSyntax { Identifier.ValueText: "Is" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Is" } => (constraint.Name, "Not.EqualTo"),
        "EqualTo" when constraint.Parent is InvocationExpressionSyntax { ArgumentList: { Arguments: [{ Expression: DefaultExpressionSyntax }] } list } => (list, ""),
        _ => null,
    };
}
