using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.EntityFramework;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Hygiene;

/// <summary>VUID0706: <c>Guid.NewGuid()</c> or <c>Guid.CreateVersion7()</c> within <c>HasData</c>.</summary>
internal sealed class UnstableSeed : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "NewGuid", "CreateVersion7");

    /// <summary>Whether an operation is within the arguments of <c>HasData</c>.</summary>
    public static bool IsWithin(IOperation operation) => Seed(operation) is not null;

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.TargetMethod.Name is "NewGuid" or "CreateVersion7" && call.TargetMethod.ContainingType.IsGuid() && Seed(call) is { } seed
            && FluentCall.BuilderOf(seed) is { } type && scope.Model.Entities.Of(type) is { } entity)
            scope.Report(Descriptors.UnstableSeed, call.Syntax, scope.Model.Entities.KeyOf(type), $"Guid.{call.TargetMethod.Name}()", entity);
    }

    private static IInvocationOperation? Seed(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
            if (parent is IInvocationOperation call && IntegerSeed.IsSeed(call))
                return call;
        return null;
    }
}
