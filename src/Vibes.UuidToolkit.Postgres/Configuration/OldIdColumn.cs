using System.Text.Json.Serialization;

namespace Vibes.UuidToolkit.Postgres.Configuration;

/// <summary>What the columns that keep old ids are called.</summary>
/// <param name="Name">Their name, unquoted; null where it follows the key column's.</param>
[JsonConverter(typeof(OldIdColumnConverter))]
public sealed record OldIdColumn(string? Name = null)
{
    /// <summary>The name beside a key: the configured one, or one that is written as the key's is.</summary>
    /// <param name="key">The key column's name, unquoted.</param>
    public string BesideKey(string key) => Name
        ?? (char.IsUpper(key[0]) ? "LegacyId" : key.Any(char.IsUpper) ? "legacyId" : "legacy_id");
}
