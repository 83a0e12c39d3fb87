using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.CodeMigration.Plans;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>An id that is compared with a number: <c>id == 0</c>, <c>id &gt; 0</c>, <c>id is -1</c>, <c>case 0:</c>, <c>ThrowIfNegative(id)</c>.</summary>
internal sealed class SentinelConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0311"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        switch (place.Node)
        {
            case BinaryExpressionSyntax comparison:
                Compare(place, comparison);
                break;
            case PatternSyntax pattern:
                SentinelPattern.Convert(place, pattern);
                break;
            case ExpressionSyntax { Parent: CaseSwitchLabelSyntax label }:
                SentinelPattern.Convert(place, label);
                break;
            case InvocationExpressionSyntax guard:
                Guard(place, guard);
                break;
            // A pattern that is just an expression.
            case ExpressionSyntax { Parent: ConstantPatternSyntax constant }:
                SentinelPattern.Convert(place, constant);
                break;
        }
    }

    /// <summary>Compares with a UUID what was compared with a number.</summary>
    public static void Compare(Place place, BinaryExpressionSyntax comparison)
    {
        var (id, constant, kind) = Sentinel.Number(place, comparison.Right) is not null ? (comparison.Left, comparison.Right, comparison.Kind())
            : (comparison.Right, comparison.Left, Mirrored(comparison.Kind()));
        if (Sentinel.Number(place, constant) is not { } number)
            return;
        var test = Sentinel.Test(kind, number);
        if (Sentinel.IsDeclared(place, constant))
        {
            // id > User.System: what the constant stands for is not known here.
            if (kind is not (SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression))
                Order(place, comparison, test);
            return;
        }

        if (test is null)
        {
            Order(place, comparison, null);
            place.Edits.Replace(constant, place.Id(number, constant));
            return;
        }

        place.Edits.Replace(constant, place.Id(test.Value.Number, comparison));
        place.Edits.Replace(comparison.OperatorToken, test.Value.IsEqual ? "==" : "!=");
        // null > 0 is false, and null != Guid.Empty is true.
        if (!test.Value.IsEqual && kind != SyntaxKind.NotEqualsExpression && Sentinel.IsNullable(place, id))
        {
            place.Edits.Replace(id.SyntaxTree, new(id.SpanStart, 0), "(");
            place.Edits.Replace(id.SyntaxTree, new(id.Span.End, 0), $" ?? {place.Guid}.Empty)");
        }
    }

    // Guids can be compared by order, which means something else; whether that is meant a person has to say.
    private static void Order(Place place, BinaryExpressionSyntax comparison, (long Number, bool IsEqual)? test)
    {
        if (test is { } sentinel)
        {
            var choice = place.Decide(DecisionKind.Sentinel, comparison, "equal",
                ("equal", $"'{comparison.OperatorToken}' becomes '{(sentinel.IsEqual ? "==" : "!=")}': an id was compared by order to tell a special one from the others."),
                ("order", "The comparison stays, and compares UUIDs by their order."));
            if (choice == "equal")
            {
                place.Edits.Replace(comparison.OperatorToken, sentinel.IsEqual ? "==" : "!=");
                return;
            }
        }

        place.Leave(comparison, "It compares ids by order. UUIDs have one, but it says nothing of when a row was made unless the mapping is ordered.");
    }

    // ThrowIfNegative(id), ThrowIfNegativeOrZero(id), ThrowIfZero(id), ThrowIfLessThan(id, 1): an id that is none.
    private static void Guard(Place place, InvocationExpressionSyntax guard)
    {
        if (guard is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access, ArgumentList.Arguments: [var id, ..] arguments })
            return;
        var limit = arguments.Count > 1 ? Sentinel.Number(place, arguments[1].Expression) : null;
        // No UUID is negative: where 0 was let through, there is nothing to guard against.
        if (name == "ThrowIfNegative" || name == "ThrowIfLessThan" && limit == 0)
        {
            if (guard.Parent is ExpressionStatementSyntax { Parent: BlockSyntax } statement)
                place.Edits.Replace(statement.SyntaxTree, Removal.Of(statement), "");
            else
                place.Leave(guard, "A guard against negative ids, and no UUID is one.");
        }
        else if (name is "ThrowIfNegativeOrZero" or "ThrowIfZero" || name == "ThrowIfLessThan" && limit == 1 || name == "ThrowIfLessThanOrEqual" && limit == 0)
            place.Edits.Replace(guard, $"{access.Expression}.ThrowIfEqual({id}, {place.Id(0, guard)})");
        else
            place.Leave(guard, "A guard that compares an id as a number.");
    }

    private static SyntaxKind Mirrored(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LessThanExpression => SyntaxKind.GreaterThanExpression,
        SyntaxKind.GreaterThanExpression => SyntaxKind.LessThanExpression,
        SyntaxKind.LessThanOrEqualExpression => SyntaxKind.GreaterThanOrEqualExpression,
        SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.LessThanOrEqualExpression,
        _ => kind,
    };
}
