using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// A type argument that a type writes in its base list: the int of <c>class Handler : IRequestHandler&lt;Create, int&gt;</c>.
/// </summary>
/// <param name="Type">The type, in its original definition.</param>
/// <param name="Base">The base class or interface as it is written, with its type arguments: a type may name one interface several times.</param>
internal sealed record BaseArgument(INamedTypeSymbol Type, INamedTypeSymbol Base)
{
    /// <summary>
    /// Finds where a place of a type's ancestor is fixed, however many steps up: by the type itself, or by one between them.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="ancestor">The base class or interface, direct or not.</param>
    /// <param name="path">The place within the ancestor; begins with one of its type arguments.</param>
    /// <returns>Null where the ancestor is none, or where the place is a type parameter of the type itself.</returns>
    public static Slot? Fixing(ITypeSymbol? type, INamedTypeSymbol ancestor, TypePath path) =>
        // int : IComparable<int> would tie all numbers to each other.
        type is INamedTypeSymbol named && !path.IsValue && !Places.CanHoldId(named) ? Locate(named.OriginalDefinition, ancestor, path)?.Fixed : null;

    /// <summary>Finds all places where a type fixes a place of an ancestor that it gets to in several ways: by its base class and by an interface of its own.</summary>
    public static IEnumerable<Slot> AllFixing(INamedTypeSymbol type, INamedTypeSymbol ancestor, TypePath path)
    {
        var meant = Meant(type.OriginalDefinition, ancestor);
        foreach (var direct in Direct(type.OriginalDefinition))
        {
            var isAncestor = SymbolEqualityComparer.Default.Equals(direct, meant);
            if ((isAncestor ? (path, null) : Locate(direct.OriginalDefinition, ancestor, path)) is not var (within, above))
                continue;
            if (above is { } higher)
                yield return higher;
            else if (Places.ParameterAt(direct, within) is null)
                yield return new(new BaseArgument(type.OriginalDefinition, direct), within);
        }
    }

    private static (TypePath Parameter, Slot? Fixed)? Locate(INamedTypeSymbol type, INamedTypeSymbol ancestor, TypePath path)
    {
        var meant = Meant(type, ancestor);
        foreach (var direct in Direct(type))
        {
            var within = path;
            if (!SymbolEqualityComparer.Default.Equals(direct, meant))
            {
                if (Locate(direct.OriginalDefinition, ancestor, path) is not { } above)
                    continue;
                if (above.Fixed is not null)
                    return above;
                within = above.Parameter;
            }

            return Places.ParameterAt(direct, within) is { } generic
                ? (TypePath.Of(generic.Parameter.Ordinal).Then(generic.Within), null)
                : (within, new Slot(new BaseArgument(type, direct), within));
        }

        return null;
    }

    // Of IRequestHandler<Create, int> and IRequestHandler<Rename, bool> the one that is meant; of a definition the first.
    private static INamedTypeSymbol? Meant(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        INamedTypeSymbol? first = null;
        foreach (var direct in Direct(type))
            if (SymbolEqualityComparer.Default.Equals(direct, ancestor))
                return direct;
            else if (first is null && SymbolEqualityComparer.Default.Equals(direct.OriginalDefinition, ancestor.OriginalDefinition))
                first = direct;
        return first;
    }

    /// <summary>The documentation comment id of the base; where the type names several of one definition, its reference with the type arguments.</summary>
    public string Name => Direct(Type).Count(direct => SymbolEqualityComparer.Default.Equals(direct.OriginalDefinition, Base.OriginalDefinition)) > 1
        ? DocumentationCommentId.CreateReferenceId(Base) : Base.OriginalDefinition.GetDocumentationCommentId()!;

    /// <summary>The base class and the interfaces that a type names itself.</summary>
    public static IEnumerable<INamedTypeSymbol> Direct(INamedTypeSymbol type)
    {
        if (type.BaseType is { SpecialType: SpecialType.None } parent)
            yield return parent;
        foreach (var contract in type.Interfaces)
            yield return contract;
    }

    /// <inheritdoc/>
    public bool Equals(BaseArgument? other) => other is not null
        && SymbolEqualityComparer.Default.Equals(Type, other.Type) && SymbolEqualityComparer.Default.Equals(Base, other.Base);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(SymbolEqualityComparer.Default.GetHashCode(Type) * 31 + SymbolEqualityComparer.Default.GetHashCode(Base));
}
