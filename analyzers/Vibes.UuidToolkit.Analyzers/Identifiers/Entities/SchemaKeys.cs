using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// The schema's key classes: surrogate keys and every column that refers to one, position by position, as the migration finds
/// them. Columns outside of them stay as they are.
/// </summary>
internal sealed class SchemaKeys
{
    private readonly Dictionary<SchemaName, SchemaTable> _tables = [];
    private readonly Dictionary<(SchemaTable, string), (SchemaTable, string)> _parents = [];
    private readonly HashSet<(SchemaTable, string)> _changing = [];

    /// <summary>Finds the classes of a schema.</summary>
    public SchemaKeys(IReadOnlyList<SchemaTable> tables)
    {
        foreach (var table in tables)
            _tables[table.Name] = table;
        foreach (var table in tables)
        {
            foreach (var key in table.ForeignKeys)
                if (Table(key.Principal!.Value) is { } principal)
                    for (var i = 0; i < key.Columns.Length; i++)
                        Unite((table, key.Columns[i]), (principal, key.PrincipalColumns[i]));
            foreach (var parent in table.Parents)
                if (Table(parent) is { } above)
                    foreach (var column in table.Columns.Keys)
                        if (above.Columns.ContainsKey(column))
                            Unite((table, column), (above, column));
        }

        foreach (var table in tables)
            foreach (var column in table.PrimaryKey?.Columns ?? ImmutableArray<string>.Empty)
                if (IsSurrogate(table, column))
                    _changing.Add(Root((table, column)));
        // A column that makes its own values and that foreign keys refer to is a key, whatever the primary key is.
        foreach (var key in tables.SelectMany(table => table.ForeignKeys))
            if (Table(key.Principal!.Value) is { } principal)
                foreach (var column in key.PrincipalColumns)
                    if (principal.Columns.TryGetValue(column, out var referred) && referred is { CanHoldId: true, MakesValues: true })
                        _changing.Add(Root((principal, column)));
    }

    /// <summary>What a column holds; null where it is no id.</summary>
    public SchemaKeyColumn? Of(SchemaTable table, string column)
    {
        if (!table.Columns.TryGetValue(column, out var found) || !found.CanHoldId || !_changing.Contains(Root((table, column))))
            return null;
        string? constraint = null;
        // A key that refers to another table's key is that table's id. References in a circle end where they began.
        for (var seen = new HashSet<(SchemaTable, string)>(); seen.Add((table, column));)
        {
            if (Reference(table, column) is { } reference)
            {
                constraint ??= "foreign key " + reference.Key.Name;
                (table, column) = (reference.Principal, reference.Column);
            }
            else if (table.PrimaryKey is { } key && key.Columns.Contains(column))
                constraint ??= "primary key " + key.Name;
            else if (table.Parents.Select(Table).FirstOrDefault(parent => parent?.Columns.ContainsKey(column) == true) is { } above)
                table = above;
        }

        return new(table, constraint ?? "referenced column " + column);
    }

    private static bool IsSurrogate(SchemaTable table, string name) =>
        table.Columns.TryGetValue(name, out var column) && column.CanHoldId && (table.PrimaryKey!.Columns.Length == 1 || column.MakesValues);

    private (SchemaConstraint Key, SchemaTable Principal, string Column)? Reference(SchemaTable table, string column)
    {
        (SchemaConstraint, SchemaTable, string)? best = null;
        foreach (var key in table.ForeignKeys)
        {
            var position = key.Columns.IndexOf(column);
            if (position < 0 || Table(key.Principal!.Value) is not { } principal || (principal == table && key.PrincipalColumns[position] == column))
                continue;
            best ??= (key, principal, key.PrincipalColumns[position]);
            // Of several, the one of a single column says most.
            if (key.Columns.Length == 1)
                return (key, principal, key.PrincipalColumns[0]);
        }

        return best;
    }

    private SchemaTable? Table(SchemaName name) => _tables.TryGetValue(name, out var table) ? table : null;

    private void Unite((SchemaTable, string) one, (SchemaTable, string) other)
    {
        (one, other) = (Root(one), Root(other));
        if (one != other)
            _parents[one] = other;
    }

    private (SchemaTable, string) Root((SchemaTable, string) column)
    {
        while (_parents.TryGetValue(column, out var parent))
            column = parent;
        return column;
    }
}
