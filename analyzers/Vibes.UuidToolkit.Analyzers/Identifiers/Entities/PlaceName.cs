using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>A place that can hold an id by its names, which are the same in whichever compilation it is seen: as <see cref="IdsFile"/> writes it.</summary>
/// <param name="Declaration">
/// The documentation comment id of a property, field or method; of the method or indexer that a parameter is of; of the type that writes a base; or of an entity's type.
/// </param>
/// <param name="Part">The parameter's name, or that of the base class or interface, <see cref="BaseArgument.Name"/>; null for the declaration itself.</param>
/// <param name="Path">Where within its type.</param>
internal readonly record struct PlaceName(string Declaration, string? Part, TypePath Path)
{
    private const string At = "at";

    /// <summary>The names of a place; null for what is within a body, and has none.</summary>
    public static PlaceName? Of(Slot slot) => slot.Node switch
    {
        BaseArgument argument => Of(argument.Type, argument.Name, slot.Path),
        IParameterSymbol parameter => Of(parameter.ContainingSymbol, parameter.Name, slot.Path),
        IPropertySymbol or IFieldSymbol or IMethodSymbol => Of((ISymbol)slot.Node, null, slot.Path),
        _ => null,
    };

    private static PlaceName? Of(ISymbol declaration, string? part, TypePath path) =>
        declaration is not IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } && declaration.GetDocumentationCommentId() is { Length: > 0 } id ? new(id, part, path) : null;

    /// <summary>Reads what <see cref="ToString"/> writes; null where it is something else.</summary>
    public static PlaceName? Parse(string text) => text.Split(' ') switch
    {
        [var declaration] when IsId(declaration) => new(declaration, null, TypePath.Value),
        [var declaration, var part] when IsId(declaration) => new(declaration, part, TypePath.Value),
        [var declaration, At, var path] when IsId(declaration) && TypePath.Parse(path) is { } place => new(declaration, null, place),
        [var declaration, var part, At, var path] when IsId(declaration) && TypePath.Parse(path) is { } place => new(declaration, part, place),
        _ => null,
    };

    // P:Shop.Order.Id
    private static bool IsId(string text) => text.Length > 2 && text[1] == ':';

    /// <summary>The declaration, its part, and where in its type: <c>M:Shop.Orders.Load(System.Int32[]) ids at 0</c>.</summary>
    public override string ToString() => Declaration + (Part is null ? "" : " " + Part) + (Path.IsValue ? "" : $" {At} {Path}");
}
