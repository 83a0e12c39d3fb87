using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>The local variable that an operation declares.</summary>
internal static class LocalSymbols
{
    /// <summary>The variable; null where the operation declares none, or several.</summary>
    public static ILocalSymbol? Of(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation reference } => reference.Local,
        IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } => local,
        _ => null,
    };
}
