using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Fingerprints;
using Vibes.UuidToolkit.Verification.Identifiers;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>Reads what the rows of a database add up to. Only sums travel: the client's memory does not depend on the number of rows.</summary>
public static class ContentsReader
{
    /// <summary>Reads all tables and sequences in the connection's current transaction.</summary>
    /// <param name="connection">A connection with the pinned session settings, so that a row's text does not depend on the client.</param>
    /// <param name="schema">The schema, read in the same transaction.</param>
    /// <param name="keys">What is known of its keys beside; null for nothing.</param>
    /// <param name="progress">Told each table.</param>
    /// <param name="cancellation">Cancels the read.</param>
    public static async Task<DatabaseContents> ReadAsync(
        NpgsqlConnection connection, Schema schema, KeyConfiguration? keys = null, IProgress<SnapshotProgress>? progress = null, CancellationToken cancellation = default)
    {
        var ids = IdColumns.Of(schema, keys);
        var references = References.Of(schema, keys ?? new(), await References.ReadOperatorsAsync(connection, cancellation));
        await RequireListedKindsAsync(connection, references, cancellation);
        // A partition's rows are its root's, unless a foreign key speaks of the partition itself.
        var tables = schema.Relations
            .Where(relation => relation.IsTableOrPartitioned && relation.Extension is null
                && (relation.PartitionBound is null || !references.Of(relation).IsEmpty || references.IsReferenced(relation)))
            .OrderBy(relation => relation.Name).ToList();
        var contents = ImmutableArray.CreateBuilder<TableContents>();
        foreach (var table in tables)
        {
            progress?.Report(new("rows", table.ToString(), contents.Count, tables.Count));
            contents.Add(await ReadAsync(connection, schema, table, references, ids, cancellation));
        }

        var places = tables.Select((table, i) => (table, i)).ToDictionary(pair => pair.table, pair => pair.i);
        var alike = tables.Where(table => contents[places[table]].Alike > 0).ToHashSet();
        var most = alike.Where(table => contents[places[table]] is var found && found.Alike * 2 >= found.Rows).ToHashSet();
        foreach (var group in RefinementGroup.Of(alike, most, references, ids))
        {
            progress?.Report(new("rows", group.Tables[0].ToString(), tables.Count, tables.Count));
            foreach (var (table, refined) in group.Tables.Zip(await RefinementReader.ReadAsync(connection, group, cancellation)))
            {
                var found = contents[places[table]];
                contents[places[table]] = found with
                {
                    Refined = refined.Sum,
                    AlikeRefined = group.IsAlike(table) ? refined.Alike : null,
                    Ids = [.. found.Ids.Select((id, i) => id with { Around = (id.Around ?? 0) + refined.Around[i] })],
                    KeptIds = [.. found.KeptIds.Select((kept, i) => kept with { Around = (kept.Around ?? 0) + refined.Around[found.Ids.Length + i] })],
                };
            }
        }

        var sequences = ImmutableArray.CreateBuilder<SequenceContents>();
        foreach (var sequence in schema.Sequences.Where(sequence => sequence.Extension is null).OrderBy(sequence => sequence.Name))
        {
            await using var command = new NpgsqlCommand($"SELECT last_value, is_called FROM {sequence.Name}", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            sequences.Add(new(sequence.Name.ToString(), reader.GetInt64(0), reader.GetBoolean(1)));
        }

        return new(contents.ToImmutable(), sequences.ToImmutable(), await ReadLargeObjectsAsync(connection, cancellation));
    }

    private static async Task<LargeObjectContents?> ReadLargeObjectsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var objects = await RowAsync(connection,
            $"SELECT pg_catalog.count(*), {RowHash.Sum(RowHash.Of("ROW(m.oid, pg_catalog.pg_get_userbyid(m.lomowner), m.lomacl, d.description)::text", "0"))}, pg_catalog.has_table_privilege('pg_catalog.pg_largeobject', 'SELECT')"
            + " FROM pg_catalog.pg_largeobject_metadata m LEFT JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_largeobject'::regclass AND d.objoid = m.oid", cancellation);
        if (Count(objects[0]) == 0)
            return null;
        var content = (bool)objects[2] ? await RowAsync(connection, $"SELECT {RowHash.Sum(RowHash.Of("ROW(p.loid, p.pageno, p.data)::text", "0"))} FROM pg_catalog.pg_largeobject p", cancellation) : null;
        return new(Count(objects[0]), Sum(objects[1]), content is null ? null : Sum(content[0]));
    }

