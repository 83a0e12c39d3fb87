using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Verification.Fingerprints;

/// <summary>
/// A table's fingerprint as a query. With expressions in place of columns it is a <em>predicted</em> fingerprint: what the
/// rows will be once those columns hold those values. Predicted before and actual after a migration are equal exactly if each
/// row kept every value and every relationship, with no join and whatever the references' cycles.
/// </summary>
/// <remarks>
/// The row's text is hashed, not its values: equal values that print differently (numeric 1.0 and 1.00, citext, intervals)
/// are told apart, and types without a hash function (json, xml, point) are covered.
/// </remarks>
/// <param name="Table">The table.</param>
/// <param name="Sql">Returns one row: count, sum as text.</param>
public sealed record FingerprintQuery(QualifiedName Table, string Sql)
{
    /// <summary>The query for a table's rows as they are, or as they will be.</summary>
    /// <param name="table">An ordinary table or leaf partition; rows of inheriting tables are not counted.</param>
    /// <param name="expressions">The value that takes a column's place, by the column's name; columns not named are taken as they are.</param>
    public static FingerprintQuery Of(Relation table, IReadOnlyDictionary<string, string>? expressions = null)
    {
        // Column by column in both cases: a bare t would be the column of that name where there is one, not the row.
        var row = $"ROW({string.Join(", ", table.Columns.Select(column => expressions?.GetValueOrDefault(column.Name) ?? "t." + SqlText.Identifier(column.Name)))})";
        return new(table.Name, $"SELECT pg_catalog.count(*), COALESCE(pg_catalog.sum(pg_catalog.hashtextextended({row}::text, 0)), 0)::text FROM ONLY {table} t");
    }
}
