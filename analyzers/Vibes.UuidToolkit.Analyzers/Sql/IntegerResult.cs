using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Sql;

/// <summary>VUID0510: <c>Query&lt;int&gt;</c>, <c>ExecuteScalar&lt;long&gt;</c> or <c>QuerySingle&lt;(int, string)&gt;</c> of a statement whose result holds ids.</summary>
internal sealed class IntegerResult : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnOperation(Look, OperationKind.Invocation);

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (!scope.Model.SqlCalls.HasRows(call.TargetMethod) || Written(call.Syntax) is not { } written)
            return;
        if (call.TargetMethod.TypeArguments[0].IsIntegerOrNullable())
            Report(scope, call, written, TypePath.Value);
        else if (written is TupleTypeSyntax tuple)
            for (var i = 0; i < tuple.Elements.Count; i++)
                if (Places.Inner(call.TargetMethod.TypeArguments[0]).ElementAtOrDefault(i).IsIntegerOrNullable())
                    Report(scope, call, tuple.Elements[i].Type, TypePath.Of(i));
    }

    private static void Report(OperationScope scope, IInvocationOperation call, TypeSyntax type, TypePath place)
    {
        if ((scope.Model.SqlCalls.Result(call, place, scope.Cancellation) ?? (place.IsValue ? OfUse(scope, call) : null)) is { } id)
        {
            var where = type is NullableTypeSyntax nullable ? nullable.ElementType : type;
            scope.Report(Descriptors.IntegerResult, where, id, where, id.Entity, call.TargetMethod.Name, id.Reason);
        }
    }

    // A statement that is written elsewhere: what is made of the result tells.
    private static Identifier? OfUse(OperationScope scope, IInvocationOperation call) =>
        ValueUse.Of(scope.Model, call, scope.Cancellation) ?? ValueUse.OfElements(scope.Model, call, scope.Cancellation);

    private static TypeSyntax? Written(SyntaxNode call) => WrittenType.Called(call) is GenericNameSyntax { TypeArgumentList.Arguments: [var only] } ? only : null;
}
