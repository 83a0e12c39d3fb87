using System.Text;
using Npgsql;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Catalog;

namespace Vibes.UuidToolkit.Migration.Tests;

/// <summary>A database as one text, quicker than a dump: the schema, the positions of sequences, the rows in their order on disk.</summary>
internal static class DatabaseText
{
    public static async Task<string> ReadAsync(string connectionString)
    {
        await using var connection = await Connections.OpenAsync(connectionString);
        var schema = await CatalogReader.ReadAsync(connection);
        var text = new StringBuilder(SchemaText.Render(schema));
        await using (var toolkit = new NpgsqlCommand($"SELECT pg_catalog.to_regnamespace('{Schema.ToolkitSchema}') IS NOT NULL", connection))
            text.Append("migrated ").Append(await toolkit.ExecuteScalarAsync()).Append('\n');
        foreach (var sequence in schema.Sequences)
        {
            await using var command = new NpgsqlCommand($"SELECT last_value || ' ' || is_called FROM {sequence.Name}", connection);
            text.Append($"position {sequence.Name} {await command.ExecuteScalarAsync()}\n");
        }

        foreach (var table in schema.Relations.Where(relation => relation.IsTable))
        {
            text.Append($"rows {table}\n");
            using var rows = await connection.BeginTextExportAsync($"COPY (SELECT * FROM ONLY {table}) TO STDOUT");
            text.Append(await rows.ReadToEndAsync());
        }

        return text.ToString();
    }
}
