using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Entities that are sets of a context, or of an interface that stands for one, or have a configuration class.</summary>
internal sealed class EfContexts(KnownTypes types, ModelFacts facts)
{
    /// <summary>Looks at the types that a file declares.</summary>
    public void Read(SemanticModel model, SyntaxNode root, CancellationToken cancellation)
    {
        foreach (var node in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            if (node is TypeDeclarationSyntax declaration && model.GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type)
                Read(type);
    }

    /// <summary>Looks at one type: a context, an interface of sets, a configuration.</summary>
    public void Read(INamedTypeSymbol type)
    {
        // The sets of base contexts come with the type arguments of this one: IdentityDbContext<User, Role, int>.
        for (var current = type; current is { SpecialType: SpecialType.None } && !KnownTypes.Is(current, types.DbContext); current = current.BaseType)
            foreach (var member in current.GetMembers())
                if (member is IPropertySymbol { Type: INamedTypeSymbol set } property && KnownTypes.Is(set, types.DbSet) && facts.Add(set.TypeArguments[0]) is { } entity)
                    entity.Set ??= property.Name;
        if (types.EntityTypeConfiguration is not null)
            foreach (var contract in type.Interfaces)
                if (KnownTypes.Is(contract, types.EntityTypeConfiguration))
                    facts.Add(contract.TypeArguments[0]);
    }
}
