using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0611: an id is a position in an array, a list or a string, or the length of one.</summary>
internal sealed class IdAsIndex : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnOperation(Array, OperationKind.ArrayElementReference);
        context.OnOperation(Creation, OperationKind.ArrayCreation);
        context.OnOperation(Indexer, OperationKind.PropertyReference);
        context.OnCall(Call, "ElementAt", "ElementAtOrDefault", "Skip", "Take", "RemoveAt", "Insert");
    }

    /// <summary>Whether a call takes a position.</summary>
    public static bool Takes(IInvocationOperation call) => call.TargetMethod.Name is nameof(Enumerable.ElementAt) or nameof(Enumerable.ElementAtOrDefault) or nameof(Enumerable.Skip) or nameof(Enumerable.Take)
        or nameof(List<int>.RemoveAt) or "Insert" && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty;

    private static void Array(OperationScope scope)
    {
        var element = (IArrayElementReferenceOperation)scope.Operation;
        foreach (var index in element.Indices)
            Report(scope, index, element.ArrayReference.Syntax);
    }

    private static void Creation(OperationScope scope)
    {
        foreach (var size in ((IArrayCreationOperation)scope.Operation).DimensionSizes)
            Report(scope, size, scope.Operation.Syntax);
    }

    // A dictionary's key is a type argument, a list's position an integer.
    private static void Indexer(OperationScope scope)
    {
        var property = (IPropertyReferenceOperation)scope.Operation;
        foreach (var argument in property.Arguments)
            if (argument.Parameter?.OriginalDefinition.Type.IsInteger() == true && scope.Model.Of(argument.Parameter, scope.Cancellation) is null)
                Report(scope, argument.Value, property.Instance?.Syntax ?? property.Syntax);
    }

    private static void Call(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (!Takes(call))
            return;
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.OriginalDefinition.Type.IsInteger() == true)
                Report(scope, argument.Value, call.Syntax);
    }

    private static void Report(OperationScope scope, IOperation index, SyntaxNode collection)
    {
        if (index.Type.IsInteger() && scope.Model.Of(index, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IdAsIndex, index.Syntax, id, id.Entity, collection, id.Reason);
    }
}
