using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Planning.Trials;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>Reads what a plan has to know of a database beyond its schema. Changes nothing.</summary>
/// <param name="connection">An open connection with the pinned session settings, outside of a transaction.</param>
/// <param name="schema">The schema, read for planning.</param>
/// <param name="options">What the user decided.</param>
/// <param name="selection">The classes that change.</param>
public sealed class PlanningFactsReader(NpgsqlConnection connection, Schema schema, MigrationOptions options, KeySelection selection)
{
    /// <summary>Rows of a document column that are looked at.</summary>
    private const int DocumentSample = 200;

    /// <summary>Columns that a table of PostgreSQL can have, dropped ones counted.</summary>
    private const int MaximumColumns = 1600;

    /// <summary>Columns whose range is asked for in one query: a round trip for each would take longer than the answers.</summary>
    private const int RangesTogether = 100;

    /// <summary>Reads all facts.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    public async Task<PlanningFacts> ReadAsync(CancellationToken cancellation = default)
    {
        var server = await ServerAsync(cancellation);
        var candidates = new ReferenceCandidateReader(connection, schema, selection);
        var facts = server with
        {
            Ranges = await RangesAsync(cancellation),
            ReferenceCandidates = await candidates.ReadAsync(cancellation),
            ArraysOfKeys = await candidates.ReadArraysAsync(cancellation),
            PolymorphicCandidates = await new PolymorphicCandidateReader(connection, schema, selection).ReadAsync(cancellation),
            UnlistedKinds = await UnlistedKindsAsync(cancellation),
            DocumentKeys = await DocumentKeysAsync(cancellation),
            InForce = server.HasToolkitSchema && await ToolkitState.ReadAsync(connection, cancellation) is { } state
                ? string.Create(CultureInfo.InvariantCulture, $"{state.Manifest.PlanId} of {state.MigratedAt:u}")
                : null,
            OwnNotNulls = await OwnNotNullsAsync(cancellation),
            FullTables = await FullTablesAsync(cancellation),
            StoredSettings = await StoredSettingsAsync(cancellation),
        };
        var probe = await new DefinitionProbe(connection, schema, options, selection).RunAsync(cancellation);
        return facts with { FailedDefinitions = probe.Failed, UntriedDefinitions = probe.Untried, SkippedDefinitions = probe.Skipped, WorkingDefaults = probe.WorkingDefaults, FailedDefaults = probe.FailedDefaults, ComparedTexts = probe.ComparedTexts, NotProbed = probe.NotProbed };
    }

    private async Task<PlanningFacts> ServerAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT current_user::text, (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user),
                   ARRAY(SELECT rolname::text FROM pg_catalog.pg_roles WHERE pg_catalog.pg_has_role(current_user, oid, 'USAGE')),
                   pg_catalog.current_setting('max_locks_per_transaction')::bigint
                     * (pg_catalog.current_setting('max_connections')::bigint + pg_catalog.current_setting('max_prepared_transactions')::bigint),
                   pg_catalog.to_regnamespace('{Schema.ToolkitSchema}') IS NOT NULL,
                   (SELECT pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pgcrypto'),
                   EXISTS (SELECT FROM pg_catalog.pg_available_extensions WHERE name = 'pgcrypto') AND (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user),
                   ARRAY(SELECT gid FROM pg_catalog.pg_prepared_xacts WHERE database = pg_catalog.current_database() ORDER BY gid),
                   ARRAY(SELECT slot_name::text FROM pg_catalog.pg_replication_slots WHERE slot_type = 'logical' AND database = pg_catalog.current_database() ORDER BY slot_name),
                   pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new()
        {
            Role = reader.GetString(0),
            IsSuperuser = reader.GetBoolean(1),
            MemberOf = reader.GetFieldValue<string[]>(2).ToFrozenSet(StringComparer.Ordinal),
            LockCapacity = reader.GetInt64(3),
            HasToolkitSchema = reader.GetBoolean(4),
            PgcryptoSchema = reader.IsDBNull(5) ? null : reader.GetString(5),
            CanInstallPgcrypto = reader.GetBoolean(6),
            PreparedTransactions = [.. reader.GetFieldValue<string[]>(7)],
            LogicalSlots = [.. reader.GetFieldValue<string[]>(8)],
            CanCreateSchema = reader.GetBoolean(9),
        };
    }

