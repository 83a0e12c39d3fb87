namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>The columns behind a snapshot's properties, as a plan names them.</summary>
internal static class PlannedColumns
{
    /// <summary>The columns of some properties, of those that are in a table.</summary>
    public static IEnumerable<(string Table, string Column)> Of(SnapshotModel model, IEnumerable<SnapshotProperty> properties) =>
        properties.Select(property => Of(model, property)).OfType<(string, string)>();

    /// <summary>The column of a property; null where the snapshot names no table for it.</summary>
    public static (string Table, string Column)? Of(SnapshotModel model, SnapshotProperty property) =>
        TableOf(property.Entity) is { } table ? (Table(table.Schema ?? model.DefaultSchema, table.Name), Column(property)) : null;

    /// <summary>The table of an entity; null where the snapshot names none for it.</summary>
    public static string? TableOf(SnapshotModel model, SnapshotEntity entity) => TableOf(entity) is { } table ? Table(table.Schema ?? model.DefaultSchema, table.Name) : null;

    /// <summary>A table's name with its schema, unquoted.</summary>
    public static string Table(string schema, string name) => $"{schema}.{name}";

    private static (string? Schema, string Name)? TableOf(SnapshotEntity entity) => entity.Table ?? entity.Root.Table ?? (entity.Owner is { } owner ? TableOf(owner.Entity) : null);

    private static string Column(SnapshotProperty property)
    {
        if (property.Column is { } said)
            return said;
        var entity = property.Entity;
        if (!SharesTable(entity))
            return property.Name;
        // A row within its owner's row has that one's key, and the owner's property before the names of its columns.
        var owner = entity.Owner!.Value.Entity;
        var position = entity.Key.IndexOf(property.Name);
        return position >= 0 && position < owner.Root.Key.Length && owner.Find(owner.Root.Key[position]) is { } key ? Column(key) : $"{Prefix(entity)}_{property.Name}";
    }

    private static string Prefix(SnapshotEntity entity)
    {
        var (owner, navigation) = entity.Owner!.Value;
        return SharesTable(owner) ? $"{Prefix(owner)}_{navigation}" : navigation;
    }

    private static bool SharesTable(SnapshotEntity entity) => entity.Owner is { } owner && TableOf(entity) == TableOf(owner.Entity);
}
