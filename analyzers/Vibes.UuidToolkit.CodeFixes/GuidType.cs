using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Vibes.UuidToolkit.CodeFixes;

/// <summary>Writes the type Guid.</summary>
internal static class GuidType
{
    /// <summary><c>Guid</c>, or <c>System.Guid</c> where no using directive allows less.</summary>
    public static TypeSyntax Create() => SyntaxFactory.ParseTypeName("global::System.Guid").WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>The Guid in place of a written integer, <c>Guid?</c> for <c>int?</c>; null where the type is written otherwise.</summary>
    public static TypeSyntax? InPlaceOf(TypeSyntax written) => written switch
    {
        NullableTypeSyntax nullable when InPlaceOf(nullable.ElementType) is { } element => nullable.WithElementType(element),
        PredefinedTypeSyntax predefined when IsInteger(predefined.Keyword.Kind()) => Create().WithTriviaFrom(written),
        IdentifierNameSyntax { Identifier.ValueText: "Int32" or "Int64" or "Int16" } => Create().WithTriviaFrom(written),
        QualifiedNameSyntax { Right: IdentifierNameSyntax right } when InPlaceOf(right) is not null => Create().WithTriviaFrom(written),
        _ => null,
    };

    private static bool IsInteger(SyntaxKind keyword) => keyword is SyntaxKind.IntKeyword or SyntaxKind.LongKeyword or SyntaxKind.ShortKeyword
        or SyntaxKind.UIntKeyword or SyntaxKind.ULongKeyword or SyntaxKind.UShortKeyword;
}
