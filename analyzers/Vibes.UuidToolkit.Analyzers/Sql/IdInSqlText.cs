using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;
using Vibes.UuidToolkit.Analyzers.Sql.Texts;

namespace Vibes.UuidToolkit.Analyzers.Sql;

/// <summary>VUID0507: an id is concatenated or interpolated into a statement, where it is no parameter.</summary>
internal sealed class IdInSqlText : SqlTextRule
{
    /// <inheritdoc/>
    protected override void Look(OperationScope scope, SqlText text)
    {
        SqlMeaning? meaning = null;
        foreach (var (position, expression) in text.Holes)
        {
            if (IsParameter(scope, text.Expression))
                return;
            meaning ??= scope.Model.Sql.Of(text.Value);
            // A table's name is none of ours, and '{id}' is a text, which PostgreSQL takes for a uuid.
            if (meaning.Values.Contains(position) && scope.Operation.SemanticModel?.GetOperation(expression, scope.Cancellation) is { } value && Written(scope, value, meaning.Holes.TryGetValue(position, out var binding) ? binding : null) is { } id)
                scope.Report(Descriptors.IdInSqlText, expression, id, expression, id.Entity, id.Reason);
        }
    }

    // FromSql($"...") takes the text apart: what is interpolated is a parameter.
    private static bool IsParameter(OperationScope scope, ExpressionSyntax expression) =>
        scope.Operation.SemanticModel!.GetTypeInfo(expression, scope.Cancellation).ConvertedType is { SpecialType: not SpecialType.System_String } type && type.Name is "FormattableString" or "IFormattable";

    private static Identifier? Written(OperationScope scope, IOperation value, SqlBinding? binding)
    {
        var stripped = SlotFinder.Stripped(value);
        if (Places.CanHoldId(IntegerTypes.Unwrap(stripped.Type)))
            return scope.Model.Of(stripped, scope.Cancellation) ?? binding?.Identifier;
        return ValueOrigin.Of(stripped, scope.Cancellation) switch
        {
            IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } number } when Places.CanHoldId(IntegerTypes.Unwrap(number.Type)) => scope.Model.Of(number, scope.Cancellation) ?? binding?.Identifier,
            // What is known to be ids is VUID0616's.
            IInvocationOperation { TargetMethod: { Name: "Join", ContainingType.SpecialType: SpecialType.System_String }, Arguments: [_, { Value: var values }] }
                when binding is not null && scope.Model.OfElements(values, scope.Cancellation) is null && Places.Sequence(SlotFinder.Stripped(values).Type) is { TypeArguments: [var element] } && Places.CanHoldId(element) => binding?.Identifier,
            _ => null,
        };
    }
}
