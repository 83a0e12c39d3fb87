using System.Collections.Immutable;
using Npgsql;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Running;

/// <summary>Whether a migrated database is still what its manifest says. It is read, not changed.</summary>
public sealed class MigratedState
{
    private readonly Schema _schema;
    private readonly Manifest _manifest;
    private readonly List<Diagnostic> _findings = [];

    private readonly IReadOnlyDictionary<string, string> _defaults;

    private MigratedState(Schema schema, ToolkitState state)
    {
        _schema = schema;
        _manifest = state.Manifest;
        _defaults = state.Defaults;
    }

    /// <summary>Checks columns, defaults, keys, foreign keys, and the versions of the ids in keys.</summary>
    /// <param name="connection">A connection to the database.</param>
    /// <param name="migration">The migration in force.</param>
    /// <param name="progress">Told each table whose ids are read.</param>
    /// <param name="cancellation">Cancels the check.</param>
    /// <returns>What is not as it should be; none where all is well.</returns>
    public static async Task<ImmutableArray<Diagnostic>> CheckAsync(
        NpgsqlConnection connection, ToolkitState migration, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        progress?.Report(new("schema", "", 0, 0, 0, 0));
        var state = new MigratedState(await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation), migration);
        var keys = state.CheckColumns();
        state.CheckForeignKeys();
        for (var i = 0; i < keys.Count; i++)
        {
            progress?.Report(new("ids", keys[i].ToString(), i, keys.Count, i + 1, keys.Count));
            await state.CheckVersionsAsync(connection, keys[i], cancellation);
        }

        return [.. state._findings];
    }

    /// <returns>The keys whose ids can be read.</returns>
    private List<PlannedColumn> CheckColumns()
    {
        var keys = new List<PlannedColumn>();
        foreach (var planned in _manifest.Columns)
        {
            if (_schema.FindRelation(planned.Table) is not { } relation || relation.FindColumn(planned.Column) is not { } column)
            {
                Find(planned, "It is not there.");
                continue;
            }

            var isUuid = planned.Role == ColumnRole.Array ? column.ElementTypeOid == TypeOids.Uuid : column.IsUuid;
            if (!isUuid)
                Find(planned, $"It is of type {column.Type}, not uuid.");
            CheckDefault(planned, column);
            if (planned.Role != ColumnRole.Key)
                continue;
            if (!column.NotNull)
                Find(planned, "It is a key and allows null.");
            if (!_schema.ConstraintsOf(relation.Oid).Any(constraint =>
                    constraint.Kind is ConstraintKind.PrimaryKey or ConstraintKind.Unique && constraint.Columns.Contains(column.Number)))
                Find(planned, "It is a key, and no primary key or unique constraint holds it.");
            if (isUuid && relation.IsTable)
                keys.Add(planned);
        }

        return keys;
    }

    private void CheckDefault(PlannedColumn planned, Column column)
    {
        var newId = _manifest.NewIdFunction + "()";
        if (planned.NewDefault == newId)
        {
            // PostgreSQL writes its own functions without their schema.
            var expected = newId.StartsWith("pg_catalog.", StringComparison.Ordinal) ? newId["pg_catalog.".Length..] : newId;
            if (column.Default != expected)
                Find(planned, $"Its default is {column.Default ?? "none"}, not {expected}.");
        }
        else if (column.Default != _defaults.GetValueOrDefault(planned.ToString()))
            Find(planned, _defaults.TryGetValue(planned.ToString(), out var own)
                ? $"Its default is {column.Default ?? "gone"}; it was {own}."
                : $"Its default is {column.Default}; it had none.");
    }

    private void CheckForeignKeys()
    {
        foreach (var planned in _manifest.ForeignKeys)
        {
            var found = _schema.FindRelation(planned.Table) is { } relation
                ? _schema.ConstraintsOf(relation.Oid).FirstOrDefault(constraint => constraint.Kind == ConstraintKind.ForeignKey && constraint.Name == planned.Name)
                : null;
            var name = $"{planned.Table}.{SqlText.Identifier(planned.Name)}";
            if (found is null)
                _findings.Add(Descriptors.NotAsMigrated.At(name, "The foreign key is not there."));
            else if (planned.IsValidated && !found.IsValidated)
                _findings.Add(Descriptors.NotAsMigrated.At(name, "The foreign key is NOT VALID; it was valid before the migration."));
        }
    }

    private async Task CheckVersionsAsync(NpgsqlConnection connection, PlannedColumn key, CancellationToken cancellation)
    {
        var mapping = key.Class is null ? MappingKind.Existing : _manifest.Class(key.Class).Mapping;
        // Ids that were there before the migration are of whatever version they are.
        if (mapping == MappingKind.Existing)
            return;
        var versions = mapping == MappingKind.Random ? "4, 7" : "7, 8";
        var name = SqlText.Identifier(key.Column);
        await using var command = new NpgsqlCommand(
            $"SELECT pg_catalog.count(*) FROM ONLY {key.Table} t WHERE t.{name} IS NOT NULL AND pg_catalog.get_byte(pg_catalog.uuid_send(t.{name}), 6) >> 4 NOT IN ({versions})", connection);
        if (await command.ExecuteScalarAsync(cancellation) is long and > 0 and var others)
            Find(key, $"{others} of its ids are of another version than {versions.Replace(", ", " or ", StringComparison.Ordinal)}: something else than its default made them.");
    }

    private void Find(PlannedColumn column, string message) => _findings.Add(Descriptors.NotAsMigrated.At(column.ToString(), message));
}
