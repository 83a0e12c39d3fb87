using System.Globalization;
using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Timings;

namespace Vibes.UuidToolkit.Verification.Tests.Reports;

/// <summary>Comparisons without a database, as large as is wanted.</summary>
internal static class Comparisons
{
    /// <summary>Tables that each refer to the one before; the last one's rows differ where asked.</summary>
    public static ComparisonResult Of(int tables, bool isFaulty = false, string prefix = "table_", params Diagnostic[] more)
    {
        var (before, after) = (Side("before", tables, prefix, "bigint", "7"), Side("after", tables, prefix, "uuid", isFaulty ? "8" : "7"));
        var options = new ComparisonOptions { IsMigrated = true };
        return new(before, after, options, [.. SnapshotComparison.Compare(before.Snapshots, after.Snapshots, options), .. more]);
    }

    private static ComparedSide Side(string name, int tables, string prefix, string type, string own)
    {
        string Table(int i) => Name($"{prefix}{i}");
        var (schema, keys, data) = (new StringBuilder("# uuidkit schema 1\n"), new StringBuilder("# uuidkit foreign-keys 1\n"), new StringBuilder("# uuidkit data 1\n"));
        // In the order of the names, as a snapshot is.
        var order = Enumerable.Range(0, tables).OrderBy(Table, StringComparer.Ordinal).ToList();
        foreach (var i in order)
        {
            var table = $"public.{Table(i)}";
            schema.Append(CultureInfo.InvariantCulture, $"table {table}\n  column id {type} not null default {(type == "uuid" ? "pg_catalog.gen_random_uuid()" : "nextval('public.s'::regclass)")}\n{(i == 0 ? "" : $"  column parent_id {type}\n")}  column name text\n  comment \"About {i}\"\n");
            data.Append(CultureInfo.InvariantCulture, $"table {table}\n  rows 10\n  fingerprint {i + type.Length}\n  own {(i == tables - 1 ? own : "7")} of (name)\n  id id {type} key class {table}.id fingerprint {i + type.Length}\n");
            if (i == 0)
                continue;
            var target = $"public.{Table(i - 1)}";
            keys.Append(CultureInfo.InvariantCulture, $"foreign key parent_fkey of {table}\n  references {target}\n  column parent_id {type} to id {type}\n  orphans 0\n");
            data.Append(CultureInfo.InvariantCulture, $"  id parent_id {type} class {target}.id fingerprint {i + type.Length}\n  related 1\n  relationship parent_fkey to {target} references 9 orphans 0 fingerprint 3\n");
        }

        data.Append(CultureInfo.InvariantCulture, $"total {tables} tables, {10 * tables} rows, {Math.Max(0, tables - 1)} relationships, 0 sequences\n");
        return new(name, [new("schema", schema.ToString()), new("foreign-keys", keys.ToString()), new("data", data.ToString())]);
    }

    private static string Name(string name) => name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The same with one more snapshot on each side.</summary>
    public static ComparisonResult With(this ComparisonResult result, string name, string before, string after, params Diagnostic[] more) => result with
    {
        Before = result.Before with { Snapshots = result.Before.Snapshots.Add(new(name, before)) },
        After = result.After with { Snapshots = result.After.Snapshots.Add(new(name, after)) },
        Diagnostics = result.Diagnostics.AddRange(more),
    };

    /// <summary>The same with one query that was measured on both sides.</summary>
    public static ComparisonResult WithTimings(this ComparisonResult result, long before, long after)
    {
        var (left, right) = (Timings(before), Timings(after));
        return result with
        {
            Before = result.Before with { Timings = left },
            After = result.After with { Timings = right },
            Diagnostics = result.Diagnostics.AddRange(TimingComparison.Compare(left, right, new())),
        };

        DatabaseTimings Timings(long median) => new(
            DatabaseTimings.CurrentFormat, "15.0", [.. result.Before.Snapshots.Take(1).Select(_ => new TableSize("public.table_0", median * 1000, ["id"]))],
            [new("queries/totals", 100, new(median, median, median + 5, median * 2), 3, new("Seq Scan"))]);
    }
}
