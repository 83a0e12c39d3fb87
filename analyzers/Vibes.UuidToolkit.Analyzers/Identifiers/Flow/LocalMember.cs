using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// A property of an anonymous type as one member's body uses it. The compiler gives equal shapes one type all over the assembly;
/// an id must not get from one body into another through a shape.
/// </summary>
/// <param name="Body">The body's syntax tree and position.</param>
/// <param name="Name">The property.</param>
/// <param name="Shape">The anonymous type, written out.</param>
internal sealed record LocalMember(SyntaxReference Body, string Name, string Shape)
{
    /// <inheritdoc/>
    public bool Equals(LocalMember? other) =>
        other is not null && Body.SyntaxTree == other.Body.SyntaxTree && Body.Span == other.Body.Span && Name == other.Name && Shape == other.Shape;

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Name.GetHashCode() * 31 + Body.Span.GetHashCode()) * 31 + Body.SyntaxTree.GetHashCode());
}
