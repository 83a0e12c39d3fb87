using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>The local variables that an operation declares, with the operation that has their type in its syntax.</summary>
internal static class LocalSymbols
{
    /// <summary>The kinds of operations that declare variables.</summary>
    public static readonly ImmutableArray<OperationKind> Kinds = ImmutableArray.Create(
        OperationKind.VariableDeclaration, OperationKind.Loop, OperationKind.DeclarationExpression, OperationKind.DeclarationPattern);

    /// <summary>The variables.</summary>
    public static IEnumerable<ILocalSymbol> Of(IOperation operation) => operation switch
    {
        IVariableDeclarationOperation declaration => declaration.Declarators.Select(declarator => declarator.Symbol),
        IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation declarator } => [declarator.Symbol],
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation reference } => [reference.Local],
        IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } => [local],
        _ => [],
    };
}
