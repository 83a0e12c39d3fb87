using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Models;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// A base class, or interface, whose heirs a model registers by reflection: <c>foreach (var type in types.Where(t => t.IsSubclassOf(typeof(EntityBase)))) modelBuilder.Entity(type);</c>
/// </summary>
/// <param name="Name">Its full name.</param>
/// <param name="Assembly">The assembly of the model.</param>
internal readonly record struct RegisteredBase(string Name, string? Assembly)
{
    private const string Entity = "Entity";

    // What goes through the entities that the model has already registers none.
    private static readonly string[] OfModel = ["GetEntityTypes", "ClrType"];

    /// <summary>Those that a compilation's models name. Looked for in methods that are given a model builder, and told by their syntax.</summary>
    public static ImmutableArray<RegisteredBase> In(Compilation compilation, KnownTypes types, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<RegisteredBase>();
        if (types.ModelBuilder is not null)
            foreach (var tree in compilation.SyntaxTrees)
                if ((CandidateTrees.Of(tree, cancellation) & (Mentions.Configuration | Mentions.Snapshot)) == Mentions.Configuration)
                    foreach (var node in tree.GetRoot(cancellation).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
                        if (node is MethodDeclarationSyntax method && EfConfiguration.MayConfigure(method) && Tested(method) is { } tested && compilation.GetSemanticModel(tree).GetTypeInfo(tested, cancellation).Type is INamedTypeSymbol type)
                            found.Add(new(type.OriginalDefinition.ToDisplayString(), compilation.AssemblyName));
        return found.ToImmutable();
    }

    /// <summary>
    /// Whether a class is registered for what it inherits. Where the model or the base class is, the heirs are entities; of other assemblies, which may have requests and answers that
    /// inherit it, those that there is a repository for.
    /// </summary>
    /// <param name="type">The class.</param>
    /// <param name="isKept">Whether its compilation has a repository for it.</param>
    public bool Has(INamedTypeSymbol type, Func<INamedTypeSymbol, bool> isKept)
    {
        foreach (var ancestor in Ancestors.Of(type))
            if (ancestor.OriginalDefinition.ToDisplayString() == Name)
                return type.ContainingAssembly.Name == Assembly || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, ancestor.ContainingAssembly) || isKept(type);
        return false;
    }

    // The one type that those are asked for which the method gives to Entity.
    private static TypeSyntax? Tested(MethodDeclarationSyntax method)
    {
        if (!Registers(method) || method.DescendantNodes().Any(node => node is IdentifierNameSyntax { Identifier.ValueText: var name } && Array.IndexOf(OfModel, name) >= 0))
            return null;
        List<TypeSyntax> tested = [.. method.DescendantNodes().OfType<TypeOfExpressionSyntax>().Where(IsAsked).Select(of => of.Type)];
        return tested.Select(type => type.ToString()).Distinct().Count() == 1 ? tested[0] : null;
    }

    // modelBuilder.Entity(type), where the type is what a loop or a lambda is given.
    private static bool Registers(MethodDeclarationSyntax method)
    {
        foreach (var node in method.DescendantNodes())
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var builder }, Name: IdentifierNameSyntax { Identifier.ValueText: Entity } }, ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax { Identifier.ValueText: var given } }, ..] } call
                && method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == builder && WrittenType.Name(parameter.Type)?.Identifier.ValueText == nameof(KnownTypes.ModelBuilder)) && call.Ancestors().Any(around => IsOver(around, given)))
                return true;
        return false;
    }

    private static bool IsOver(SyntaxNode node, string name) => node switch
    {
        ForEachStatementSyntax loop => loop.Identifier.ValueText == name,
        SimpleLambdaExpressionSyntax lambda => lambda.Parameter.Identifier.ValueText == name,
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name),
        _ => false,
    };

    // t.IsSubclassOf(typeof(X)), typeof(X).IsAssignableFrom(t), t.BaseType == typeof(X).
    private static bool IsAsked(TypeOfExpressionSyntax of) => of.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsSubclassOf" or "IsAssignableTo" } } } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsAssignableFrom" } => true,
        BinaryExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "BaseType" } } => true,
        _ => false,
    };
}
