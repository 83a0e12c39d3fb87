namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>Finds the tables and columns that the configuration names as <c>schema.table</c> and <c>schema.table.column</c>, unquoted.</summary>
/// <param name="schema">The schema they are part of.</param>
public sealed class ColumnNames(Schema schema)
{
    private readonly Dictionary<string, Relation> _tables = schema.Relations
        .Where(relation => relation.Kind is not RelationKind.CompositeType)
        .ToDictionary(relation => $"{relation.Name.Schema}.{relation.Name.Name}", StringComparer.Ordinal);

    /// <summary>The table, or null.</summary>
    public Relation? Table(string name) => _tables.GetValueOrDefault(name);

    /// <summary>The column, or null.</summary>
    public (Relation Relation, Column Column)? Column(string name)
    {
        // A name may hold dots itself, so every way to split it is tried.
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
            if (_tables.TryGetValue(name[..dot], out var relation) && relation.FindColumn(name[(dot + 1)..]) is { } column)
                return (relation, column);
        return null;
    }

    /// <summary>The key that a table's or a key's name stands for: the column itself, or the table's primary key of one column.</summary>
    public (Relation Relation, Column Column)? Key(string name)
    {
        if (Column(name) is { } column)
            return column;
        if (Table(name) is not { } table)
            return null;
        var key = schema.ConstraintsOf(table.Oid).FirstOrDefault(constraint => constraint.Kind == ConstraintKind.PrimaryKey);
        return key is { Columns: [var number] } ? (table, table.Column(number)) : null;
    }
}
