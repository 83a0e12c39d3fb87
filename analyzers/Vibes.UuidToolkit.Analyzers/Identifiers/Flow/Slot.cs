using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>A place that can hold an id: a symbol or an expression, and where within its type.</summary>
/// <param name="node">
/// A symbol in its original definition, an <see cref="ExpressionNode"/>, a <see cref="LocalMember"/>, what else is known by its names such as an <see cref="Http.HttpValue"/>, or an
/// <see cref="Identifier"/> where the place is one by declaration.
/// </param>
/// <param name="path">Where within the node's type.</param>
/// <param name="heir">
/// The class that a base class's member is named by way of, in its original definition; null for the base class itself. No part of what place it is: a
/// property has one type for all that inherit it.
/// </param>
internal readonly struct Slot(object node, TypePath path, INamedTypeSymbol? heir = null) : IEquatable<Slot>
{
    /// <summary>The symbol or expression.</summary>
    public object Node { get; } = node;

    /// <summary>Where within its type.</summary>
    public TypePath Path { get; } = path;

    /// <summary>The class that a base class's member is named by way of; null for the base class itself.</summary>
    public INamedTypeSymbol? Heir { get; } = heir;

    /// <inheritdoc/>
    // Symbols compare as SymbolEqualityComparer.Default does, and are asked more often than anything else is.
    public bool Equals(Slot other) => Path == other.Path && (ReferenceEquals(Node, other.Node) || Node.Equals(other.Node));

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is Slot slot && Equals(slot);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(Node.GetHashCode() * 31 + Path.GetHashCode());

    /// <inheritdoc/>
    public override string ToString() => Path.IsValue ? $"{Node}" : $"{Node} at {Path}";
}
