using System.Collections.Immutable;
using Npgsql;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>Finds integer columns, and arrays of integers, that are named after a key and hold its values, without a foreign key that says so.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="schema">The schema.</param>
/// <param name="selection">The classes that change.</param>
internal sealed class ReferenceCandidateReader(NpgsqlConnection connection, Schema schema, KeySelection selection)
{
    /// <summary>Rows that are looked at where some values are no keys.</summary>
    private const int Sample = 10_000;

    private readonly ReferenceNames _names = new(schema, selection.Classes);

    /// <summary>Reads all candidates, the likeliest of each column.</summary>
    public async Task<ImmutableArray<ReferenceCandidate>> ReadAsync(CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<ReferenceCandidate>();
        foreach (var (relation, column) in Columns().Where(pair => pair.Column.IsInteger || pair.Column.IsIntegerArray))
            if (await CandidateAsync(relation, column, cancellation) is { } candidate)
                found.Add(candidate);
        return found.ToImmutable();
    }

    /// <summary>Reads which arrays that no key gives a name to have nothing but keys in them.</summary>
    public async Task<ImmutableArray<(KeyColumn, ImmutableArray<KeyColumn>)>> ReadArraysAsync(CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<(KeyColumn, ImmutableArray<KeyColumn>)>();
        foreach (var (relation, column) in Columns().Where(pair => pair.Column.IsIntegerArray && !_names.Of(pair.Relation, pair.Column).Any()))
        {
            var from = new KeyColumn(relation.Oid, column.Number);
            var keys = ImmutableArray.CreateBuilder<KeyColumn>();
            foreach (var keyClass in selection.Classes)
                if (await OrphansAsync(from, keyClass.Root, cancellation) is (Orphans: 0, Rows: > 0))
                    keys.Add(keyClass.Root);
            if (keys.Count > 0)
                found.Add((from, keys.ToImmutable()));
        }

        return found.ToImmutable();
    }

    /// <summary>The columns that are no part of a class and of no decision, besides keys that may refer to others.</summary>
    private IEnumerable<(Relation Relation, Column Column)> Columns()
    {
        // A key that nothing numbers may be that of another table, which nobody declared either.
        var unnumbered = selection.Classes.Where(keyClass => keyClass.Columns.Length == 1 && !_names.IsNumbered(keyClass)).Select(keyClass => keyClass.Root).ToHashSet();
        var taken = selection.Classes.Concat(selection.Excluded).SelectMany(keyClass => keyClass.Columns)
            .Concat(selection.Polymorphic.Select(pair => pair.Column)).Concat(selection.Arrays.Select(array => array.Column)).Where(column => !unnumbered.Contains(column)).ToHashSet();
        return from relation in schema.Relations
               where relation.IsTableOrPartitioned && relation.Extension is null && relation.PartitionBound is null
               from column in relation.Columns
               where !taken.Contains(new(relation.Oid, column.Number))
               select (relation, column);
    }

    private async Task<ReferenceCandidate?> CandidateAsync(Relation relation, Column column, CancellationToken cancellation)
    {
        var from = new KeyColumn(relation.Oid, column.Number);
        foreach (var (likeness, keys) in _names.Of(relation, column))
        {
            var contained = new List<KeyColumn>();
            foreach (var key in keys)
                if (await IsContainedAsync(from, key, cancellation))
                    contained.Add(key);
            if (contained.Count > 0)
                return new(from, contained[0]) { Others = [.. contained.Skip(1)], IsVague = likeness is ReferenceNames.Likeness.End or ReferenceNames.Likeness.UnnumberedKey };
            // The table that it is named after is meant, orphans or not; but a few values are in any table by chance.
            if (likeness == ReferenceNames.Likeness.Table && keys is [var only] && await OrphansAsync(from, only, cancellation) is var (orphans, rows) && orphans * 2 <= rows && rows > 0)
                return new(from, only) { Orphans = orphans, Sample = rows };
        }

        return null;
    }

    private async Task<bool> IsContainedAsync(KeyColumn from, KeyColumn to, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT EXISTS (SELECT FROM {Values(from)} WHERE v.value IS NOT NULL)
              AND NOT EXISTS (SELECT FROM {Values(from)} WHERE v.value IS NOT NULL AND NOT EXISTS (SELECT FROM {schema.Relation(to.RelationOid)} k WHERE k.{Name(to)} = v.value))
            """, connection);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private async Task<(long Orphans, long Rows)> OrphansAsync(KeyColumn from, KeyColumn to, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT pg_catalog.count(*) FILTER (WHERE NOT EXISTS (SELECT FROM {schema.Relation(to.RelationOid)} k WHERE k.{Name(to)} = t.value)), pg_catalog.count(*)
            FROM (SELECT v.value FROM {Values(from)} WHERE v.value IS NOT NULL LIMIT {Sample}) t
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>The values of a column, or the elements of its arrays, as <c>v.value</c>.</summary>
    private string Values(KeyColumn column) => schema.Relation(column.RelationOid).Column(column.Number).IsIntegerArray
        ? $"(SELECT e.value FROM {Rows(column)} t, pg_catalog.unnest(t.{Name(column)}) e(value)) v"
        : $"(SELECT t.{Name(column)} AS value FROM {Rows(column)} t) v";

    /// <summary>The rows of a table without those of its children, which have columns of their own; partitions have none.</summary>
    private string Rows(KeyColumn column) => schema.Relation(column.RelationOid) is var relation && relation.IsTable ? $"ONLY {relation}" : relation.ToString();

    private string Name(KeyColumn column) => SqlText.Identifier(schema.Relation(column.RelationOid).Column(column.Number).Name);
}