    /// <summary>Only bigint can leave the ordered mapping's range, and only keys and references that no valid foreign key bounds have to be looked at.</summary>
    private async Task<FrozenDictionary<KeyColumn, (long, long)>> RangesAsync(CancellationToken cancellation)
    {
        var bound = schema.Constraints.Where(constraint => constraint is { Kind: ConstraintKind.ForeignKey, IsValidated: true, Columns.Length: 1 })
            .Select(constraint => new KeyColumn(constraint.RelationOid, constraint.Columns[0])).ToHashSet();
        var wanted = selection.Classes.SelectMany(keyClass => keyClass.Columns.Where(address => !bound.Contains(address) || address == keyClass.Root))
            .Where(address => schema.Relation(address.RelationOid) is var relation && relation.IsTable && relation.Column(address.Number).BaseTypeOid == TypeOids.Int8).ToList();
        var ranges = new Dictionary<KeyColumn, (long, long)>();
        foreach (var chunk in wanted.Chunk(RangesTogether))
        {
            // Two look-ups in a key's index each; min and max together would read the table.
            await using var command = new NpgsqlCommand(string.Join("\nUNION ALL ", chunk.Select((address, i) =>
            {
                var relation = schema.Relation(address.RelationOid);
                var name = SqlText.Identifier(relation.Column(address.Number).Name);
                return $"SELECT {i}, (SELECT pg_catalog.min({name}) FROM ONLY {relation}), (SELECT pg_catalog.max({name}) FROM ONLY {relation})";
            })), connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                if (!reader.IsDBNull(1))
                    ranges[chunk[reader.GetInt32(0)]] = (reader.GetInt64(1), reader.GetInt64(2));
        }

        return ranges.ToFrozenDictionary();
    }

    private async Task<ImmutableArray<(KeyColumn, string)>> UnlistedKindsAsync(CancellationToken cancellation)
    {
        var unlisted = ImmutableArray.CreateBuilder<(KeyColumn, string)>();
        foreach (var (address, kinds) in selection.Polymorphic)
        {
            var relation = schema.Relation(address.RelationOid);
            await using var command = new NpgsqlCommand(
                $"""
                SELECT DISTINCT COALESCE({SqlText.Identifier(kinds.TypeColumn)}::text, '(null)') FROM {relation}
                WHERE {SqlText.Identifier(relation.Column(address.Number).Name)} IS NOT NULL AND NOT COALESCE({SqlText.Identifier(kinds.TypeColumn)}::text = ANY ($1), false)
                ORDER BY 1 LIMIT 20
                """, connection)
            { Parameters = { new() { Value = kinds.Classes.Keys.ToArray() } } };
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                unlisted.Add((address, reader.GetString(0)));
        }

        return unlisted.ToImmutable();
    }

    private async Task<ImmutableArray<KeyColumn>> OwnNotNullsAsync(CancellationToken cancellation)
    {
        if (schema.MajorVersion < 18)
            return [];
        await using var command = new NpgsqlCommand(
            """
            SELECT DISTINCT k.conrelid, a.attnum
            FROM pg_catalog.pg_inherits i
            JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid AND NOT c.relispartition
            JOIN pg_catalog.pg_constraint k ON k.conrelid = i.inhrelid AND k.contype = 'n'
            JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
            JOIN pg_catalog.pg_attribute b ON b.attrelid = i.inhparent AND b.attname = a.attname AND NOT b.attisdropped
            JOIN pg_catalog.pg_constraint p ON p.conrelid = i.inhparent AND p.contype = 'n' AND p.conkey[1] = b.attnum AND p.conname <> k.conname
            """, connection);
        var changing = selection.Columns.ToHashSet();
        var found = ImmutableArray.CreateBuilder<KeyColumn>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            if (new KeyColumn(reader.GetFieldValue<uint>(0), reader.GetInt16(1)) is var column && changing.Contains(column))
                found.Add(column);
        return found.ToImmutable();
    }

    private async Task<ImmutableArray<(uint, int)>> FullTablesAsync(CancellationToken cancellation)
    {
        var added = new KeptColumns(selection.KeptIds).Tables(schema).CountBy(relation => relation.Oid).ToDictionary();
        if (added.Count == 0)
            return [];
        var full = ImmutableArray.CreateBuilder<(uint, int)>();
        await using var command = new NpgsqlCommand($"SELECT oid, relnatts::int FROM pg_catalog.pg_class WHERE relnatts >= {MaximumColumns - added.Values.Max()} ORDER BY oid", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            if (reader.GetFieldValue<uint>(0) is var oid && added.TryGetValue(oid, out var count) && reader.GetInt32(1) + count > MaximumColumns)
                full.Add((oid, reader.GetInt32(1)));
        return full.ToImmutable();
    }

    private async Task<ImmutableArray<(string, string, string)>> StoredSettingsAsync(CancellationToken cancellation)
    {
        // What an application names has a dot in it.
        await using var command = new NpgsqlCommand(
            """
            SELECT r.rolname::text, d.datname::text, pg_catalog.split_part(c.setting, '=', 1), pg_catalog.substr(c.setting, pg_catalog.strpos(c.setting, '=') + 1)
            FROM pg_catalog.pg_db_role_setting s
            CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) c(setting)
            LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
            LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
            WHERE (s.setdatabase = 0 OR d.datname = pg_catalog.current_database()) AND pg_catalog.split_part(c.setting, '=', 1) LIKE '%.%'
            ORDER BY 1, 2, 3
            """, connection);
        var found = ImmutableArray.CreateBuilder<(string, string, string)>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (role, database) = (reader.IsDBNull(0) ? null : SqlText.Identifier(reader.GetString(0)), reader.IsDBNull(1) ? null : SqlText.Identifier(reader.GetString(1)));
            var of = role is null ? database is null ? "ROLE ALL" : $"DATABASE {database}" : $"ROLE {role}{(database is null ? "" : $" IN DATABASE {database}")}";
            found.Add(($"ALTER {of} SET {reader.GetString(2)}", reader.GetString(2), reader.GetString(3)));
        }

        return found.ToImmutable();
    }

    private async Task<ImmutableArray<(KeyColumn, string)>> DocumentKeysAsync(CancellationToken cancellation)
    {
        var names = selection.Classes.Select(keyClass => schema.Relation(keyClass.Root.RelationOid))
            .SelectMany(root => ReferenceNames.OfTable(root.Name.Name)).Append("id").Distinct(StringComparer.OrdinalIgnoreCase).Select(name => name.ToLowerInvariant()).ToArray();
        var found = ImmutableArray.CreateBuilder<(KeyColumn, string)>();
        foreach (var relation in schema.Relations.Where(relation => relation.IsTable && relation.Extension is null))
            foreach (var column in relation.Columns.Where(column => column.Type is "json" or "jsonb"))
            {
                await using var command = new NpgsqlCommand(
                    $"""
                    SELECT DISTINCT e.key FROM (SELECT {SqlText.Identifier(column.Name)}::jsonb AS document FROM ONLY {relation} WHERE {SqlText.Identifier(column.Name)} IS NOT NULL LIMIT {DocumentSample}) s,
                      LATERAL pg_catalog.jsonb_each(CASE WHEN pg_catalog.jsonb_typeof(s.document) = 'object' THEN s.document END) e
                    WHERE pg_catalog.lower(e.key) = ANY ($1) AND pg_catalog.jsonb_typeof(e.value) = 'number' ORDER BY 1
                    """, connection)
                { Parameters = { new() { Value = names } } };
                await using var reader = await command.ExecuteReaderAsync(cancellation);
                while (await reader.ReadAsync(cancellation))
                    found.Add((new(relation.Oid, column.Number), reader.GetString(0)));
            }

        return found.ToImmutable();
    }
}
