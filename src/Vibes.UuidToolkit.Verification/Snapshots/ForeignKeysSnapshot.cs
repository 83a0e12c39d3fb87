using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Contents;

namespace Vibes.UuidToolkit.Verification.Snapshots;

/// <summary>The snapshot <c>foreign-keys</c>: each with its columns and their types, its target, its actions, when and whether it is checked, and its orphans.</summary>
public static partial class ForeignKeysSnapshot
{
    /// <summary>The snapshot's name.</summary>
    public const string Name = "foreign-keys";

    /// <summary>The first line.</summary>
    public static SnapshotHeader Header { get; } = new("foreign-keys", 1);

    /// <summary>Writes the foreign keys, in the order of their tables and names.</summary>
    public static Snapshot Of(Schema schema, DatabaseContents contents)
    {
        var orphans = contents.Tables.SelectMany(table => table.Relationships.Where(key => key.IsDeclared).Select(key => (table.Table, key)))
            .ToDictionary(pair => (pair.Table, pair.key.Name), pair => pair.key.Orphans);
        var text = new StringBuilder().Append(Header).Append('\n');
        foreach (var key in schema.Constraints.Where(constraint => constraint is { Kind: ConstraintKind.ForeignKey, ParentOid: 0 })
                     .OrderBy(key => schema.Relation(key.RelationOid).Name).ThenBy(key => key.Name, StringComparer.Ordinal))
        {
            var (from, to, name) = (schema.Relation(key.RelationOid), schema.Relation(key.ReferencedRelationOid), SqlText.Identifier(key.Name));
            if (!orphans.TryGetValue((from.ToString(), name), out var count))
                continue;
            text.Append($"foreign key {name} of {from}\n");
            text.Append($"  references {to}\n");
            for (var i = 0; i < key.Columns.Length; i++)
            {
                var (column, target) = (from.Column(key.Columns[i]), to.Column(key.ReferencedColumns[i]));
                text.Append($"  column {SqlText.Identifier(column.Name)} {column.Type} to {SqlText.Identifier(target.Name)} {target.Type}\n");
            }

            // The actions as PostgreSQL itself writes them; it leaves out what is usual.
            var rest = Target().Replace(key.Definition, "");
            text.Append($"  match {Word(rest, MatchWord()) ?? "simple"}\n");
            text.Append($"  on update {Word(rest, UpdateWord()) ?? "no action"}\n");
            text.Append($"  on delete {Word(rest, DeleteWord()) ?? "no action"}\n");
            text.Append($"  {(rest.Contains(" INITIALLY DEFERRED", StringComparison.Ordinal) ? "deferrable initially deferred" : rest.Contains(" DEFERRABLE", StringComparison.Ordinal) ? "deferrable" : "not deferrable")}\n");
            text.Append($"  {(rest.Contains(" NOT ENFORCED", StringComparison.Ordinal) ? "not enforced" : key.IsValidated ? "valid" : "not valid")}\n");
            text.Append($"  orphans {count.ToString(CultureInfo.InvariantCulture)}\n");
        }

        return new(Name, text.ToString());
    }

    private static string? Word(string rest, Regex pattern) =>
        pattern.Match(rest) is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant() + match.Groups[2].Value : null;

    private const string Names = "\\((?:[^\"()]|\"(?:[^\"]|\"\")*\")*\\)";

    [GeneratedRegex("^FOREIGN KEY " + Names + " REFERENCES (?:[^\"(]|\"(?:[^\"]|\"\")*\")+" + Names)]
    private static partial Regex Target();

    [GeneratedRegex(" MATCH (FULL|PARTIAL)()")]
    private static partial Regex MatchWord();

    [GeneratedRegex(" ON UPDATE (CASCADE|RESTRICT|SET NULL|SET DEFAULT)()")]
    private static partial Regex UpdateWord();

    // SET NULL and SET DEFAULT may be limited to columns, 15 and later.
    [GeneratedRegex(" ON DELETE (CASCADE|RESTRICT|SET NULL|SET DEFAULT)( " + Names + ")?")]
    private static partial Regex DeleteWord();
}
