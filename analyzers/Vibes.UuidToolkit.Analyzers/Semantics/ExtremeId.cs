using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0604: the greatest or smallest id is taken: <c>Max(x => x.Id)</c>, <c>MaxBy(x => x.Id)</c>, <c>Math.Max(a.Id, b.Id)</c>.</summary>
internal sealed class ExtremeId : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "Max", "Min", "MaxBy", "MinBy", "MaxAsync", "MinAsync", "MaxByAsync", "MinByAsync");

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        // Max(...) + 1 makes an id, which the rule of arithmetic says.
        if (!Takes(scope.Types, call.TargetMethod) || Selected.Id(scope, call) is not { } id || IdArithmetic.IsOperand(call))
            return;
        var (where, what) = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } syntax
            ? (member.Name, member.Name.Identifier.ValueText + syntax.ArgumentList) : (call.Syntax, call.Syntax.ToString());
        scope.Report(Descriptors.ExtremeId, where, id, what, id.Entity, id.Reason);
    }

    /// <summary>Whether a method takes the greatest or smallest of a sequence.</summary>
    public static bool Takes(KnownTypes types, IMethodSymbol method) =>
        method.Name is nameof(Enumerable.Max) or nameof(Enumerable.Min) or "MaxBy" or "MinBy" or "MaxAsync" or "MinAsync" or "MaxByAsync" or "MinByAsync" && SequenceMethods.IsQuery(types, method);
}
