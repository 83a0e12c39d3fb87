using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>The type of a symbol, and where its declaration writes it.</summary>
internal static class DeclaredType
{
    /// <summary>The type of what a symbol holds or returns; null for a symbol that holds nothing.</summary>
    public static ITypeSymbol? Of(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        ILocalSymbol local => local.Type,
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        IEventSymbol raised => raised.Type,
        _ => null,
    };

    /// <summary>
    /// The syntax of that type; null where it is not written, as that of a lambda's parameter, and where another declaration
    /// stands for it: a record's parameter is its property, and of <c>int a, b</c> only the first has the type.
    /// </summary>
    public static TypeSyntax? SyntaxOf(ISymbol symbol, CancellationToken cancellation) =>
        symbol is not IPropertySymbol { IsIndexer: false } && !PositionalParameter.DeclaresProperty(symbol) && symbol.DeclaringSyntaxReferences is [var reference, ..]
            ? SyntaxOf(reference.GetSyntax(cancellation)) : null;

    private static TypeSyntax? SyntaxOf(SyntaxNode declaration) => declaration switch
    {
        ParameterSyntax parameter => parameter.Type,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variables } variable => variables.Variables[0] == variable ? variables.Type : null,
        ForEachStatementSyntax loop => loop.Type,
        SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax expression } => expression.Type,
        SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax pattern } => pattern.Type,
        MethodDeclarationSyntax method => method.ReturnType,
        IndexerDeclarationSyntax indexer => indexer.Type,
        EventDeclarationSyntax raised => raised.Type,
        LocalFunctionStatementSyntax function => function.ReturnType,
        DelegateDeclarationSyntax type => type.ReturnType,
        OperatorDeclarationSyntax method => method.ReturnType,
        ConversionOperatorDeclarationSyntax method => method.Type,
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ReturnType,
        _ => null,
    };
}
