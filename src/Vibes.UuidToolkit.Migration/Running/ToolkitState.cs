using System.Text.Json;
using Npgsql;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres.Catalog;

namespace Vibes.UuidToolkit.Migration.Running;

/// <summary>What the toolkit's own schema in a database says.</summary>
/// <param name="Manifest">The migration in force.</param>
/// <param name="MigratedAt">When it was committed.</param>
/// <param name="IsVacuumed">Whether the tables were vacuumed and analyzed afterwards.</param>
/// <param name="Defaults">The changed columns' defaults that are not the toolkit's own, by the column's qualified SQL name, as PostgreSQL wrote them then.</param>
public sealed record ToolkitState(Manifest Manifest, DateTimeOffset MigratedAt, bool IsVacuumed, IReadOnlyDictionary<string, string> Defaults)
{
    /// <summary>Reads the state; null where no migration is in force.</summary>
    public static async Task<ToolkitState?> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation = default)
    {
        await using (var exists = new NpgsqlCommand($"SELECT pg_catalog.to_regclass('{Schema.ToolkitSchema}.migration') IS NOT NULL", connection))
            if (await exists.ExecuteScalarAsync(cancellation) is not true)
                return null;
        await using var command = new NpgsqlCommand($"SELECT manifest::text, migrated_at, vacuumed_at IS NOT NULL, defaults::text FROM {Schema.ToolkitSchema}.migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new(Manifest.FromJson(reader.GetString(0)), reader.GetFieldValue<DateTimeOffset>(1), reader.GetBoolean(2), JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(3))!)
            : null;
    }
}
