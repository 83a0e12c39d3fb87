using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0302: a method or an indexer returns an id as an integer, directly or as a task.</summary>
internal sealed class IntegerReturn : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnSymbol(Declared, SymbolKind.Method);
        context.OnSymbol(Indexer, SymbolKind.Property);
        context.OnOperation(Nested, OperationKind.LocalFunction, OperationKind.AnonymousFunction);
    }

    private static void Declared(SymbolScope scope)
    {
        if (DeclaredIds.Value(scope.Symbol, scope.Model, scope.Cancellation) is var (syntax, id))
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
