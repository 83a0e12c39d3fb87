using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>
/// VUID0406: an interface that stands for the other side of a network, Refit's or that of a hub's clients, sends an id as an
/// integer. Nothing in the code implements it: only its callers tell what its parameters hold.
/// </summary>
internal sealed class IntegerClientParameter : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var web = new WebTypes(context.Types);
        if (web.RefitMethod is null && web.Hub is null)
            return;
        var clients = new HubClients(web);
        var sent = new ConcurrentDictionary<IParameterSymbol, Identifier>(SymbolEqualityComparer.Default);
        context.OnOperation(scope => Look(scope, web, clients, sent), OperationKind.Invocation);
        context.OnEnd(scope => Report(scope, sent));
    }

    private static void Look(OperationScope scope, WebTypes web, HubClients clients, ConcurrentDictionary<IParameterSymbol, Identifier> sent)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.TargetMethod.ContainingType?.TypeKind != TypeKind.Interface || call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
            || !EndpointMethods.IsRefitMethod(call.TargetMethod, web) && !clients.Has(call.TargetMethod.ContainingType, call.SemanticModel!.Compilation, scope.Cancellation))
            return;
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.OriginalDefinition is { } parameter && EndpointParameter.MayHoldIntegers(parameter.Type) && !sent.ContainsKey(parameter)
                && (scope.Model.Of(argument.Value, scope.Cancellation) ?? scope.Model.OfElements(argument.Value, scope.Cancellation)) is { } id)
                sent.TryAdd(parameter, id);
    }

    private static void Report(EndScope scope, ConcurrentDictionary<IParameterSymbol, Identifier> sent)
    {
        foreach (var (parameter, id) in sent.Select(pair => (pair.Key, pair.Value)))
            scope.Report(Descriptors.IntegerClientParameter, EndpointParameter.Place(parameter, scope.Cancellation), parameter, id,
                parameter.Name, parameter.ContainingSymbol.Name, id.Entity, parameter.Type.ToDisplayString(), id.Reason);
    }
}
