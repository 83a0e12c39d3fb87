using System.Globalization;
using Npgsql;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Running;

/// <summary>Tells old and new ids of a migrated database from each other. Needs no mapping key.</summary>
public static class IdLookup
{
    /// <summary>The other id of a row.</summary>
    /// <param name="connection">A connection to the migrated database.</param>
    /// <param name="table">The table's name, unquoted, with its schema or without.</param>
    /// <param name="id">An old integer, or a uuid.</param>
    /// <param name="cancellation">Cancels the look-up.</param>
    /// <exception cref="DiagnosticException">No migration is in force, no table of that name has a key, or no row has the id.</exception>
    public static async Task<string> FindAsync(NpgsqlConnection connection, string table, string id, CancellationToken cancellation = default)
    {
        var state = await ToolkitState.ReadAsync(connection, cancellation)
            ?? throw new DiagnosticException(Descriptors.NotMigrated.At(connection.Database, "No migration is in force."));
        var planned = ClassOf(state.Manifest, table);
        NpgsqlParameter parameter;
        string query;
        if (Guid.TryParseExact(id, "D", out var uuid))
            (parameter, query) = (new NpgsqlParameter<Guid> { TypedValue = uuid }, LookupFunctions.IntegerOf(planned));
        else if (long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            (parameter, query) = (new NpgsqlParameter<long> { TypedValue = integer }, LookupFunctions.UuidOf(planned));
        else
            throw new DiagnosticException(Descriptors.CommandLine.At(id, "It is neither an integer nor a uuid.", "Give an old integer, or a uuid in its form of 36 characters."));

        // An integer outside of what was mapped has no place in an ordered id.
        if (parameter is NpgsqlParameter<long> { TypedValue: var old } && (old < planned.Minimum || old > planned.Maximum))
            throw NotFound(planned, id);
        await using var command = new NpgsqlCommand(query, connection) { Parameters = { parameter } };
        return await command.ExecuteScalarAsync(cancellation) switch
        {
            Guid found => found.ToString(),
            long found => found.ToString(CultureInfo.InvariantCulture),
            _ => throw NotFound(planned, id),
        };
    }

    private static PlannedClass ClassOf(Manifest manifest, string table)
    {
        var keys = manifest.Columns.Where(column => column is { Role: ColumnRole.Key, Class: not null }).ToList();
        var named = keys.Where(key => Plain(key.Table) == table).ToList();
        if (named.Count == 0)
            named = [.. keys.Where(key => key.Table.Name == table)];
        return named.Select(key => key.Class!).Distinct().ToList() switch
        {
            [var only] => manifest.Class(only),
            [] => throw new DiagnosticException(Descriptors.IdNotFound.At(table, "No migrated key is of a table of this name.",
                $"Tables with migrated keys: {string.Join(", ", keys.Select(key => Plain(key.Table)).Distinct().Order(StringComparer.Ordinal))}.")),
            _ => throw new DiagnosticException(Descriptors.IdNotFound.At(table, "Several tables have this name.",
                $"Name one with its schema: {string.Join(", ", named.Select(key => Plain(key.Table)).Distinct().Order(StringComparer.Ordinal))}.")),
        };
    }

    private static string Plain(QualifiedName name) => $"{name.Schema}.{name.Name}";

    private static DiagnosticException NotFound(PlannedClass planned, string id) =>
        new(Descriptors.IdNotFound.At(Plain(planned.RootTable), $"Nothing is known of {id}."));
}
