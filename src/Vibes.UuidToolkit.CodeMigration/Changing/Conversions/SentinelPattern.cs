using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// A pattern that matches an id with numbers. No pattern can name a Guid, so the numbers become a condition beside what is left
/// of the pattern: <c>id is 0 or 1</c>, <c>case 1:</c>, <c>{ Id: > 0, Pages: > 3 }</c>.
/// </summary>
internal static class SentinelPattern
{
    /// <summary>Changes <c>case 1:</c>.</summary>
    public static void Convert(Place place, CaseSwitchLabelSyntax label)
    {
        if (Sentinel.Number(place, label.Value) is not { } number)
            return;
        var value = Matched(place, label);
        place.Edits.Replace(label.Value, $"{value.Pattern} when {value.Name} == {Text(place, label.Value, number, label.Value)}");
        Redirect(place, label, number);
    }

    // goto case 2 leads to a constant only: a label of its own takes its place.
    private static void Redirect(Place place, CaseSwitchLabelSyntax label, long number)
    {
        if (label.Parent is not SwitchSectionSyntax { Parent: SwitchStatementSyntax choice } section)
            return;
        var jumps = choice.DescendantNodes().OfType<GotoStatementSyntax>().Where(jump => jump is { RawKind: (int)SyntaxKind.GotoCaseStatement, Expression: { } target }
            && jump.FirstAncestorOrSelf<SwitchStatementSyntax>() == choice && Sentinel.Number(place, target) == number).ToList();
        if (jumps.Count == 0)
            return;
        var name = place.Fix.Fresh(place.Model, choice, "case" + number.ToString(CultureInfo.InvariantCulture).Replace('-', 'M'));
        place.Edits.Append(label, section.Statements[0].SpanStart, $"{name}: ", $"{name}: ");
        foreach (var jump in jumps)
            place.Edits.Replace(jump.SyntaxTree, TextSpan.FromBounds(jump.CaseOrDefaultKeyword.SpanStart, jump.Expression!.Span.End), name);
    }

    /// <summary>Changes the whole test that a pattern is a part of: <c>0 or -1</c>, <c>not 0</c>.</summary>
    public static void Convert(Place place, PatternSyntax pattern)
    {
        PatternSyntax whole = pattern;
        while (whole.Parent is BinaryPatternSyntax or UnaryPatternSyntax or ParenthesizedPatternSyntax)
            whole = (PatternSyntax)whole.Parent;
        var host = Host(whole);
        if (host is null || !HoldsOnlyNumbers(place, whole))
        {
            Open(place, whole);
            return;
        }

        if (whole.Parent == host && host is IsPatternExpressionSyntax test && IsSimple(test.Expression))
        {
            var condition = Condition(place, test.Expression.ToString(), Sentinel.IsNullable(place, test.Expression), whole);
            place.Edits.Replace(test, test.Parent is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or ConditionalExpressionSyntax ? $"({condition.Text})" : condition.Text);
            return;
        }

        var value = whole.Parent == host ? Matched(place, host) : Named(place, Name(whole), whole);
        place.Edits.Replace(whole, value.Pattern);
        Demand(place, host, whole, Condition(place, value.Name, IsNullable(place, whole), whole));
    }

    /// <summary>Where the condition goes: a test, an arm or a label that matches only where the pattern does. Null where it matches otherwise too.</summary>
    private static SyntaxNode? Host(PatternSyntax pattern)
    {
        for (var parent = pattern.Parent; ; parent = parent.Parent)
            switch (parent)
            {
                case IsPatternExpressionSyntax or SwitchExpressionArmSyntax or CasePatternSwitchLabelSyntax:
                    return parent;
                case SubpatternSyntax or PropertyPatternClauseSyntax or PositionalPatternClauseSyntax or RecursivePatternSyntax or ParenthesizedPatternSyntax:
                case BinaryPatternSyntax { RawKind: (int)SyntaxKind.AndPattern }:
                    continue;
                default:
                    return null;
            }
    }

