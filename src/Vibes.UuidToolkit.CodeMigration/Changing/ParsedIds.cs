using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Numbers that are parsed of a text under the name of an id which has changed, <c>int UserId(this ClaimsPrincipal user) => int.Parse(...)</c>, and that get nowhere from where the code tells that they
/// are one: the text is written of a UUID now, and to parse it throws, or finds nobody.
/// </summary>
internal static class ParsedIds
{
    private static readonly string[] Parsers = ["Parse", "TryParse", "ToInt32", "ToInt64"];

    /// <summary>The parses.</summary>
    /// <param name="scan">The changed solution.</param>
    /// <param name="changed">The entities whose ids have changed.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static IEnumerable<OpenPlace> In(SolutionScan scan, ImmutableArray<string> changed, CancellationToken cancellation)
    {
        foreach (var (compilation, tree) in scan.Files)
            if (Parsers.Any(parser => FileSearch.Has(tree, parser, cancellation)))
            {
                var model = compilation.GetSemanticModel(tree);
                foreach (var call in tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>())
                    if (WrittenType.Called(call)?.Identifier.ValueText is { } name && Parsers.Contains(name) && model.GetOperation(call, cancellation) is IInvocationOperation operation && Taken(operation) is { } taken
                        && EntityOf(taken, scan.Model.Entities) is { } entity && changed.Contains(entity.Name))
                        yield return new(entity.Name, Locations.Of(call.GetLocation()), call.ToString(),
                            $"It parses a number, and '{taken.Name}' is named for an id of {entity.Name}, which is a UUID now. Nothing in the code says that it is one.");
            }
    }

    private static Entity? EntityOf(ISymbol taken, EntityModel entities) => taken is IMethodSymbol method
        ? IntegerTypes.Unwrap(method.ReturnType).IsInteger() ? entities.OfIdName(WithoutVerb(method.Name)) : null
        : entities.ByName(taken)?.Entity;

    // GetUserId, CurrentUserId
    private static string WithoutVerb(string name)
    {
        foreach (var word in Verbs)
            if (name.StartsWith(word, StringComparison.Ordinal))
                name = name[word.Length..];
        return name;
    }

    private static readonly string[] Verbs = ["Get", "Read", "Parse", "Current"];

    // What a text's number is kept in, or given back by.
    private static ISymbol? Taken(IInvocationOperation call) => call switch
    {
        { TargetMethod: { Name: "TryParse" } method, Arguments: [.., { Parameter.RefKind: RefKind.Out, Value: var parsed }] } when method.ContainingType.IsInteger() => ValueUse.Referenced(parsed is IDeclarationExpressionOperation declared ? declared.Expression : parsed),
        { TargetMethod: { Name: "Parse" or "ToInt32" or "ToInt64", Parameters: [{ Type.SpecialType: SpecialType.System_String }, ..] } method } when method.ContainingType.IsInteger() || method.ContainingType.Name == nameof(Convert) => Target(call),
        _ => null,
    };

    private static ISymbol? Target(IInvocationOperation call) => ValueUse.Target(call) is { } target and not IParameterSymbol ? (target as IMethodSymbol)?.AssociatedSymbol ?? target : null;
}
