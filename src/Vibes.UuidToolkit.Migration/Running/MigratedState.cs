using System.Collections.Immutable;
using Npgsql;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Scripts;
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

    /// <summary>Checks columns, defaults, keys, foreign keys, the versions of the ids in keys, and the old ids that are kept beside them.</summary>
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

        foreach (var kept in state.CheckKeptColumns())
        {
            progress?.Report(new("old ids", kept.ToString(), 0, 0, 0, 0));
            await state.CheckKeptAsync(connection, kept, cancellation);
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

    /// <returns>The kept columns whose values can be read.</returns>
    private List<KeptId> CheckKeptColumns()
    {
        var columns = new List<KeptId>();
        foreach (var kept in _manifest.KeptIds)
        {
            if (_schema.FindRelation(kept.Table) is not { } relation || relation.FindColumn(kept.Key) is not { IsUuid: true })
                // That is a finding of the key.
                continue;
            if (relation.FindColumn(kept.Column) is not { } column)
            {
                _findings.Add(Descriptors.KeptColumnGone.At(kept.ToString(), "It is not there."));
                continue;
            }

            if (column.Type != kept.Type)
                Find(kept, $"It is of type {column.Type}, not {kept.Type}.");
            if (column.NotNull)
                Find(kept, "It does not allow null, which rows have in it that are made since.");
            foreach (var index in kept.Indexes)
                if (_schema.FindRelation(index.Table) is { } table && table.FindColumn(kept.Column) is { } own
                    && !_schema.IndexesOf(table.Oid).Any(found => found is { IsPlain: true, IsValid: true, Columns: [var only] } && only == own.Number && found.IsUnique == index.IsUnique))
                    Find(kept, $"{table} has no {(index.IsUnique ? "unique " : "")}index of it.");
            if (column.IsInteger)
                columns.Add(kept);
        }

        return columns;
    }

    /// <summary>A row that was there before has the integer that its uuid stands for, and a row made since has none.</summary>
    private async Task CheckKeptAsync(NpgsqlConnection connection, KeptId kept, CancellationToken cancellation)
    {
        var planned = _manifest.Class(kept.Class);
        var (key, column) = ($"t.{SqlText.Identifier(kept.Key)}", $"t.{SqlText.Identifier(kept.Column)}");
        var (old, pairs) = planned.HasMapTable
            ? ("m.old", $" LEFT JOIN {planned.MapTable} m ON m.new = {key}")
            : ($"CASE WHEN {MappingSql.IsMapped(key)} THEN {MappingSql.Prefix(key)} - {MappingSql.Number(planned.Base)} END", "");
        await using var command = new NpgsqlCommand(
            $"SELECT pg_catalog.count(*) FILTER (WHERE o.old IS NOT NULL), pg_catalog.count(*) FILTER (WHERE o.old IS NULL) FROM (SELECT {old} AS old, {column} AS kept FROM {kept.Table} t{pairs}) o WHERE o.kept IS DISTINCT FROM o.old", connection)
        { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        if (reader.GetInt64(0) is > 0 and var wrong)
            Find(kept, $"{wrong} of its rows do not hold the integer that their id was.");
        if (reader.GetInt64(1) is > 0 and var given)
            Find(kept, $"{given} rows made since hold an integer, which their id never was.");
    }

    private void Find(KeptId kept, string message) => _findings.Add(Descriptors.NotAsMigrated.At(kept.ToString(), message));

    private void Find(PlannedColumn column, string message) => _findings.Add(Descriptors.NotAsMigrated.At(column.ToString(), message));
}
