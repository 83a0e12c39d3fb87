using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Verification.Fingerprints;

/// <summary>Hashes as SQL expressions. All are 64 bits of text: see <see cref="FingerprintQuery"/> for why of text.</summary>
internal static class RowHash
{
    /// <summary>The hash of columns of the table <c>t</c>, together.</summary>
    public static string Of(IEnumerable<Column> columns) => Of($"ROW({string.Join(", ", columns.Select(column => "t." + SqlText.Identifier(column.Name)))})::text", "0");

    /// <summary>The hash of a text on top of another hash: one number for both, in which their order counts.</summary>
    public static string Of(string text, string seed) => $"pg_catalog.hashtextextended({text}, {seed})";

    /// <summary>The hash of an id on top of another hash.</summary>
    public static string OfId(string id, string seed) => Of($"COALESCE({id}::text, '')", seed);

    /// <summary>The sum of a hash over all rows, as text; 0 for no rows.</summary>
    public static string Sum(string hash) => $"COALESCE(pg_catalog.sum({hash}), 0)::text";

    /// <summary>The table's own rows, or all that are stored in its partitions.</summary>
    public static string From(Relation table) => table.IsTable ? $"ONLY {table} t" : $"{table} t";
}
