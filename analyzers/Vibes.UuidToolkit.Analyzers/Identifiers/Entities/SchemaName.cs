namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>A table's name without quotes.</summary>
/// <param name="Schema">The schema; empty where the file names none.</param>
/// <param name="Name">The table.</param>
internal readonly record struct SchemaName(string Schema, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Schema.Length == 0 ? Name : Schema + "." + Name;
}
