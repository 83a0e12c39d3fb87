using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Verification.Identifiers;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>
/// The rows that colours are worked out for: those that are like another one in all own columns, and those that refer to such. All
/// others are known by their own columns, and what lies between two of them is in the fingerprint of what they refer to
/// (<see cref="RelationshipsQuery"/>). Which rows are alike follows from values without ids, and is the same before and after a migration.
/// </summary>
internal sealed class RefinedRows(RefinementGroup group)
{
    /// <summary>The parts of a query that find the rows.</summary>
    public IEnumerable<(string Name, string Sql)> Parts =>
    [
        .. group.Tables.Where(group.IsSplit).Select(table => (All(table), $"SELECT t.*, pg_catalog.count(*) OVER (PARTITION BY t.own) AS n FROM ({Select(table, RowSource.Of(table, group.Ids))} OFFSET 0) t")),
        .. group.Tables.Where(table => !group.IsWhole(table)).Select(table => (Chosen(table), ChosenRows(table))),
    ];

    /// <summary>The rows of a table with what each of its references leads to. Where all rows there have colours of their own, these tell more.</summary>
    public ReferringRows Of(Relation table) => new(
        group.IsWhole(table) ? Rows(table) : RowSource.Kept(Chosen(table)),
        [.. group.References(table).Where(reference => !group.Referring(table).Contains(reference) || !group.IsWhole(reference.To))],
        Referenced, group.Columns(table));

    private string All(Relation table) => $"{group.Name(table)}_rows";

    private string Chosen(Relation table) => $"{group.Name(table)}_chosen";

    private RowSource Rows(Relation table) => group.IsSplit(table) ? RowSource.Kept(All(table)) : RowSource.Of(table, group.Ids);

    private string Select(Relation table, RowSource rows, string joins = "")
    {
        var columns = group.Columns(table).Concat(group.References(table).SelectMany(reference => reference.AllColumns)).Distinct().Order();
        var place = group.References(table).Any(reference => reference.IsArray) ? $", {rows.Place} AS place" : "";
        return $"SELECT {rows.Own} AS own{string.Concat(columns.Select(number => FormattableString.Invariant($", {rows.Column(number)} AS c{number}")))}{place} FROM {rows.From}{joins}";
    }

    private string ChosenRows(Relation table)
    {
        var rows = Rows(table);
        var (joins, conditions) = (new List<string>(), new List<string>());
        if (group.IsSplit(table))
            conditions.Add("t.n > 1");
        foreach (var (edge, i) in group.Referring(table).Select((edge, i) => (edge, i)))
        {
            joins.Add(RefinementGroup.Join(edge, i, $"{All(edge.To)} p WHERE p.n > 1", "own", rows));
            conditions.Add(FormattableString.Invariant($"p{i}.colour IS NOT NULL"));
        }

        return Select(table, rows, $"{string.Concat(joins)} WHERE {string.Join(" OR ", conditions)}");
    }

    /// <summary>The rows that a reference may lead to: of a table whose hashes are not at hand, no more than are asked for.</summary>
    private RowSource Referenced(Reference reference)
    {
        var rows = Rows(reference.To);
        if (group.IsSplit(reference.To) || group.IsWhole(reference.From) || reference.IsArray)
            return rows;
        var refers = reference.Columns.Select((number, at) => FormattableString.Invariant($"{rows.Column(reference.ToColumns[at])} {reference.Operators[at]} r.c{number}"));
        return rows with { From = $"{rows.From} WHERE EXISTS (SELECT FROM {Chosen(reference.From)} r WHERE {string.Join(" AND ", refers)})" };
    }
}
