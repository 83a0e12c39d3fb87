using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>Works out what a migration costs from sizes on disk.</summary>
internal static class Estimates
{
    /// <summary>What a value grows by: 16 bytes for 4 or 8, and the alignment of rows around it.</summary>
    private const int GrowthPerValue = 12;

    /// <summary>What a row grows by that keeps its old id: 8 bytes at most, and an entry of 20 in an index, a tenth of whose room is free.</summary>
    private const int GrowthPerKeptId = 30;

    public static Estimate Of(Schema schema, MigrationScript script, Manifest manifest)
    {
        var columns = manifest.Columns;
        long before = 0, after = 0, locks = 0;
        var perTable = columns.CountBy(column => column.Table).ToDictionary();
        foreach (var table in script.Tables.Distinct())
        {
            var indexes = schema.IndexesOf(table.Oid).ToList();
            before += table.TableBytes + table.IndexBytes;
            after += table.TableBytes + table.IndexBytes
                + table.EstimatedRows * perTable[table.Name] * GrowthPerValue
                + table.EstimatedRows * indexes.Count(index => index.Columns.Any(number => number > 0)) * GrowthPerValue;
            // The table, its rewritten copy and their TOAST tables with an index each, and every index before and after.
            locks += 6 + 2 * indexes.Count;
        }

        foreach (var index in manifest.KeptIds.SelectMany(kept => kept.Indexes))
        {
            after += schema.FindRelation(index.Table)!.EstimatedRows * GrowthPerKeptId;
            locks++;
        }

        locks += 3 * (script.Dependents.Objects.Length + script.Dependents.ForeignKeys.Length) + columns.Count(column => column.NewDefault is not null) + 50;
        // Both the new files and, with WAL of everything that is written, their log.
        return new(before, after, after * 2, after, locks);
    }

    /// <summary>The setting that makes room for so many locks on a server with the default 100 connections, rounded up.</summary>
    public static long LocksPerTransaction(long locks) => (long)Math.Ceiling(locks * 1.25 / 100 / 64) * 64;
}
