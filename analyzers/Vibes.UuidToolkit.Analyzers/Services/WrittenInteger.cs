using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>An integer type as it is written within a type, <c>int</c> in <c>Task&lt;List&lt;int&gt;&gt;</c>.</summary>
/// <param name="Syntax">The integer's own syntax, without the question mark of a nullable one.</param>
/// <param name="Path">Its place in the whole type.</param>
/// <param name="Awaited">Its place once a task around the type is looked through.</param>
internal readonly record struct WrittenInteger(TypeSyntax Syntax, TypePath Path, TypePath Awaited)
{
    /// <summary>The integers in a type. A type that the compiler infers is not written, and has none.</summary>
    public static IEnumerable<WrittenInteger> In(TypeSyntax? syntax, ITypeSymbol? type)
    {
        if (syntax is null or { IsVar: true } || type is null)
            return [];
        var found = new List<WrittenInteger>();
        Walk(syntax, type, TypePath.Value, TypePath.Value, found);
        return found;
    }

    private static void Walk(TypeSyntax syntax, ITypeSymbol type, TypePath path, TypePath awaited, List<WrittenInteger> found)
    {
        switch (syntax)
        {
            case NullableTypeSyntax nullable:
                Walk(nullable.ElementType, IntegerTypes.Unwrap(type)!, path, awaited, found);
                break;
            case GenericNameSyntax { TypeArgumentList.Arguments: [var held] } when type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T:
                Walk(held, IntegerTypes.Unwrap(type)!, path, awaited, found);
                break;
            case RefTypeSyntax reference:
                Walk(reference.Type, type, path, awaited, found);
                break;
            case QualifiedNameSyntax qualified:
                Walk(qualified.Right, type, path, awaited, found);
                break;
            case AliasQualifiedNameSyntax qualified:
                Walk(qualified.Name, type, path, awaited, found);
                break;
            case ArrayTypeSyntax array:
                var element = type;
                foreach (var _ in array.RankSpecifiers)
                {
                    if (element is not IArrayTypeSymbol inner)
                        return;
                    (element, path, awaited) = (inner.ElementType, path.Then(0), awaited.Then(0));
                }

                Walk(array.ElementType, element, path, awaited, found);
                break;
            case TupleTypeSyntax tuple when type is INamedTypeSymbol { IsTupleType: true } named:
                for (var i = 0; i < tuple.Elements.Count && i < named.TupleElements.Length; i++)
                    Walk(tuple.Elements[i].Type, named.TupleElements[i].Type, path.Then(i), awaited.Then(i), found);
                break;
            case GenericNameSyntax generic when type is INamedTypeSymbol named:
                var looksThrough = awaited.IsValue && IsAwaited(named);
                for (var i = 0; i < generic.TypeArgumentList.Arguments.Count && i < named.TypeArguments.Length; i++)
                    Walk(generic.TypeArgumentList.Arguments[i], named.TypeArguments[i], path.Then(i), looksThrough ? awaited : awaited.Then(i), found);
                break;
            case PredefinedTypeSyntax or IdentifierNameSyntax when type.IsInteger():
                found.Add(new(syntax, path, awaited));
                break;
        }
    }

    private static bool IsAwaited(INamedTypeSymbol type) =>
        type is { Arity: 1, Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };
}
