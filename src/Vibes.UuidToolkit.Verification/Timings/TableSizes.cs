using System.Collections.Immutable;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Identifiers;

namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>How large the tables of a live database are.</summary>
public static class TableSizes
{
    /// <summary>Reads them, in the order of their names.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="schema">The database's schema.</param>
    /// <param name="cancellation">Cancels the read.</param>
    public static async Task<ImmutableArray<TableSize>> ReadAsync(NpgsqlConnection connection, Schema schema, CancellationToken cancellation = default)
    {
        var ids = IdColumns.Of(schema);
        var bytes = new Dictionary<uint, long>();
        // A partitioned table is as large as its partitions; of any other there is no such tree.
        await using (var command = new NpgsqlCommand("""
            SELECT c.oid, COALESCE((SELECT pg_catalog.sum(pg_catalog.pg_total_relation_size(p.relid)) FROM pg_catalog.pg_partition_tree(c.oid) p WHERE c.relkind = 'p'), pg_catalog.pg_total_relation_size(c.oid))::bigint
            FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND NOT c.relispartition
            """, connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
                bytes[reader.GetFieldValue<uint>(0)] = reader.GetInt64(1);
        return
        [
            .. schema.Relations.Where(Workload.IsMeasured).OrderBy(table => table.Name)
                .Select(table => new TableSize(table.ToString(), bytes.GetValueOrDefault(table.Oid), [.. ids.Ids(table).Select(column => SqlText.Identifier(column.Name))])),
        ];
    }
}