    private static async Task<TableContents> ReadAsync(
        NpgsqlConnection connection, Schema schema, Relation table, References references, IdColumns ids, CancellationToken cancellation)
    {
        var (columns, kept, followed) = (ids.Ids(table), ids.Kept(table), references.Of(table));
        var primaryKey = schema.ConstraintsOf(table.Oid).FirstOrDefault(constraint => constraint.Kind == ConstraintKind.PrimaryKey);
        var rows = await RowAsync(connection, RowsQuery.Of(table, ids), cancellation);
        var shared = new List<BigInteger?>();
        foreach (var column in columns)
            shared.Add(IsShared(schema, table, column, references) ? Sum((await RowAsync(connection, RowsQuery.Shared(table, column, ids), cancellation))[0]) : null);
        var related = followed.IsEmpty ? null : await RowAsync(connection, RelationshipsQuery.Of(table, followed, ids), cancellation);
        var defaults = new List<BigInteger?>();
        foreach (var reference in followed)
        {
            await using var command = RelationshipsQuery.Default(reference, ids) is { } query ? new NpgsqlCommand(query, connection) : null;
            defaults.Add(command is not null && await command.ExecuteScalarAsync(cancellation) is string hash ? Sum(hash) : null);
        }

        BigInteger? Around(int column) => related is null ? null : Sum(related[1 + 3 * followed.Length + column]);
        return new(
            table.ToString(), Count(rows[0]), Sum(rows[1]), Sum(rows[2]), [.. ids.Own(table).Select(column => SqlText.Identifier(column.Name))],
            references.IsReferenced(table) ? Count((await RowAsync(connection, RowsQuery.Alike(table, ids), cancellation))[0]) : null,
            related is null ? null : Sum(related[0]), null, null,
            [
                .. columns.Select((column, i) => new IdContents(
                    SqlText.Identifier(column.Name), TypeOf(column), primaryKey is { Columns: [var only] } && only == column.Number, ids.ClassOf(table, column)!, Sum(rows[3 + i]), shared[i]) { Around = Around(i) }),
            ],
            [
                .. followed.Select((reference, i) => new RelationshipContents(
                    SqlText.Identifier(reference.Name), reference.To.ToString(), reference.Key is not null, Count(related![1 + 3 * i]), Count(related[2 + 3 * i]), Sum(related[3 + 3 * i]), defaults[i])),
            ],
            [.. kept.Select((one, i) => new KeptIdContents(SqlText.Identifier(one.Column.Name), TypeOf(one.Column), SqlText.Identifier(one.Key.Name), Sum(rows[3 + columns.Length + i])) { Around = Around(columns.Length + i) })]);
    }

    /// <summary>Whether rows may have the same id without a row that it is the key of, as in a partitioned table's key of a number and a day.</summary>
    private static bool IsShared(Schema schema, Relation table, Column column, References references) =>
        !references.All.Any(reference => reference.From == table && reference.Columns.Contains(column.Number))
        && !schema.IndexesOf(table.Oid).Any(index => index is { IsUnique: true, IsPlain: true, IsValid: true, Columns: [var only] } && only == column.Number);

    /// <summary>A row that refers to nobody knows where cannot be compared, and must not pass for one that refers to nothing.</summary>
    private static async Task RequireListedKindsAsync(NpgsqlConnection connection, References references, CancellationToken cancellation)
    {
        foreach (var kinds in references.All.Where(reference => reference.TypeColumn is not null).GroupBy(reference => (reference.From, reference.Name)))
        {
            await using var command = new NpgsqlCommand(RelationshipsQuery.Unlisted(kinds.First(), kinds.SelectMany(reference => reference.Types)), connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var unlisted = new List<string>();
            while (await reader.ReadAsync(cancellation))
                unlisted.Add(string.Create(CultureInfo.InvariantCulture, $"'{reader.GetString(0)}' ({reader.GetInt64(1)} rows)"));
            if (unlisted.Count > 0)
                throw new DiagnosticException(Descriptors.UnlistedKind.At($"{kinds.Key.From}.{SqlText.Identifier(kinds.Key.Name)}", $"Its kinds are also {string.Join(", ", unlisted)}."));
        }
    }

    private static string TypeOf(Column column) => column.BaseTypeOid switch
    {
        TypeOids.Int2 => "smallint",
        TypeOids.Int4 => "integer",
        TypeOids.Int8 => "bigint",
        TypeOids.Uuid => "uuid",
        _ => column.ElementTypeOid switch
        {
            TypeOids.Int2 => "smallint[]",
            TypeOids.Int4 => "integer[]",
            TypeOids.Int8 => "bigint[]",
            TypeOids.Uuid => "uuid[]",
            _ => column.Type,
        },
    };

    private static async Task<object[]> RowAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return values;
    }

    private static long Count(object value) => (long)value;

    private static BigInteger Sum(object value) => BigInteger.Parse((string)value, CultureInfo.InvariantCulture);
}
