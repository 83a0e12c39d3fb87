using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Finds the tables that types stand for, and the columns that properties stand for.</summary>
internal sealed class SchemaTables
{
    private readonly Dictionary<string, List<SchemaTable>> _byStem = new(StringComparer.Ordinal);

    /// <summary>Prepares a schema for finding.</summary>
    public SchemaTables(IReadOnlyList<SchemaTable> tables)
    {
        All = tables;
        Keys = new(tables);
        foreach (var table in tables)
        {
            var stem = EntityNames.Stem(table.Name.Name);
            if (!_byStem.TryGetValue(stem, out var list))
                _byStem.Add(stem, list = []);
            list.Add(table);
        }
    }

    /// <summary>All tables.</summary>
    public IReadOnlyList<SchemaTable> All { get; }

    /// <summary>The key classes.</summary>
    public SchemaKeys Keys { get; }

    /// <summary>Whether a table may be named after a type.</summary>
    public bool IsNamed(string type) => _byStem.ContainsKey(EntityNames.Stem(type));

    /// <summary>The table of an entity that code declares; null where the schema has none.</summary>
    public SchemaTable? Of(EntityFacts entity)
    {
        // What the configuration names is the table or none is; a set's or a type's name is only a hint.
        if (entity.Table is { } configured)
            return Best(entity, EntityNames.Stem(configured), table => EntityNames.Fold(table.Name.Name) == EntityNames.Fold(configured));
        return (entity.Set is { } set ? Best(entity, EntityNames.Stem(set), _ => true) : null) ?? Best(entity, EntityNames.Stem(entity.Type.Name), _ => true);
    }

    /// <summary>
    /// The table of a type that nothing but its name and its shape ties to one: it has the key, and at least half of its properties
    /// are columns. Null where there is none.
    /// </summary>
    public SchemaTable? OfShape(EntityFacts type)
    {
        var table = Best(type, EntityNames.Stem(type.Type.Name), table => table.PrimaryKey is { } key && key.Columns.All(column => Property(type, column) is not null));
        return table is not null && Score(type, table) * 2 >= type.Members.Count ? table : null;
    }

    /// <summary>The column that a property stands for.</summary>
    public static bool TryColumn(EntityFacts entity, SchemaTable table, string property, [NotNullWhen(true)] out string? column)
    {
        if (entity.Columns.TryGetValue(property, out var configured))
        {
            column = configured;
            return table.Columns.ContainsKey(configured);
        }

        var folded = EntityNames.Fold(property);
        column = table.Columns.ContainsKey(property) ? property : table.Columns.Keys.FirstOrDefault(name => EntityNames.Fold(name) == folded);
        return column is not null;
    }

    private static string? Property(EntityFacts entity, string column)
    {
        foreach (var property in entity.Members.Keys)
            if (EntityNames.Fold(property) == EntityNames.Fold(column))
                return property;
        return null;
    }

    private static int Score(EntityFacts entity, SchemaTable table) => entity.Members.Keys.Count(property => TryColumn(entity, table, property, out _));

    // Tables of the same name in several schemas: the one with most of the columns.
    private SchemaTable? Best(EntityFacts entity, string stem, Func<SchemaTable, bool> fits)
    {
        if (!_byStem.TryGetValue(stem, out var tables))
            return null;
        SchemaTable? best = null;
        var bestScore = -1;
        foreach (var table in tables)
            if (fits(table) && (tables.Count == 1 ? 0 : Score(entity, table)) is var score && score > bestScore)
                (best, bestScore) = (table, score);
        return best;
    }
}
