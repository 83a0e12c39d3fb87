using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Fingerprints;
using Vibes.UuidToolkit.Verification.Identifiers;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>Where a query reads rows as <c>t</c>: from their table, or from what an earlier part of the query has kept of them.</summary>
/// <param name="From">What follows FROM.</param>
/// <param name="Own">The hash of a row's own columns.</param>
/// <param name="Column">A column, by its number in the table.</param>
/// <param name="Place">What tells a row from all others while a statement runs, in tables without a key too.</param>
internal sealed record RowSource(string From, string Own, Func<short, string> Column, string Place)
{
    /// <summary>All rows of a table.</summary>
    public static RowSource Of(Relation table, IdColumns ids) =>
        new(RowHash.From(table), RowHash.Of(ids.Own(table)), number => $"t.{SqlText.Identifier(table.Column(number).Name)}", "t.tableoid::text || t.ctid::text");

    /// <summary>What a common table expression has kept of a table's rows.</summary>
    public static RowSource Kept(string name) => new($"{name} t", "t.own", number => FormattableString.Invariant($"t.c{number}"), "t.place");
}
