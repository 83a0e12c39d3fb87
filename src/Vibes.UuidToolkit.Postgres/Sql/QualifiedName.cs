namespace Vibes.UuidToolkit.Postgres.Sql;

/// <summary>The name of an object in a schema.</summary>
/// <param name="Schema">The schema's name, unquoted.</param>
/// <param name="Name">The object's name, unquoted.</param>
public readonly record struct QualifiedName(string Schema, string Name) : IComparable<QualifiedName>
{
    /// <summary>Ordinal, by schema and then by name.</summary>
    public int CompareTo(QualifiedName other)
    {
        var bySchema = string.CompareOrdinal(Schema, other.Schema);
        return bySchema != 0 ? bySchema : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary>As SQL, quoted where necessary.</summary>
    public override string ToString() => $"{SqlText.Identifier(Schema)}.{SqlText.Identifier(Name)}";
}