    /// <summary>Adds the condition to the host, behind those that are there.</summary>
    private static void Demand(Place place, SyntaxNode host, PatternSyntax pattern, (string Text, bool IsOr) condition)
    {
        var text = condition.IsOr ? $"({condition.Text})" : condition.Text;
        var when = host switch { SwitchExpressionArmSyntax arm => arm.WhenClause, CasePatternSwitchLabelSyntax label => label.WhenClause, _ => null };
        if (when is not null)
        {
            if (when.Condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } or ConditionalExpressionSyntax)
            {
                place.Edits.Append(when.Condition, when.Condition.SpanStart, "(", "");
                place.Edits.Append(when.Condition, when.Condition.Span.End, ")", "");
            }

            place.Edits.Append(pattern, when.Condition.Span.End, $" && {text}", $" && {text}");
        }
        else if (host is IsPatternExpressionSyntax test)
            place.Edits.Append(pattern, test.Span.End, $" && {text}", $" && {text}");
        else
            place.Edits.Append(pattern, (host is SwitchExpressionArmSyntax arm ? arm.Pattern : ((CasePatternSwitchLabelSyntax)host).Pattern).Span.End, $" when {text}", $" && {text}");
    }

    // What nothing can say in another way.
    private static void Open(Place place, PatternSyntax pattern)
    {
        switch (pattern.FirstAncestorOrSelf<SyntaxNode>(node => node is IsPatternExpressionSyntax or SwitchExpressionArmSyntax or CasePatternSwitchLabelSyntax))
        {
            case IsPatternExpressionSyntax test:
                OpenMarker.Put(place, test, test, "bool");
                break;
            case SwitchExpressionArmSyntax { WhenClause: null } arm:
                OpenMarker.Put(place, arm.Pattern, arm.Pattern, "bool", "_ when ");
                break;
            case CasePatternSwitchLabelSyntax { WhenClause: null } label:
                OpenMarker.Put(place, label.Pattern, label.Pattern, "bool", "var _ when ");
                break;
            default:
                place.Leave(pattern, "A pattern cannot name a Guid: compare it in an expression.");
                break;
        }
    }

    /// <summary>What a switch looks at: by itself where it can be written twice, otherwise by a name.</summary>
    private static (string Pattern, string Name) Matched(Place place, SyntaxNode host) => host switch
    {
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } when IsSimple(choice.GoverningExpression) => ("_", choice.GoverningExpression.ToString()),
        { Parent.Parent: SwitchStatementSyntax choice } when IsSimple(choice.Expression) => ("var _", choice.Expression.ToString()),
        _ => Named(place, "value", host),
    };

    private static (string Pattern, string Name) Named(Place place, string name, SyntaxNode where)
    {
        var fresh = place.Fix.Fresh(place.Model, where, name);
        return ($"var {fresh}", fresh);
    }

    // { User.Id: 0 } and { User: { Id: 0 } } are of a userId.
    private static string Name(PatternSyntax pattern)
    {
        var names = pattern.Ancestors().TakeWhile(node => node is PatternSyntax or SubpatternSyntax or PropertyPatternClauseSyntax or PositionalPatternClauseSyntax)
            .OfType<SubpatternSyntax>().Select(part => part.ExpressionColon?.Expression.ToString().Replace(".", "", StringComparison.Ordinal)).OfType<string>().Reverse();
        var name = string.Concat(names);
        return name.Length == 0 ? "value" : char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static bool IsNullable(Place place, PatternSyntax pattern) =>
        place.Model.GetTypeInfo(pattern).Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool HoldsOnlyNumbers(Place place, PatternSyntax pattern) => pattern switch
    {
        ParenthesizedPatternSyntax inner => HoldsOnlyNumbers(place, inner.Pattern),
        UnaryPatternSyntax not => HoldsOnlyNumbers(place, not.Pattern),
        BinaryPatternSyntax binary => HoldsOnlyNumbers(place, binary.Left) && HoldsOnlyNumbers(place, binary.Right),
        ConstantPatternSyntax constant => IsNull(constant) || Sentinel.Number(place, constant.Expression) is not null,
        RelationalPatternSyntax relational => Sentinel.Number(place, relational.Expression) is { } number && Sentinel.Test(Comparison(relational.OperatorToken), number) is not null,
        _ => false,
    };

    /// <summary>A pattern of numbers and null as a condition on a value.</summary>
    private static (string Text, bool IsOr) Condition(Place place, string value, bool isNullable, PatternSyntax pattern)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax inner:
                return Condition(place, value, isNullable, inner.Pattern);
            case UnaryPatternSyntax { Pattern: ConstantPatternSyntax constant }:
                return (IsNull(constant) ? $"{value} is not null" : $"{value} != {Text(place, constant.Expression, pattern)}", false);
            case UnaryPatternSyntax not:
                return ($"!({Condition(place, value, isNullable, not.Pattern).Text})", false);
            case BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } binary:
                return ($"{Condition(place, value, isNullable, binary.Left).Text} || {Condition(place, value, isNullable, binary.Right).Text}", true);
            case BinaryPatternSyntax binary:
                return ($"{Operand(binary.Left)} && {Operand(binary.Right)}", false);
            case ConstantPatternSyntax constant:
                return (IsNull(constant) ? $"{value} is null" : $"{value} == {Text(place, constant.Expression, pattern)}", false);
            default:
                var relational = (RelationalPatternSyntax)pattern;
                var (number, isEqual) = Sentinel.Test(Comparison(relational.OperatorToken), Sentinel.Number(place, relational.Expression)!.Value)!.Value;
                // Null is not greater than 0, and is not Guid.Empty.
                var tested = isNullable && !isEqual ? $"({value} ?? {place.Guid}.Empty)" : value;
                return ($"{tested} {(isEqual ? "==" : "!=")} {place.Id(number, pattern)}", false);
        }

        string Operand(PatternSyntax operand) => Condition(place, value, isNullable, operand) is var (text, isOr) && isOr ? $"({text})" : text;
    }

    // A constant that is declared has the right value by its name.
    private static string Text(Place place, ExpressionSyntax constant, SyntaxNode node) => Text(place, constant, Sentinel.Number(place, constant)!.Value, node);

    private static string Text(Place place, ExpressionSyntax constant, long number, SyntaxNode node) => Sentinel.IsDeclared(place, constant) ? constant.ToString() : place.Id(number, node);

    private static bool IsNull(ConstantPatternSyntax pattern) => pattern.Expression.IsKind(SyntaxKind.NullLiteralExpression);

    private static SyntaxKind Comparison(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.GreaterThanToken => SyntaxKind.GreaterThanExpression,
        SyntaxKind.GreaterThanEqualsToken => SyntaxKind.GreaterThanOrEqualExpression,
        SyntaxKind.LessThanToken => SyntaxKind.LessThanExpression,
        _ => SyntaxKind.LessThanOrEqualExpression,
    };

    // Written twice it must mean the same twice.
    private static bool IsSimple(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsSimple(access.Expression),
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax } access => IsSimple(access.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => IsSimple(sure.Operand),
        _ => false,
    };
}
