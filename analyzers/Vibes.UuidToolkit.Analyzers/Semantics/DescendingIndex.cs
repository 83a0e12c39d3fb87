using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.EntityFramework;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>
/// VUID0603, of indexes: <c>HasIndex(x => new { x.UserId, x.Id }).IsDescending(false, true)</c> serves "newest first" by id. An
/// ascending index serves look-ups too, and stays silent.
/// </summary>
internal sealed class DescendingIndex : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "IsDescending");

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.TargetMethod.Name != "IsDescending" || !FluentCall.IsEntityFramework(call.TargetMethod) || Index(call, scope.Cancellation) is not { } index
            || Flags(call) is not { } flags)
            return;
        var columns = Columns(index, scope);
        for (var i = 0; i < columns.Length; i++)
            // Without arguments all columns are descending.
            if ((flags.IsEmpty || i < flags.Length && flags[i]) && columns[i] is { } id)
            {
                var name = FluentCall.NameOf(call);
                scope.Report(Descriptors.SortById, name, id, name.ToString() + (call.Syntax as InvocationExpressionSyntax)?.ArgumentList, id.Entity, id.Reason);
                return;
            }
    }

    private static IInvocationOperation? Index(IInvocationOperation call, CancellationToken cancellation)
    {
        var before = FluentCall.Before(call, cancellation);
        while (before is not null && before.TargetMethod.Name != "HasIndex" && FluentCall.IsEntityFramework(before.TargetMethod))
            before = FluentCall.Receiver(before) as IInvocationOperation;
        return before?.TargetMethod.Name == "HasIndex" ? before : null;
    }

    // Null where a flag is no constant.
    private static ImmutableArray<bool>? Flags(IInvocationOperation call)
    {
        if (FluentCall.Argument(call, "descending") is not IArrayCreationOperation { Initializer: var initializer })
            return null;
        var values = initializer?.ElementValues ?? ImmutableArray<IOperation>.Empty;
        return values.All(value => value.ConstantValue is { HasValue: true, Value: bool }) ? values.Select(value => (bool)value.ConstantValue.Value!).ToImmutableArray() : null;
    }

    private static ImmutableArray<Identifier?> Columns(IInvocationOperation index, OperationScope scope)
    {
        foreach (var argument in index.Arguments)
            if (ValueUse.Lambda(argument.Value) is { } lambda)
                return FluentCall.Result(lambda) switch
                {
                    IAnonymousObjectCreationOperation several => several.Initializers.Select(part => part is ISimpleAssignmentOperation { Value: var value } ? scope.Model.Of(value, scope.Cancellation) : null).ToImmutableArray(),
                    { } one => ImmutableArray.Create(scope.Model.Of(one, scope.Cancellation)),
                    null => ImmutableArray<Identifier?>.Empty,
                };
            else if (argument.Value is IArrayCreationOperation { Initializer.ElementValues: var names })
                return names.Select(name => name.ConstantValue.Value is string text ? scope.Model.Entities.Named(FluentCall.BuilderOf(index), text) : null).ToImmutableArray();
        return ImmutableArray<Identifier?>.Empty;
    }
}
