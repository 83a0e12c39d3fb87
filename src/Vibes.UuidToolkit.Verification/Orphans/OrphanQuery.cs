using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Contents;
using Vibes.UuidToolkit.Verification.Fingerprints;

namespace Vibes.UuidToolkit.Verification.Orphans;

/// <summary>The statements about one foreign key's orphans.</summary>
internal sealed class OrphanQuery
{
    private const int Samples = 5;

    private readonly Relation _from;
    private readonly string _rows;

    /// <summary>The statements for a foreign key.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="key">The foreign key.</param>
    /// <param name="operators">The operators that compare its columns.</param>
    public OrphanQuery(Schema schema, Constraint key, string[] operators)
    {
        (_from, Key) = (schema.Relation(key.RelationOid), key);
        To = schema.Relation(key.ReferencedRelationOid);
        Columns = [.. key.Columns.Select(number => SqlText.Identifier(_from.Column(number).Name))];
        var pairs = key.ReferencedColumns.Select((number, i) => $"p.{SqlText.Identifier(To.Column(number).Name)} {operators[i]} t.{Columns[i]}");
        var parent = To.IsTable ? $"ONLY {To} p" : $"{To} p";
        Condition = $"({RelationshipsQuery.Refers(key, number => $"t.{SqlText.Identifier(_from.Column(number).Name)}")}) AND NOT EXISTS (SELECT FROM {parent} WHERE {string.Join(" AND ", pairs)})";
        _rows = $"{RowHash.From(_from)} WHERE {Condition}";
    }

    /// <summary>The foreign key.</summary>
    public Constraint Key { get; }

    /// <summary>The referring table.</summary>
    public Relation From => _from;

    /// <summary>The referenced table.</summary>
    public Relation To { get; }

    /// <summary>The referring columns as SQL.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Whether the row <c>t</c> is an orphan.</summary>
    public string Condition { get; }

    /// <summary>Returns how many there are.</summary>
    public string Count => $"SELECT pg_catalog.count(*) FROM {_rows}";

    /// <summary>Returns the most frequent values that lead nowhere, and how many rows have each.</summary>
    public string Sample => $"SELECT g.value, pg_catalog.count(*) FROM (SELECT {(Columns.Length == 1 ? $"t.{Columns[0]}" : $"ROW({string.Join(", ", Columns.Select(column => "t." + column))})")}::text AS value FROM {_rows}) g"
        + $" GROUP BY g.value ORDER BY 2 DESC, 1 LIMIT {Samples}";

    /// <summary>The columns that a row is written with; generated ones make themselves.</summary>
    private string Stored => string.Join(", ", From.Columns.Where(column => column.Generated is null).Select(column => SqlText.Identifier(column.Name)));

    /// <summary>Writes the orphans.</summary>
    public string Export => $"COPY (SELECT {Stored} FROM {_rows}) TO STDOUT";

    /// <summary>Reads what <see cref="Export"/> wrote.</summary>
    public string Import => $"COPY {From} ({Stored}) FROM stdin;";

    /// <summary>Sets the references null.</summary>
    public string SetNull => $"UPDATE {RowHash.From(_from)} SET {string.Join(", ", Columns.Select(column => $"{column} = NULL"))} WHERE {Condition}";

    /// <summary>Deletes the orphans.</summary>
    public string Delete => $"DELETE FROM {_rows}";
}
