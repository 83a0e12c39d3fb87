using System.Collections.Immutable;
using Npgsql;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>Finds integer columns beside a column that seems to say whose ids they are, and reads from the rows which tables are meant.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="schema">The schema.</param>
/// <param name="selection">The classes that change.</param>
internal sealed class PolymorphicCandidateReader(NpgsqlConnection connection, Schema schema, KeySelection selection)
{
    /// <summary>What has more values than this does not tell tables apart.</summary>
    private const int MaximumKinds = 50;

    private readonly ReferenceNames _names = new(schema, selection.Classes);

    /// <summary>Reads all candidates, in the order of tables and columns.</summary>
    public async Task<ImmutableArray<PolymorphicCandidate>> ReadAsync(CancellationToken cancellation)
    {
        var explained = selection.Classes.Concat(selection.Excluded).SelectMany(keyClass => keyClass.Columns).Concat(selection.Polymorphic.Select(pair => pair.Column)).ToHashSet();
        var found = ImmutableArray.CreateBuilder<PolymorphicCandidate>();
        foreach (var relation in schema.Relations.Where(relation => relation.IsTableOrPartitioned && relation.Extension is null && relation.PartitionBound is null))
            foreach (var id in relation.Columns.Where(id => id.IsInteger && !explained.Contains(new(relation.Oid, id.Number))))
                if (ReferenceNames.KindOf(schema, relation, id) is { } kind)
                    found.Add(new(new(relation.Oid, id.Number), kind.Name, await KindsAsync(relation, id, kind, cancellation)));
        return found.ToImmutable();
    }

    private async Task<ImmutableArray<PolymorphicKind>> KindsAsync(Relation relation, Column id, Column kind, CancellationToken cancellation)
    {
        var rows = new List<(string? Kind, long Rows)>();
        await using (var command = new NpgsqlCommand(
            $"""
            SELECT t.{SqlText.Identifier(kind.Name)}::text COLLATE "C", pg_catalog.count(*) FROM {relation} t WHERE t.{SqlText.Identifier(id.Name)} IS NOT NULL
            GROUP BY 1 ORDER BY 1 LIMIT {MaximumKinds + 1}
            """, connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
                rows.Add((reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetInt64(1)));
        if (rows.Count > MaximumKinds)
            return [];
        var kinds = ImmutableArray.CreateBuilder<PolymorphicKind>(rows.Count);
        foreach (var (name, count) in rows)
        {
            var to = name is null ? null : _names.OfKind(relation, name);
            kinds.Add(new(name, to, count, to is { } key ? await OrphansAsync(relation, id, kind, name!, key, cancellation) : 0));
        }

        return kinds.MoveToImmutable();
    }

    private async Task<long> OrphansAsync(Relation relation, Column id, Column kind, string name, KeyColumn key, CancellationToken cancellation)
    {
        var table = schema.Relation(key.RelationOid);
        await using var command = new NpgsqlCommand(
            $"""
            SELECT pg_catalog.count(*) FROM {relation} t WHERE t.{SqlText.Identifier(kind.Name)}::text = $1 AND t.{SqlText.Identifier(id.Name)} IS NOT NULL
              AND NOT EXISTS (SELECT FROM {table} k WHERE k.{SqlText.Identifier(table.Column(key.Number).Name)} = t.{SqlText.Identifier(id.Name)})
            """, connection)
        { Parameters = { new() { Value = name } } };
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
