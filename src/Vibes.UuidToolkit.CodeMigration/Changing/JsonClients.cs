using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// What an HTTP client reads from JSON or writes into it, in types of its own: no value of the program gets there, and a UUID cannot be read into an integer. Those members are
/// listed that are still integers and are named for ids which have changed.
/// </summary>
internal static class JsonClients
{
    // Paged<Row> with its Row, and what that has; deeper a name says little.
    private const int Depth = 3;

    /// <summary>The members, each once.</summary>
    /// <param name="scan">The changed solution.</param>
    /// <param name="changed">The entities whose ids have changed.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static IEnumerable<OpenPlace> In(SolutionScan scan, ImmutableArray<string> changed, CancellationToken cancellation)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var (compilation, tree) in scan.Projects.SelectMany(project => project.Compilation.SyntaxTrees.Select(tree => (project.Compilation, tree))))
            if (FileSearch.Has(tree, "Json", cancellation))
                foreach (var call in tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>())
                    if (IsNamed(call) && compilation.GetSemanticModel(tree).GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { TypeArguments: [var type, ..] } method && IsOfClient(method))
                        foreach (var (member, entity) in Members(type, Addressed(call, scan.Model.Entities), scan.Model.Entities, Depth))
                            if (changed.Contains(entity.Name) && seen.Add(member) && member.DeclaringSyntaxReferences is [var declaration, ..] && declaration.GetSyntax(cancellation) is var syntax)
                                yield return new(entity.Name, Locations.Of(syntax.GetLocation()), syntax.ToString(),
                                    $"{method.Name} takes '{member.ContainingType.Name}' for JSON, and this is named for an id of {entity.Name}, which is a UUID now and cannot be read into a number. Nothing in the code says which answer it is.");
    }

    private static bool IsNamed(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name.Contains("Json", StringComparison.Ordinal);

    private static bool IsOfClient(IMethodSymbol method) => method.ContainingType is { Name: "HttpClientJsonExtensions" or "HttpContentJsonExtensions", ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Http" } };

    private static IEnumerable<(IPropertySymbol Member, Entity Entity)> Members(ITypeSymbol? type, Entity? addressed, EntityModel entities, int depth)
    {
        if (depth == 0 || type is null)
            yield break;
        if (type is IArrayTypeSymbol array)
            type = array.ElementType;
        foreach (var argument in (type as INamedTypeSymbol)?.TypeArguments ?? [])
            foreach (var member in Members(argument, addressed, entities, depth - 1))
                yield return member;
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false } named || entities.Of(named) is not null)
            yield break;
        foreach (var property in named.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic && !property.IsIndexer))
            if (property.Type.IsIntegerOrNullable())
            {
                if (Of(property, named, addressed, entities) is { } entity)
                    yield return (property, entity);
            }
            else
                foreach (var member in Members(property.Type, null, entities, depth - 1))
                    yield return member;
    }

    // UserId; the Id of a UserRow, or of what comes from /api/users.
    private static Entity? Of(IPropertySymbol property, INamedTypeSymbol type, Entity? addressed, EntityModel entities) => property.Name == "Id"
        ? entities.All.Where(entity => type.Name.StartsWith(entity.SimpleName, StringComparison.Ordinal)).MaxBy(entity => entity.SimpleName.Length) ?? addressed
        : entities.NamedLike(property)?.Entity;

    /// <summary>The entity that the last noun of an address is the name of: of <c>$"/api/users/{id}"</c>; null where there is none.</summary>
    private static Entity? Addressed(InvocationExpressionSyntax call, EntityModel entities) =>
        call.ArgumentList.Arguments.Select(argument => Text(argument.Expression)).FirstOrDefault(text => text is not null)?.Split('/', '?').Select(entities.OfNoun).LastOrDefault(entity => entity is not null);

    private static string? Text(ExpressionSyntax address) => address switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.OfType<InterpolatedStringTextSyntax>().Select(part => part.TextToken.ValueText)),
        _ => null,
    };
}
