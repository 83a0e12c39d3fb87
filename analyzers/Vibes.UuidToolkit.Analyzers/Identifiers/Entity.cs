using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>Something with a key that changes from an integer to a UUID, or has changed.</summary>
/// <param name="Name">
/// The name that messages, plans and options say: the type's, or the table's where no type stands for it. Where several
/// entities have that name, it is the full one.
/// </param>
/// <param name="Type">The type in the source or a reference; null where only the schema knows the table.</param>
/// <param name="Table">The table's qualified name without quotes, <c>public.users</c>; null where no schema is given.</param>
public sealed record Entity(string Name, INamedTypeSymbol? Type, string? Table)
{
    /// <summary>The name without namespace or schema, which several entities may have.</summary>
    public string SimpleName => Type?.Name ?? (Table is { } table ? table.Substring(table.LastIndexOf('.') + 1) : Name);

    /// <inheritdoc/>
    public bool Equals(Entity? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
