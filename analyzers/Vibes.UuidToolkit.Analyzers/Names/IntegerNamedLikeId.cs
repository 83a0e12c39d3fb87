using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Names;

/// <summary>
/// VUID0901: a declaration that nothing but its name says is an id. That nothing else says so is known once the whole compilation
/// was seen.
/// </summary>
internal sealed class IntegerNamedLikeId : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var named = new ConcurrentDictionary<ISymbol, Identifier>(SymbolEqualityComparer.Default);
        context.OnSymbol(scope => Look(scope, named), SymbolKind.Property, SymbolKind.Field, SymbolKind.Parameter);
        context.OnOperation(scope => LookWithin(scope, named), OperationKind.VariableDeclarator, OperationKind.AnonymousFunction);
        context.OnEnd(scope => Report(scope, named));
    }

    private static void Look(SymbolScope scope, ConcurrentDictionary<ISymbol, Identifier> named)
    {
        var symbol = scope.Symbol;
        // The parameter of a positional record is its property; an override's parameter has the type that the base gave it.
        if (!symbol.IsImplicitlyDeclared && !symbol.IsOverride && symbol.ContainingSymbol is not { IsOverride: true } && !PositionalParameter.DeclaresProperty(symbol))
            Add(symbol, scope.Model, named, scope.Cancellation);
    }

    private static void LookWithin(OperationScope scope, ConcurrentDictionary<ISymbol, Identifier> named)
    {
        if (scope.Operation is IVariableDeclaratorOperation { Symbol: var local })
            Add(local, scope.Model, named, scope.Cancellation);
        else if (scope.Operation is IAnonymousFunctionOperation { Symbol.Parameters: var parameters })
            foreach (var parameter in parameters)
                Add(parameter, scope.Model, named, scope.Cancellation);
    }

    private static void Add(ISymbol symbol, IdentifierModel model, ConcurrentDictionary<ISymbol, Identifier> named, CancellationToken cancellation)
    {
        if (symbol.Locations is [{ IsInSource: true }, ..] && model.ByName(symbol, cancellation) is { } id)
            named.TryAdd(symbol, id);
    }

    private static void Report(EndScope scope, ConcurrentDictionary<ISymbol, Identifier> named)
    {
        if (named.IsEmpty)
            return;
        // What receives ids is reported as such.
        var received = new HashSet<Location>(scope.Model.Received(scope.Cancellation).Select(place => place.Symbol.Locations[0]));
        foreach (var (symbol, id) in named.Select(pair => (pair.Key, pair.Value)))
            if (symbol.Locations[0] is var place && !received.Contains(place))
                scope.Report(Descriptors.IntegerNamedLikeId, place, symbol, id, symbol.Name, id.Entity, TypeOf(symbol), id.Reason);
    }

    private static string TypeOf(ISymbol symbol) => (symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => ((ILocalSymbol)symbol).Type,
    }).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
