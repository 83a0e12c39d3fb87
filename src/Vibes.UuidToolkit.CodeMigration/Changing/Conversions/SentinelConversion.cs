using System.Globalization;
using Microsoft.CodeAnalysis;
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
                Match(place, pattern);
                break;
            case ExpressionSyntax { Parent: CaseSwitchLabelSyntax label }:
                Label(place, label);
                break;
            case InvocationExpressionSyntax guard:
                Guard(place, guard);
                break;
            // A pattern that is just an expression.
            case ExpressionSyntax { Parent: ConstantPatternSyntax constant }:
                Match(place, constant);
                break;
        }
    }

    /// <summary>Compares with a UUID what was compared with a number.</summary>
    public static void Compare(Place place, BinaryExpressionSyntax comparison)
    {
        var (id, constant, kind) = Number(place, comparison.Right) is not null ? (comparison.Left, comparison.Right, comparison.Kind())
            : (comparison.Right, comparison.Left, Mirrored(comparison.Kind()));
        if (Number(place, constant) is not { } number)
            return;
        var test = Test.Of(kind, number);
        if (IsDeclared(place, constant))
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
        if (!test.Value.IsEqual && kind != SyntaxKind.NotEqualsExpression && IsNullable(place, id))
        {
            place.Edits.Replace(id.SyntaxTree.FilePath, new(id.SpanStart, 0), "(");
            place.Edits.Replace(id.SyntaxTree.FilePath, new(id.Span.End, 0), $" ?? {place.Guid}.Empty)");
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

    private static void Match(Place place, PatternSyntax pattern)
    {
        // The whole test, x is 0 or -1, is one expression.
        SyntaxNode outer = pattern;
        while (outer.Parent is BinaryPatternSyntax or UnaryPatternSyntax or ParenthesizedPatternSyntax)
            outer = outer.Parent;
        switch (outer.Parent)
        {
            case IsPatternExpressionSyntax test when IsSimple(test.Expression) && Condition(place, test.Expression.ToString(), IsNullable(place, test.Expression), test.Pattern) is { } condition:
                place.Edits.Replace(test, NeedsParentheses(test) ? $"({condition})" : condition);
                break;
            case SubpatternSyntax { NameColon: not null, Parent: PropertyPatternClauseSyntax { Parent: RecursivePatternSyntax { Parent: IsPatternExpressionSyntax test } } } part
                when Condition(place, Fresh(place, part), false, (PatternSyntax)outer) is { } extra:
                place.Edits.Replace(outer, $"var {Fresh(place, part)}");
                place.Edits.Replace(test.SyntaxTree.FilePath, new(test.Span.End, 0), $" && {extra}");
                break;
            case SwitchExpressionArmSyntax arm when Condition(place, "value", false, arm.Pattern) is { } condition:
                place.Edits.Replace(arm.Pattern, arm.WhenClause is null ? $"var value when {condition}" : "var value");
                if (arm.WhenClause is { } when)
                    place.Edits.Replace(when.Condition, $"{condition} && ({when.Condition})");
                break;
            case CasePatternSwitchLabelSyntax label when Condition(place, "value", false, label.Pattern) is { } condition:
                place.Edits.Replace(label.Pattern, label.WhenClause is null ? $"var value when {condition}" : "var value");
                if (label.WhenClause is { } clause)
                    place.Edits.Replace(clause.Condition, $"{condition} && ({clause.Condition})");
                break;
            default:
                place.Leave(pattern, "A pattern cannot name a Guid: compare it in an expression.");
                break;
        }
    }

    private static void Label(Place place, CaseSwitchLabelSyntax label)
    {
        if (Number(place, label.Value) is { } number)
            place.Edits.Replace(label.Value, $"var value when value == {Text(place, label.Value, number, label.Value)}");
    }

    // ThrowIfNegative(id), ThrowIfNegativeOrZero(id), ThrowIfZero(id), ThrowIfLessThan(id, 1): an id that is none.
    private static void Guard(Place place, InvocationExpressionSyntax guard)
    {
        if (guard is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access, ArgumentList.Arguments: [var id, ..] arguments }
            && (name is "ThrowIfNegative" or "ThrowIfNegativeOrZero" or "ThrowIfZero" || name is "ThrowIfLessThan" or "ThrowIfLessThanOrEqual" && arguments.Count > 1 && Number(place, arguments[1].Expression) is 0 or 1))
        {
            var empty = place.Id(0, guard);
            place.Edits.Replace(guard, $"{access.Expression}.ThrowIfEqual({id}, {empty})");
        }
        else
            place.Leave(guard, "A guard that compares an id as a number.");
    }

    /// <summary>A pattern as a condition on a value; null where it holds something else than numbers and null.</summary>
    private static string? Condition(Place place, string value, bool isNullable, PatternSyntax pattern)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax inner:
                return Condition(place, value, isNullable, inner.Pattern);
            case UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: var constant } } when Number(place, constant) is { } number:
                return $"{value} != {Text(place, constant, number, pattern)}";
            case UnaryPatternSyntax not:
                return Condition(place, value, isNullable, not.Pattern) is { } inside ? $"!({inside})" : null;
            case BinaryPatternSyntax binary:
                return Condition(place, value, isNullable, binary.Left) is { } left && Condition(place, value, isNullable, binary.Right) is { } right
                    ? binary.IsKind(SyntaxKind.OrPattern) ? $"({left} || {right})" : $"({left} && {right})" : null;
            case ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } }:
                return $"{value} is null";
            case ConstantPatternSyntax constant when Number(place, constant.Expression) is { } number:
                return $"{value} == {Text(place, constant.Expression, number, pattern)}";
            case RelationalPatternSyntax relational when Number(place, relational.Expression) is { } number && Test.Of(Comparison(relational.OperatorToken), number) is { } test:
                var tested = isNullable && !test.IsEqual ? $"({value} ?? {place.Guid}.Empty)" : value;
                return $"{tested} {(test.IsEqual ? "==" : "!=")} {place.Id(test.Number, pattern)}";
            default:
                return null;
        }
    }

    private static SyntaxKind Comparison(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.GreaterThanToken => SyntaxKind.GreaterThanExpression,
        SyntaxKind.GreaterThanEqualsToken => SyntaxKind.GreaterThanOrEqualExpression,
        SyntaxKind.LessThanToken => SyntaxKind.LessThanExpression,
        _ => SyntaxKind.LessThanOrEqualExpression,
    };

    private static SyntaxKind Mirrored(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LessThanExpression => SyntaxKind.GreaterThanExpression,
        SyntaxKind.GreaterThanExpression => SyntaxKind.LessThanExpression,
        SyntaxKind.LessThanOrEqualExpression => SyntaxKind.GreaterThanOrEqualExpression,
        SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.LessThanOrEqualExpression,
        _ => kind,
    };

    private static long? Number(Place place, ExpressionSyntax expression) =>
        place.Model.GetConstantValue(expression) is { HasValue: true, Value: { } value } && LiteralConversion.IsInteger(value) ? System.Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    private static bool IsDeclared(Place place, ExpressionSyntax constant) =>
        place.Model.GetSymbolInfo(constant).Symbol is IFieldSymbol { DeclaringSyntaxReferences.IsEmpty: false } or ILocalSymbol;

    // A constant that is declared has the right value by its name.
    private static string Text(Place place, ExpressionSyntax constant, long number, SyntaxNode node) => IsDeclared(place, constant) ? constant.ToString() : place.Id(number, node);

    private static bool IsNullable(Place place, ExpressionSyntax expression) =>
        place.Model.GetTypeInfo(expression).Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    // Written twice it must mean the same twice.
    private static bool IsSimple(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsSimple(access.Expression),
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax } access => IsSimple(access.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => IsSimple(sure.Operand),
        _ => false,
    };

    private static bool NeedsParentheses(ExpressionSyntax test) => test.Parent is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or ConditionalExpressionSyntax;

    private static string Fresh(Place place, SubpatternSyntax part)
    {
        var member = part.NameColon!.Name.Identifier.ValueText;
        var name = char.ToLowerInvariant(member[0]) + member[1..];
        return place.Model.LookupSymbols(part.SpanStart, name: name).Any(symbol => symbol is ILocalSymbol or IParameterSymbol) ? "matched" + member : name;
    }

    /// <summary>Comparisons with a number that only tell an id from none, as equalities.</summary>
    private static class Test
    {
        /// <summary>The number that the id is compared with, and whether it has to be that one; null where the order itself is asked for.</summary>
        public static (long Number, bool IsEqual)? Of(SyntaxKind kind, long number) => (kind, number) switch
        {
            (SyntaxKind.EqualsExpression, _) => (number, true),
            (SyntaxKind.NotEqualsExpression, _) => (number, false),
            (SyntaxKind.GreaterThanExpression, 0) or (SyntaxKind.GreaterThanOrEqualExpression, 1) => (0, false),
            (SyntaxKind.LessThanOrEqualExpression, 0) or (SyntaxKind.LessThanExpression, 1) => (0, true),
            (SyntaxKind.LessThanExpression, 0) or (SyntaxKind.LessThanOrEqualExpression, -1) => (-1, true),
            (SyntaxKind.GreaterThanOrEqualExpression, 0) or (SyntaxKind.GreaterThanExpression, -1) => (-1, false),
            _ => null,
        };
    }
}
