using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

namespace Vibes.UuidToolkit.Recall.Benchmarks;

/// <summary>Where a person would write <c>Guid</c> to begin with: the keys and foreign keys of the entities, and nothing that only receives them.</summary>
internal static class KeyDeclarations
{
    /// <summary>The integer types in a project's code that keys and foreign keys are declared with.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="entities">The entities of the solution.</param>
    public static IEnumerable<TypeSyntax> Of(Compilation compilation, EntityModel entities) => compilation.SyntaxTrees
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Select(type => (Syntax: type, Symbol: compilation.GetSemanticModel(tree).GetDeclaredSymbol(type) as INamedTypeSymbol)))
        .Where(type => type.Symbol is not null).SelectMany(type => InBases(type.Syntax, type.Symbol!, compilation, entities).Concat(InMembers(type.Syntax, type.Symbol!, entities)))
        .SelectMany(Integers);

    // class User : IdentityUser<int>, Entity<int>
    private static IEnumerable<TypeSyntax> InBases(TypeDeclarationSyntax syntax, INamedTypeSymbol type, Compilation compilation, EntityModel entities)
    {
        var model = compilation.GetSemanticModel(syntax.SyntaxTree);
        foreach (var written in syntax.BaseList?.Types.Select(based => based.Type) ?? [])
            if (model.GetTypeInfo(written).Type is INamedTypeSymbol { IsGenericType: true } generic && written.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault() is { } name)
                foreach (var (index, argument) in name.TypeArgumentList.Arguments.Index())
                    if (generic.TypeArguments.Length == name.TypeArgumentList.Arguments.Count && generic.TypeArguments[index].IsInteger()
                        && (IsOfIdentity(generic) && entities.IdentityKey is not null || entities.KeyDeclaredBy(generic, index, type) is not null))
                        yield return argument;
    }

    private static IEnumerable<TypeSyntax> InMembers(TypeDeclarationSyntax syntax, INamedTypeSymbol type, EntityModel entities) =>
        from member in type.GetMembers()
        where member is IPropertySymbol or IFieldSymbol && IntegerTypes.Declared(member).IsIntegerOrNullable() && IsKey(member, entities)
        from reference in member.DeclaringSyntaxReferences
        let declaration = reference.GetSyntax()
        where syntax.Contains(declaration)
        select declaration switch
        {
            PropertyDeclarationSyntax property => property.Type,
            ParameterSyntax parameter => parameter.Type,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variables } => variables.Type,
            _ => null,
        }
        into written
        where written is not null
        select written;

    private static bool IsKey(ISymbol member, EntityModel entities) => entities.Declared(member) is not null || entities.Held(member).Any(held => held.Id is not null);

    private static bool IsOfIdentity(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal);

    private static IEnumerable<TypeSyntax> Integers(TypeSyntax type) => type.DescendantNodesAndSelf().OfType<PredefinedTypeSyntax>().Where(written => written.Span.Length >= GuidNames.Least);
}
