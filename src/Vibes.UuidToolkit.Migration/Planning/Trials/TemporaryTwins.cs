using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>
/// Empty temporary tables named like the real ones, some of their columns uuids. Definitions that are written without a
/// schema find them first.
/// </summary>
/// <param name="schema">The schema of the real tables.</param>
/// <param name="tables">The tables to have a twin; of several with one name the first.</param>
/// <param name="trials">What will be tried on them.</param>
/// <param name="kept">The columns that keep old ids.</param>
internal sealed class TemporaryTwins(Schema schema, IReadOnlyList<Relation> tables, IReadOnlyCollection<Trial> trials, KeptColumns kept)
{
    private readonly IReadOnlyList<Relation> _tables = [.. tables.DistinctBy(table => table.Name.Name)];
    private readonly Schema _grown = kept.AddTo(schema);

    // Plain columns need no TOAST table, which takes longer to make than the table itself; a new table can have them from 16 on.
    private readonly string _storage = schema.MajorVersion >= 16 ? " STORAGE PLAIN" : "";

    // A query may group by the primary key alone, and an upsert needs its key; otherwise keys are work for nothing.
    private readonly bool _needsPrimaryKeys = trials.Any(trial => trial.Mentions("group") || trial.Mentions("conflict"));
    private readonly bool _needsUniqueKeys = trials.Any(trial => trial.Mentions("conflict"));

    /// <summary>The statements that make the twins.</summary>
    /// <param name="isUuid">Which columns are uuids, or arrays of them.</param>
    /// <param name="withOldIds">Whether the tables have the columns that keep old ids.</param>
    public IEnumerable<string> Create(Func<KeyColumn, bool> isUuid, bool withOldIds)
    {
        foreach (var table in _tables)
        {
            var definitions = (withOldIds ? _grown.Relation(table.Oid) : table).Columns.Select(column =>
                $"{SqlText.Identifier(column.Name)} {(isUuid(new(table.Oid, column.Number)) ? Uuid(column) : column.Type)}{_storage}{(column.Collation is null ? "" : $" COLLATE {column.Collation}")}");
            var keys = schema.ConstraintsOf(table.Oid)
                .Where(constraint => (constraint.Kind == ConstraintKind.PrimaryKey && _needsPrimaryKeys) || (constraint.Kind == ConstraintKind.Unique && _needsUniqueKeys))
                .Select(constraint => constraint.Definition);
            yield return $"CREATE TEMPORARY TABLE {SqlText.Identifier(table.Name.Name)} ({string.Join(", ", definitions.Concat(keys))})";
        }
    }

    /// <summary>The statements that turn columns of twins into uuids.</summary>
    public IEnumerable<string> Change(IEnumerable<KeyColumn> columns) =>
        from column in columns
        group column.Number by column.RelationOid into own
        join table in _tables on own.Key equals table.Oid
        select $"ALTER TABLE pg_temp.{SqlText.Identifier(table.Name.Name)} {string.Join(", ", own.Select(table.Column).Select(column => $"ALTER COLUMN {SqlText.Identifier(column.Name)} TYPE {Uuid(column)} USING NULL"))}";

    private static string Uuid(Column column) => column.ElementTypeOid != 0 ? "uuid[]" : "uuid";
}
