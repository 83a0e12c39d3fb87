namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>The columns behind a snapshot's properties, as a plan names them.</summary>
internal static class PlannedColumns
{
    /// <summary>The columns of some properties, of those that are in a table.</summary>
    public static IEnumerable<(string Table, string Column)> Of(SnapshotModel model, IEnumerable<SnapshotProperty> properties) =>
        properties.Select(property => Of(model, property)).OfType<(string, string)>();

    /// <summary>The column of a property; null where the snapshot names no table for it.</summary>
    public static (string Table, string Column)? Of(SnapshotModel model, SnapshotProperty property) =>
        (property.Entity.Table ?? property.Entity.Root.Table) is { } table ? (Table(table.Schema ?? model.DefaultSchema, table.Name), property.Column) : null;

    /// <summary>A table's name with its schema, unquoted.</summary>
    public static string Table(string schema, string name) => $"{schema}.{name}";
}
