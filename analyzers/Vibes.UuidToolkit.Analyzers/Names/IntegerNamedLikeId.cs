using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Names;

/// <summary>VUID0901: a declaration that nothing but its name says is an id.</summary>
internal sealed class IntegerNamedLikeId : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnSymbol(Look, SymbolKind.Property, SymbolKind.Field, SymbolKind.Parameter);
        context.OnOperation(LookWithin, OperationKind.VariableDeclarator, OperationKind.AnonymousFunction);
    }

    private static void Look(SymbolScope scope)
    {
        var symbol = scope.Symbol;
        // The parameter of a positional record is its property; an override's parameter has the type that the base gave it.
        if (symbol.IsImplicitlyDeclared || symbol.IsOverride || symbol.ContainingSymbol is { IsOverride: true } || IsPositional(symbol))
            return;
        if (scope.Model.ByName(symbol, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerNamedLikeId, symbol.Locations[0], id, symbol.Name, id.Entity, TypeOf(symbol), id.Reason);
    }

    private static void LookWithin(OperationScope scope)
    {
        if (scope.Operation is IVariableDeclaratorOperation { Symbol: var local })
            Report(scope, local);
        else if (scope.Operation is IAnonymousFunctionOperation { Symbol.Parameters: var parameters })
            foreach (var parameter in parameters)
                Report(scope, parameter);
    }

    private static void Report(OperationScope scope, ISymbol symbol)
    {
        if (symbol.Locations is [{ IsInSource: true } location, ..] && scope.Model.ByName(symbol, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerNamedLikeId, location, id, symbol.Name, id.Entity, TypeOf(symbol), id.Reason);
    }

    private static bool IsPositional(ISymbol symbol) =>
        symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor }, ContainingType: { IsRecord: true } record }
        && record.GetMembers(symbol.Name).Any(member => member is IPropertySymbol && member.Locations[0] == symbol.Locations[0]);

    private static string TypeOf(ISymbol symbol) => (symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => ((ILocalSymbol)symbol).Type,
    }).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
