using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>
/// The calls that a model snapshot consists of. Entity Framework writes them itself, always by name and with literals, so that
/// reading the syntax is enough.
/// </summary>
internal static class SnapshotCall
{
    /// <summary>The name of the method that a call names.</summary>
    public static string? NameOf(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : null;

    /// <summary>What a call is made on: the builder, or the call before it.</summary>
    public static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Expression;

    /// <summary>The calls that are chained to a call, in their order.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Chained(InvocationExpressionSyntax call)
    {
        for (var current = call; current.Parent is MemberAccessExpressionSyntax access && access.Expression == current && access.Parent is InvocationExpressionSyntax next; current = next)
            yield return next;
    }

    /// <summary>The literal texts among a call's arguments.</summary>
    public static ImmutableArray<string> Texts(InvocationExpressionSyntax call) => [.. call.ArgumentList.Arguments.Select(argument => Text(argument.Expression)).OfType<string>()];

    /// <summary>The text that a call's first argument is; null where it is something else.</summary>
    public static string? FirstText(InvocationExpressionSyntax call) => call.ArgumentList.Arguments is [var first, ..] ? Text(first.Expression) : null;

    /// <summary>The text of a literal.</summary>
    public static string? Text(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal ? literal.Token.ValueText : null;

    /// <summary>The integer in a call's type argument, <c>int</c> of <c>Property&lt;int?&gt;</c> and of <c>Property&lt;List&lt;int&gt;&gt;</c>; null where it is something else.</summary>
    public static PredefinedTypeSyntax? IntegerOf(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: [var argument] } })
            return null;
        var element = Nonnullable(argument) switch
        {
            ArrayTypeSyntax array => array.ElementType,
            GenericNameSyntax { TypeArgumentList.Arguments: [var only] } => only,
            var other => other,
        };
        return Nonnullable(element) is PredefinedTypeSyntax type
            && type.Keyword.Kind() is SyntaxKind.IntKeyword or SyntaxKind.LongKeyword or SyntaxKind.ShortKeyword or SyntaxKind.UIntKeyword or SyntaxKind.ULongKeyword or SyntaxKind.UShortKeyword
            ? type : null;
    }

    private static TypeSyntax Nonnullable(TypeSyntax type) => type is NullableTypeSyntax nullable ? nullable.ElementType : type;
}
