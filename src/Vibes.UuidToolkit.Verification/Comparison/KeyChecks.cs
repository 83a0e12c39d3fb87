using System.Collections.Immutable;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Contents;
using Vibes.UuidToolkit.Verification.Fingerprints;
using Vibes.UuidToolkit.Verification.Identifiers;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>What must hold of a migrated database by itself: keys without nulls and doubles, of allowed versions, and no orphans behind a valid foreign key.</summary>
public static class KeyChecks
{
    /// <summary>Checks every uuid key.</summary>
    /// <param name="connection">A connection with the pinned session settings.</param>
    /// <param name="options">What is taken for right.</param>
    /// <param name="before">The snapshots from before: keys that were uuids then are of whatever version they are; null where nothing is known.</param>
    /// <param name="cancellation">Cancels the checks.</param>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(
        NpgsqlConnection connection, ComparisonOptions options, IReadOnlyCollection<Snapshot>? before = null, CancellationToken cancellation = default)
    {
        var had = before?.FirstOrDefault(snapshot => snapshot.Name == ContentsText.Name) is { } data
            ? ContentsText.Parse(data).Tables.SelectMany(table => table.Ids.Where(id => id.Type == "uuid"), (table, id) => $"{table.Table}.{id.Column}").ToHashSet(StringComparer.Ordinal)
            : [];
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation);
        var ids = IdColumns.Of(schema);
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        // A partition's keys are its root's, in whose partitions together none may be there twice.
        foreach (var table in schema.Relations.Where(relation => relation is { IsTableOrPartitioned: true, PartitionBound: null, Extension: null }).OrderBy(relation => relation.Name))
        {
            var constraints = schema.ConstraintsOf(table.Oid).ToList();
            var primary = constraints.FirstOrDefault(constraint => constraint.Kind == ConstraintKind.PrimaryKey)?.Columns ?? [];
            // What refers to another key has its values, which are checked there.
            foreach (var column in ids.Ids(table).Where(column => column.IsUuid && primary.Contains(column.Number)
                && (primary.Length == 1 || !constraints.Any(constraint => constraint.Kind == ConstraintKind.ForeignKey && constraint.Columns.Contains(column.Number)))))
                await CheckAsync(connection, table, SqlText.Identifier(column.Name), primary.Length == 1, had, options, findings, cancellation);
        }

        return findings.ToImmutable();
    }

    private static async Task CheckAsync(
        NpgsqlConnection connection, Relation table, string column, bool isUnique, HashSet<string> had, ComparisonOptions options, ImmutableArray<Diagnostic>.Builder findings, CancellationToken cancellation)
    {
        // Read from the rows, not from the index: an index that is broken must not vouch for itself.
        var sql = $"""
            SELECT pg_catalog.count(*) FILTER (WHERE g.id IS NULL), {(isUnique ? "pg_catalog.count(*) FILTER (WHERE g.n > 1)" : "0::bigint")},
                   COALESCE(pg_catalog.array_agg(DISTINCT pg_catalog.substr(g.id::text, 15, 1)) FILTER (WHERE g.id IS NOT NULL), ARRAY[]::text[])
            FROM (SELECT t.{column} AS id, pg_catalog.count(*) AS n FROM {RowHash.From(table)} GROUP BY t.{column}) g
            """;
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var subject = $"{table}.{column}";
        if (reader.GetInt64(0) > 0 || reader.GetInt64(1) > 0)
            findings.Add(Descriptors.KeyBroken.At(subject, $"{reader.GetInt64(1)} values are there more than once, and null is {(reader.GetInt64(0) > 0 ? "" : "not ")}among them."));
        var versions = reader.GetFieldValue<string[]>(2).Where(version => !options.UuidVersions.Any(allowed => version == allowed.ToString("x", System.Globalization.CultureInfo.InvariantCulture))).ToList();
        if (versions.Count > 0 && !had.Contains(subject))
            findings.Add(Descriptors.UuidVersion.At(subject, $"It holds UUIDs of version {string.Join(", ", versions)}; allowed are {string.Join(", ", options.UuidVersions)}."));
    }
}
