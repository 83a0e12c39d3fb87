using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Numbers that are no ids, such as a loop's, and that a call gives for an id all the same where only the run finds it: <c>typeof(Journal).GetProperty("Id").SetValue(journal, i)</c>,
/// <c>RedirectToAction("Get", new { id = i })</c>. It compiles, and throws or leads nowhere.
/// </summary>
internal static class NamedNumbers
{
    private static readonly string[] Searches = ["GetMethod", "GetProperty", "GetField"];

    /// <summary>Changes them in tests, whose numbers stand for ids in one way, and lists them elsewhere.</summary>
    public static void Convert(SolutionScan scan, ScanOptions options, ChangeRound fix, SourceEdits edits, CancellationToken cancellation)
    {
        foreach (var (compilation, tree) in scan.Files)
            foreach (var call in NamedValues.Members(tree, cancellation).SelectMany(member => member.DescendantNodes()).OfType<InvocationExpressionSyntax>())
                if (MayGive(call, tree, cancellation) && fix.ModelOf(tree) is { } model && model.GetOperation(call, cancellation) is IInvocationOperation operation && scan.Model.Of(compilation) is var ids)
                    foreach (var (value, taken, owner) in NamedValues.Given(operation, Member(model, call), ids.Types, cancellation))
                        if (SlotFinder.Stripped(value) is { ConstantValue.HasValue: false, Syntax: ExpressionSyntax number } given && given.Type.IsInteger() && EntityOf(ids, taken, owner, cancellation) is { } entity
                            && NamedEntities.AreMeant(entity, options) && fix.EntityOf(compilation, given) is null)
                            Convert(new(fix, edits, Analyzers.Rules.Descriptors.IntegerLiteral.Id, entity, number.Span, number, model), number, taken);
    }

    // Most calls of Invoke are no reflection's, and an address has values where something is made for them.
    private static bool MayGive(InvocationExpressionSyntax call, SyntaxTree tree, CancellationToken cancellation) => WrittenType.Called(call) is { Identifier.ValueText: var name } && NamedValues.AreGivenBy(name)
        && (call.ArgumentList.Arguments.Any(argument => argument.Expression is AnonymousObjectCreationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            || Searches.Any(search => FileSearch.Has(tree, search, cancellation)));

    private static ISymbol? Member(SemanticModel model, SyntaxNode node)
    {
        var symbol = model.GetEnclosingSymbol(node.SpanStart);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;
        return symbol;
    }

    private static Entity? EntityOf(IdentifierModel ids, ISymbol taken, ITypeSymbol? owner, CancellationToken cancellation) =>
        (ids.Entities.Declared(taken.OriginalDefinition, owner) ?? ids.At(taken, TypePath.Value, cancellation))?.Entity;

    private static void Convert(Place place, ExpressionSyntax number, ISymbol taken)
    {
        if (KnownIds.Of(place, number) is { } id)
            place.Edits.Replace(number, number.Parent is AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } ? $"{taken.Name} = {id}" : id);
        else
            place.Leave(number, $"It is a number, and goes to '{taken.ContainingSymbol.Name}{(taken is IParameterSymbol ? $"({taken.Name})" : $".{taken.Name}")}', an id of {place.Entity}, by a name that only the run finds: it has to be the row's UUID.");
    }
}
