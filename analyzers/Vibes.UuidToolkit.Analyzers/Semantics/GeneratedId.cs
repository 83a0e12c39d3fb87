using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0609: ids are made by a counter, a range or at random: <c>Interlocked.Increment(ref id)</c>, <c>Enumerable.Range</c>, <c>Random.Next</c>.</summary>
internal sealed class GeneratedId : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "Next", "NextInt64", "GetInt32", "Increment", "Decrement", "Add", "Range");

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (!Generates(scope.Types, call.TargetMethod))
            return;
        var id = call.Type.IsInteger() ? ValueUse.Of(scope.Model, call, scope.Cancellation) : ValueUse.OfElements(scope.Model, call, scope.Cancellation);
        foreach (var argument in call.Arguments)
            id ??= scope.Model.Of(argument.Value, scope.Cancellation);
        if (id is not null)
            scope.Report(Descriptors.GeneratedId, call.Syntax is InvocationExpressionSyntax { Expression: var name } ? name : call.Syntax, id, call.Syntax, id.Entity, id.Reason);
    }

    /// <summary>Whether a method makes integers.</summary>
    public static bool Generates(KnownTypes types, IMethodSymbol method) => method switch
    {
        { Name: "Next" or "NextInt64" } => KnownTypes.DerivesFrom(method.ContainingType, types["System.Random"]),
        { Name: "GetInt32" } => KnownTypes.Is(method.ContainingType, types["System.Security.Cryptography.RandomNumberGenerator"]),
        { Name: "Increment" or "Decrement" or "Add" } => KnownTypes.Is(method.ContainingType, types["System.Threading.Interlocked"]),
        { Name: nameof(Enumerable.Range) } => KnownTypes.Is(method.ContainingType, types.Enumerable) || KnownTypes.Is(method.ContainingType, types["System.Linq.ParallelEnumerable"]),
        _ => false,
    };
}
