using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0607: ids are taken for integers: <c>ids.OfType&lt;int&gt;()</c>, <c>ids.Cast&lt;int&gt;()</c>, <c>from int id in ids</c>.</summary>
internal sealed class SequenceOfIntegers : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnOperation(Look, OperationKind.Invocation);

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (!Filters(scope.Types, call.TargetMethod) || !call.TargetMethod.TypeArguments[0].IsIntegerOrNullable() || call.Arguments.Length == 0)
            return;
        var id = scope.Model.OfElements(call.Arguments[0].Value, scope.Cancellation) ?? Selected.Id(scope, call) ?? ValueUse.OfElements(scope.Model, call, scope.Cancellation);
        if (id is not null)
            scope.Report(Descriptors.SequenceOfIntegers, Written(call.Syntax) ?? call.Syntax, id, call.Syntax, id.Entity, id.Reason);
    }

    /// <summary>Whether a method filters or casts a sequence to a type.</summary>
    public static bool Filters(KnownTypes types, IMethodSymbol method) =>
        method is { Name: nameof(Enumerable.OfType) or nameof(Enumerable.Cast), TypeArguments.Length: 1 } && SequenceMethods.IsQuery(types, method);

    private static SyntaxNode? Written(SyntaxNode syntax)
    {
        var type = syntax switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax name } } => name.TypeArgumentList.Arguments[0],
            FromClauseSyntax clause => clause.Type,
            _ => null,
        };
        return type is NullableTypeSyntax nullable ? nullable.ElementType : type;
    }
}
