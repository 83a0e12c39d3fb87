using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0302: a method, an indexer or a delegate returns an id as an integer, directly or as a task.</summary>
internal sealed class IntegerReturn : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnSymbol(Declared, SymbolKind.Method);
        context.OnSymbol(Indexer, SymbolKind.Property);
        context.OnSymbol(Delegate, SymbolKind.NamedType);
        context.OnOperation(Nested, OperationKind.LocalFunction, OperationKind.AnonymousFunction);
    }

    private static void Declared(SymbolScope scope) => Declared(scope, scope.Symbol);

    private static void Delegate(SymbolScope scope)
    {
        if (scope.Symbol is INamedTypeSymbol { DelegateInvokeMethod: { } invoke })
            Declared(scope, invoke);
    }

    private static void Declared(SymbolScope scope, ISymbol symbol)
    {
        if (DeclaredIds.Value(symbol, scope.Model, scope.Cancellation) is var (syntax, id))
            scope.Report(Descriptors.IntegerReturn, syntax.GetLocation(), id, scope.Symbol.Name, id.Entity, syntax, id.Reason);
    }

    private static void Indexer(SymbolScope scope)
    {
        if (scope.Symbol is IPropertySymbol { IsIndexer: true })
            Declared(scope);
    }

    private static void Nested(OperationScope scope)
    {
        var method = scope.Operation is ILocalFunctionOperation function ? function.Symbol : ((IAnonymousFunctionOperation)scope.Operation).Symbol;
        if (DeclaredIds.Value(method, scope.Model, scope.Cancellation) is var (syntax, id))
            scope.Report(Descriptors.IntegerReturn, syntax, id, method.Name is { Length: > 0 } name ? name : "The lambda", id.Entity, syntax, id.Reason);
    }
}
