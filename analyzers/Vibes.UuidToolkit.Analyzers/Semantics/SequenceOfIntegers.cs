using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0607: ids are taken for integers: <c>ids.OfType&lt;int&gt;()</c>, <c>ids.Cast&lt;int&gt;()</c>, <c>from int id in ids</c>.</summary>
internal sealed class SequenceOfIntegers : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "OfType", "Cast");

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (!Filters(scope.Types, call.TargetMethod) || !call.TargetMethod.TypeArguments[0].IsIntegerOrNullable() || call.Arguments.Length == 0)
            return;
        var id = scope.Model.OfElements(call.Arguments[0].Value, scope.Cancellation) ?? Selected.Id(scope, call) ?? ValueUse.OfElements(scope.Model, call, scope.Cancellation)
            ?? OfArguments(scope, call.Arguments[0].Value);
        if (id is not null)
            scope.Report(Descriptors.SequenceOfIntegers, Written(call.Syntax) ?? call.Syntax, id, call.Syntax, id.Entity, id.Reason);
    }

    /// <summary>Whether a method filters or casts a sequence to a type.</summary>
    public static bool Filters(KnownTypes types, IMethodSymbol method) =>
        method is { Name: nameof(Enumerable.OfType) or nameof(Enumerable.Cast), TypeArguments.Length: 1 } && SequenceMethods.IsQuery(types, method);

    // In a filter, context.ActionArguments.Values.OfType<int>(): what actions take is known from their parameters alone.
    private static Identifier? OfArguments(OperationScope scope, IOperation values)
    {
        while (values is IConversionOperation conversion)
            values = conversion.Operand;
        return values is IPropertyReferenceOperation { Property.Name: nameof(Dictionary<int, int>.Values), Instance: IPropertyReferenceOperation { Property: { Name: "ActionArguments" } arguments } }
            && KnownTypes.Is(arguments.ContainingType, scope.Types["Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext"])
            ? EndpointMethods.Actions(scope.Operation.SemanticModel!.Compilation, new(scope.Types), scope.Cancellation).SelectMany(action => action.Parameters)
                .Where(parameter => parameter.Type.IsIntegerOrNullable() || IntegerTypes.Unwrap(parameter.Type).IsGuid())
                .Select(parameter => scope.Model.Of(parameter, scope.Cancellation)).FirstOrDefault(id => id is not null)
            : null;
    }

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
