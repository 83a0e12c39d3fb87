using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>
/// What the compiler's driver shows to analyzers, for whoever already has the compilation: the driver works on a copy, whose
/// symbols are others.
/// </summary>
internal static class RuleRun
{
    /// <summary>The root of each operation in a tree, with the member that it belongs to.</summary>
    public static IEnumerable<(IOperation Operation, ISymbol Owner)> Operations(SemanticModel model, CancellationToken cancellation)
    {
        foreach (var node in model.SyntaxTree.GetRoot(cancellation).DescendantNodesAndSelf(IsOutsideOfBodies))
            if (IsRoot(node) && model.GetOperation(node, cancellation) is { } operation && Owner(model, node, cancellation) is { } owner)
                yield return (operation, owner);
    }

    /// <summary>The symbols that the source declares, those first that hold others.</summary>
    public static IEnumerable<ISymbol> Symbols(INamedTypeSymbol type)
    {
        yield return type;
        foreach (var member in type.GetMembers())
            if (!member.IsImplicitlyDeclared && member is IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol)
            {
                yield return member;
                if (PartialHalves.Other(member) is { } half)
                    yield return half;
            }
    }

    /// <summary>The parameters that a symbol declares.</summary>
    public static IEnumerable<IParameterSymbol> Parameters(ISymbol symbol)
    {
        var parameters = symbol switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => invoke.Parameters,
            INamedTypeSymbol type when ExtensionBlock.Receiver(type) is { } receiver => ImmutableArray.Create(receiver),
            _ => ImmutableArray<IParameterSymbol>.Empty,
        };
        foreach (var parameter in parameters)
            if (!parameter.IsImplicitlyDeclared)
                yield return parameter;
    }

    private static bool IsOutsideOfBodies(SyntaxNode node) => node is not (BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or GlobalStatementSyntax);

    private static bool IsRoot(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null || method is ConstructorDeclarationSyntax,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        ArrowExpressionClauseSyntax => node.Parent is BasePropertyDeclarationSyntax,
        EqualsValueClauseSyntax => node.Parent is PropertyDeclarationSyntax or ParameterSyntax or EnumMemberDeclarationSyntax
            || node.Parent is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax },
        CompilationUnitSyntax unit => unit.Members.Any(SyntaxKind.GlobalStatement),
        AttributeSyntax or PrimaryConstructorBaseTypeSyntax => true,
        _ => false,
    };

    private static ISymbol? Owner(SemanticModel model, SyntaxNode node, CancellationToken cancellation) => node switch
    {
        ArrowExpressionClauseSyntax { Parent: { } property } => (model.GetDeclaredSymbol(property, cancellation) as IPropertySymbol)?.GetMethod,
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => model.GetDeclaredSymbol(node, cancellation),
        EqualsValueClauseSyntax { Parent: { } declared } => model.GetDeclaredSymbol(declared is ParameterSyntax ? declared.Parent!.Parent! : declared, cancellation),
        CompilationUnitSyntax unit => model.GetDeclaredSymbol(unit, cancellation),
        PrimaryConstructorBaseTypeSyntax { Parent.Parent: { } type } => model.GetDeclaredSymbol(type, cancellation),
        AttributeSyntax { Parent.Parent: { } declared } => model.GetDeclaredSymbol(declared is BaseFieldDeclarationSyntax field ? field.Declaration.Variables[0] : declared, cancellation)
            ?? model.GetEnclosingSymbol(node.SpanStart, cancellation),
        _ => null,
    };
}
