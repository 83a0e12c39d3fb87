namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>Something with a key that changes from an integer to a UUID, or has changed.</summary>
/// <param name="Name">
/// The name that messages, plans and options say: the type's, or the table's where no type stands for it. Where several
/// entities have that name, it is the full one.
/// </param>
/// <param name="Type">The name of the type in the source or a reference, as messages write it; null where only the schema knows the table.</param>
/// <param name="Table">The table's qualified name without quotes, <c>public.users</c>; null where no schema is given.</param>
public sealed record Entity(string Name, string? Type, string? Table)
{
    /// <summary>The name without namespace or schema, which several entities may have.</summary>
    public string SimpleName => Last(Type?.Split('<')[0] ?? Table ?? Name);

    private static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);

    /// <inheritdoc/>
    public bool Equals(Entity? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
