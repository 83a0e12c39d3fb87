using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>The class that holds the model as Entity Framework's last migration left it.</summary>
/// <param name="Context">The context that it belongs to.</param>
/// <param name="Class">Its declaration.</param>
/// <param name="Body">What <c>BuildModel</c> does.</param>
/// <param name="Semantics">The meaning of its file.</param>
internal sealed record ModelSnapshot(INamedTypeSymbol Context, ClassDeclarationSyntax Class, BlockSyntax Body, SemanticModel Semantics)
{
    /// <summary>The file.</summary>
    public SyntaxTree Tree => Class.SyntaxTree;

    /// <summary>The snapshots in a compilation.</summary>
    public static ImmutableArray<ModelSnapshot> In(Compilation compilation, CancellationToken cancellation)
    {
        if (compilation.GetTypeByMetadataName("Microsoft.EntityFrameworkCore.Infrastructure.ModelSnapshot") is not { } root)
            return [];
        var snapshots = ImmutableArray.CreateBuilder<ModelSnapshot>();
        foreach (var type in compilation.GetSymbolsWithName(name => name.EndsWith("Snapshot", StringComparison.Ordinal), SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>())
            if (DerivesFrom(type, root) && ContextOf(type) is { } context)
                foreach (var part in type.DeclaringSyntaxReferences)
                    if (part.GetSyntax(cancellation) is ClassDeclarationSyntax declaration
                        && declaration.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == "BuildModel") is { Body: { } body })
                        snapshots.Add(new(context, declaration, body, compilation.GetSemanticModel(declaration.SyntaxTree)));
        return [.. snapshots.OrderBy(snapshot => snapshot.Tree.FilePath, StringComparer.Ordinal)];
    }

    /// <summary>The context that <c>[DbContext(typeof(X))]</c> names on a snapshot or migration.</summary>
    public static INamedTypeSymbol? ContextOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "DbContextAttribute")?.ConstructorArguments is [{ Value: INamedTypeSymbol context }] ? context : null;

    /// <summary>Whether a type derives from another.</summary>
    public static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol root)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            if (SymbolEqualityComparer.Default.Equals(current, root))
                return true;
        return false;
    }
}
