namespace Vibes.UuidToolkit.Migration.Keys;

/// <summary>A column by its table's OID and its number: how a schema read from the catalog addresses it.</summary>
/// <param name="RelationOid">The table.</param>
/// <param name="Number"><c>pg_attribute.attnum</c></param>
public readonly record struct KeyColumn(uint RelationOid, short Number);
