using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Literals;

/// <summary>Where the text of a constant is written: <c>const string Route = "/journals/{id:int}"</c> for <c>Get(Route)</c>.</summary>
internal static class DeclaredConstant
{
    /// <summary>What a constant that an operation names is declared with, or the operation's own text; null where that is no expression.</summary>
    public static ExpressionSyntax? Written(IOperation constant, CancellationToken cancellation)
    {
        ISymbol? named = constant switch
        {
            IFieldReferenceOperation { Field: { IsConst: true } field } => field,
            ILocalReferenceOperation { Local: { IsConst: true } local } => local,
            _ => null,
        };
        return Declared(named, constant.SemanticModel?.Compilation, cancellation) ?? constant.Syntax as ExpressionSyntax;
    }

    /// <summary>What a constant is declared with; null where that is not in the compilation's source.</summary>
    public static ExpressionSyntax? Declared(ISymbol? constant, Compilation? compilation, CancellationToken cancellation) =>
        constant?.DeclaringSyntaxReferences is [var reference] && compilation?.ContainsSyntaxTree(reference.SyntaxTree) == true
            ? (reference.GetSyntax(cancellation) as VariableDeclaratorSyntax)?.Initializer?.Value : null;
}
