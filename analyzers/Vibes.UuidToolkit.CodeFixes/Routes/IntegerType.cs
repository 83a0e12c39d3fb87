using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Vibes.UuidToolkit.CodeFixes.Routes;

/// <summary>Changes the integer in the type of a parameter, of <c>int</c>, <c>int?</c> or <c>List&lt;int&gt;</c>, into a Guid.</summary>
internal static class IntegerType
{
    /// <summary>The one integer in a parameter's type; null where there is none, several, or a default value that would not fit.</summary>
    public static PredefinedTypeSyntax? Of(ParameterSyntax? parameter)
    {
        if (parameter is not { Type: { } type, Default: null or { Value: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression } } })
            return null;
        var integers = type.DescendantNodesAndSelf().OfType<PredefinedTypeSyntax>()
            .Where(node => node.Keyword.Kind() is SyntaxKind.IntKeyword or SyntaxKind.LongKeyword or SyntaxKind.ShortKeyword or SyntaxKind.UIntKeyword or SyntaxKind.ULongKeyword or SyntaxKind.UShortKeyword)
            .Take(2).ToList();
        return integers.Count == 1 ? integers[0] : null;
    }

    /// <summary>Changes it. Doing so twice is doing so once: two routes may lead to one parameter.</summary>
    public static void Change(SyntaxEditor editor, PredefinedTypeSyntax integer) => editor.ReplaceNode(integer, (current, _) =>
        current is not PredefinedTypeSyntax ? current
            : current.CopyAnnotationsTo(SyntaxFactory.ParseTypeName("global::System.Guid").WithTriviaFrom(current).WithAdditionalAnnotations(Simplifier.Annotation))!);
}
