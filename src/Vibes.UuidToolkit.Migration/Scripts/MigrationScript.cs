using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>Renders a manifest as the steps that carry it out on the schema it was planned for.</summary>
public sealed class MigrationScript
{
    private const string State = Schema.ToolkitSchema;

    /// <summary>The size in bytes from which on a table is rewritten with the digests of its ids at hand.</summary>
    private const long LargeTable = 1 << 20;

    private readonly Schema _schema;
    private readonly Manifest _manifest;
    private readonly KeptColumns _kept;
    private readonly RewriteScript _rewrite;
    private readonly HashSet<string> _digested;

    /// <summary>Prepares the script.</summary>
    /// <param name="schema">The schema as it is, read with its dependencies.</param>
    /// <param name="manifest">What is to be done.</param>
    public MigrationScript(Schema schema, Manifest manifest)
    {
        _kept = new(manifest.KeptIds);
        _schema = _kept.AddTo(schema);
        _manifest = manifest;
        Rewrites = [.. manifest.Columns.Select(Rewrite), .. _kept.Fill(_schema)];
        _digested = [.. manifest.Columns.Zip(Rewrites).Where(pair => pair.Second.RewriteUsing is not null).Select(pair => pair.First.Class!)];
        _rewrite = new(_schema, Rewrites, manifest.Replaced.ToDictionary(replaced => replaced.Object, replaced => replaced.Replacement));
    }

    /// <summary>The columns that change, with the expression of their new values; those that keep old ids among them.</summary>
    public ImmutableArray<ColumnRewrite> Rewrites { get; }

    /// <summary>What is carried over.</summary>
    public Dependents Dependents => _rewrite.Dependents;

    /// <summary>The tables that are rewritten.</summary>
    public IEnumerable<Relation> Tables => _rewrite.Tables;

    /// <summary>The steps up to and including the locks: they change nothing.</summary>
    public IEnumerable<Step> Begin() => [.. RewriteScript.Settings("settings"), _rewrite.Lock()];

    /// <summary>Makes the toolkit's schema, the mapping functions, and saves what the way back needs.</summary>
    public IEnumerable<Step> Prepare()
    {
        foreach (var sql in StateTables())
            yield return new(Phase.Save, $"make schema {State}", sql);
        if (_manifest.InstallsPgcrypto)
            yield return new(Phase.Save, "install pgcrypto", $"CREATE EXTENSION pgcrypto SCHEMA {State}");
        if (_manifest.NewIdFunction.StartsWith(State, StringComparison.Ordinal))
        {
            yield return new(Phase.Save, "install uuidv7", MappingSql.Version7Function(_manifest));
            yield return new(Phase.Save, "install uuidv7", $"GRANT EXECUTE ON FUNCTION {State}.uuidv7() TO PUBLIC");
        }

        foreach (var planned in _manifest.Classes)
            foreach (var step in Mapping(planned))
                yield return step;
        foreach (var guard in RangeGuards())
            yield return guard;
        foreach (var sequence in SavedSequences())
            yield return new(Phase.Save, $"save the position of {sequence}",
                $"INSERT INTO {State}.sequence_position (sequence, last_value, is_called) SELECT {SqlText.Literal(sequence.ToString())}, last_value, is_called FROM {sequence}");
    }

    /// <summary>Takes down, rewrites, puts back.</summary>
    public IEnumerable<Step> Change() =>
    [
        .. _rewrite.Drop(),
        .. _kept.Add(),
        .. _rewrite.Rewrite().Select(WithUuids),
        .. _manifest.SerialSequences.Select(serial =>
            new Step(Phase.Restore, $"release sequence {serial.Sequence}", $"ALTER SEQUENCE {serial.Sequence} OWNED BY NONE")),
        .. _rewrite.Restore().Select(WithUuids),
        .. _kept.Finish(),
        .. _rewrite.ForeignKeys(),
    ];

    /// <summary>Removes the mapping functions, which hold secrets, and remembers that the work is done.</summary>
    public IEnumerable<Step> Finish()
    {
        foreach (var planned in _manifest.Classes)
        {
            if (UsesArrays(planned))
                yield return new(Phase.Finish, $"remove the mapping of {planned.Name}", $"DROP FUNCTION {ArrayFunction(planned)}(bigint[])");
            yield return new(Phase.Finish, $"remove the mapping of {planned.Name}", $"DROP FUNCTION {planned.NewFunction}(bigint)");
            if (!_digested.Contains(planned.Name))
                continue;
            yield return new(Phase.Finish, $"remove the mapping of {planned.Name}", $"DROP FUNCTION {planned.RewriteFunction}(bigint)");
            yield return new(Phase.Finish, $"remove the mapping of {planned.Name}", $"DROP FUNCTION {planned.DigestFunction}()");
            yield return new(Phase.Finish, $"remove the mapping of {planned.Name}", $"DROP TABLE {planned.DigestTable}");
        }

        if (_manifest.Columns.Any(column => column.Polymorphic is not null))
            yield return new(Phase.Finish, "remove the guard of polymorphic references", $"DROP FUNCTION {State}.unlisted(text, bigint)");
        if (_manifest.InstallsLookupFunctions)
            foreach (var sql in LookupFunctions.Create(_manifest))
                yield return new(Phase.Finish, "install the look-up functions", sql);
        yield return new(Phase.Finish, "remember the migration",
            $"INSERT INTO {State}.migration (plan_id, manifest, defaults) VALUES ({SqlText.Literal(_manifest.PlanId)}, {SqlText.Literal(_manifest.ToJson())}, {OwnDefaults()})");
    }

    /// <summary>All steps in order, as the script for psql has them.</summary>
    public IEnumerable<Step> Steps() => [.. Begin(), .. Prepare(), .. Change(), .. Finish()];

    /// <summary>The schema as the script leaves it.</summary>
    /// <param name="literalDefaults">The values of defaults that the script works out, by the column's qualified SQL name.</param>
    internal Schema After(IReadOnlyDictionary<string, string> literalDefaults)
    {
        var after = _kept.FinishIn(PredictedSchema.After(_schema, Rewrites, literalDefaults, _manifest.SerialSequences.ToDictionary(serial => serial.Sequence, _ => ((QualifiedName, string)?)null)));
        return !_manifest.InstallsPgcrypto ? after
            : after with { Extensions = [.. after.Extensions.Append(new Extension(0, "pgcrypto", State)).OrderBy(extension => extension.Name, StringComparer.Ordinal)] };
    }

    /// <summary>Queries for where the sequences that stay must stand afterwards: where they stand now.</summary>
    internal IEnumerable<(QualifiedName Sequence, string Sql)> Positions() =>
        _manifest.SerialSequences.Select(serial => (serial.Sequence, $"SELECT last_value, is_called FROM {serial.Sequence}"));

    /// <summary>The defaults that are not the toolkit's, as PostgreSQL writes them once they are set: to tell later whether they still are.</summary>
    private string OwnDefaults()
    {
        var own = _manifest.Columns.Where(column => column.MappedDefault is not null || (column.NewDefault is not null && column.NewDefault != _manifest.NewIdFunction + "()"))
            .Select(column => $"({SqlText.Literal(column.ToString())}, {SqlText.Literal(column.Table.ToString())}::pg_catalog.regclass, {SqlText.Literal(column.Column)})").ToList();
        return own.Count == 0 ? "'{}'" : $$"""
            (
            SELECT COALESCE(pg_catalog.jsonb_object_agg(c.name, pg_catalog.pg_get_expr(d.adbin, d.adrelid)), '{}')
            FROM (VALUES {{string.Join(", ", own)}}) c(name, relation, attribute)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.relation AND a.attname = c.attribute
            JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum)
            """;
    }

    /// <summary>A statement that has the configuration's old ids in it, as one that puts their uuids there first.</summary>
    private Step WithUuids(Step step)
    {
        var statement = SqlText.Literal(step.Sql);
        var ids = _manifest.Constants.Where(constant => step.Sql.Contains(constant.Text, StringComparison.Ordinal)).ToList();
        if (ids.Count == 0)
            return step;
        foreach (var id in ids)
            statement = $"pg_catalog.replace({statement}, {SqlText.Literal(id.Text)}, {_manifest.Class(id.Class).NewFunction}({MappingSql.Number(id.Id)})::text)";
        return step with
        {
            Sql = "DO " + SqlText.DollarQuoted(
                $"""

                BEGIN
                  EXECUTE {statement};
                END

                """),
        };
    }

    private static IEnumerable<string> StateTables() =>
    [
        $"CREATE SCHEMA {State}",
        $"COMMENT ON SCHEMA {State} IS 'Vibes.UuidToolkit: what the way back to integer keys needs, and the function that makes new ids.'",
        $"GRANT USAGE ON SCHEMA {State} TO PUBLIC",
        $"CREATE TABLE {State}.migration (plan_id text PRIMARY KEY, manifest jsonb NOT NULL, defaults jsonb NOT NULL, migrated_at timestamptz NOT NULL DEFAULT pg_catalog.now(), vacuumed_at timestamptz)",
        $"CREATE TABLE {State}.sequence_position (sequence text PRIMARY KEY, last_value bigint NOT NULL, is_called boolean NOT NULL)",
    ];

    /// <summary>The functions, and the table of pairs where the mapping has one.</summary>
    private IEnumerable<Step> Mapping(PlannedClass planned)
    {
        var title = $"map {planned.Name}";
        Step Step(string sql) => new(Phase.Save, title, sql);

        if (!planned.HasMapTable)
        {
            yield return Step(MappingSql.NewFunction(planned));
            if (_digested.Contains(planned.Name))
                foreach (var sql in MappingSql.RewriteFunction(planned))
                    yield return Step(sql);
        }
        else
        {
            var made = $"{State}.{SqlText.Identifier("make_" + planned.Slug)}";
            var value = planned.Mapping switch
            {
                MappingKind.Derived => $"{made}(i.old)",
                MappingKind.Random => $"{_manifest.RandomFunction}()",
                // An orphan has no row to take the uuid from.
                _ => $"COALESCE(e.{SqlText.Identifier(planned.ExistingColumn!)}, {_manifest.RandomFunction}())",
            };
            if (planned.Mapping == MappingKind.Derived)
                yield return Step(MappingSql.NewFunction(planned, made));
            yield return Step($"CREATE TABLE {planned.MapTable} (old bigint PRIMARY KEY, new uuid NOT NULL UNIQUE)");
            yield return Step($"INSERT INTO {planned.MapTable} (old, new)\nSELECT i.old, {value}\nFROM ({OldIds(planned)}) i"
                + (planned.Mapping == MappingKind.Existing
                    ? $"\nLEFT JOIN ONLY {planned.RootTable} e ON e.{SqlText.Identifier(planned.RootColumn)}::bigint = i.old"
                    : ""));
            yield return Step(MappingSql.LookupFunction(planned.NewFunction, planned.MapTable, "old", "bigint", "new", "uuid"));
            if (planned.Mapping == MappingKind.Derived)
                yield return Step($"DROP FUNCTION {made}(bigint)");
        }

        yield return Step($"REVOKE ALL ON FUNCTION {planned.NewFunction}(bigint) FROM PUBLIC");
        if (UsesArrays(planned))
            yield return Step(MappingSql.ArrayFunction(planned.NewFunction, ArrayFunction(planned), "bigint", "uuid"));
        if (planned == _manifest.Classes[0] && _manifest.Columns.Any(column => column.Polymorphic is not null))
            yield return Step(
                $"""
                CREATE FUNCTION {State}.unlisted(kind text, id bigint) RETURNS uuid LANGUAGE plpgsql AS $$
                BEGIN
                  RAISE EXCEPTION 'The reference % of kind % is not listed in the configuration.', id, kind;
                END
                $$
                """);
    }

    /// <summary>All integers of a class, orphans and those that only definitions speak of included.</summary>
    private string OldIds(PlannedClass planned) => string.Join(
        "\n      UNION ",
        _manifest.Columns.Where(column => column.Class == planned.Name).Select(column => column.Role == ColumnRole.Array
            ? $"SELECT pg_catalog.unnest({SqlText.Identifier(column.Column)})::bigint AS old FROM ONLY {column.Table}"
            : $"SELECT {SqlText.Identifier(column.Column)}::bigint AS old FROM ONLY {column.Table} WHERE {SqlText.Identifier(column.Column)} IS NOT NULL")
            .Concat(_manifest.Columns.Where(column => column.Polymorphic is not null).SelectMany(column => column.Polymorphic!.Classes
                .Where(pair => pair.Value == planned.Name)
                .Select(pair => $"SELECT {SqlText.Identifier(column.Column)}::bigint AS old FROM ONLY {column.Table} WHERE {SqlText.Identifier(column.Polymorphic.TypeColumn)}::text = {SqlText.Literal(pair.Key)} AND {SqlText.Identifier(column.Column)} IS NOT NULL")))
            .Concat(_manifest.Constants.Where(constant => constant.Class == planned.Name).Select(constant => $"SELECT {MappingSql.Number(constant.Id)}::bigint")));

    /// <summary>An id outside of the ordered mapping's range would come out as another's: only bigint columns can hold one.</summary>
    private IEnumerable<Step> RangeGuards() =>
        from column in _manifest.Columns
        where column is { OldType: not ("integer" or "smallint"), Role: ColumnRole.Key or ColumnRole.Reference }
        let planned = _manifest.Class(column.Class!)
        where planned.Mapping == MappingKind.Ordered
        let name = SqlText.Identifier(column.Column)
        select new Step(Phase.Save, $"check the range of {column}",
            "DO " + SqlText.DollarQuoted(
                $"""

                BEGIN
                  IF EXISTS (SELECT FROM {column.Table} WHERE {name} < {MappingSql.Number(planned.Minimum)} OR {name} > {MappingSql.Number(planned.Maximum)}) THEN
                    RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = {SqlText.Literal($"{column} holds an id outside of {planned.Minimum} to {planned.Maximum}, the range that the plan maps. Plan again.")};
                  END IF;
                END

                """), column.Table);

    /// <summary>Identity sequences are dropped with the identity; serial sequences stay, and their positions are saved to tell the old ids' end.</summary>
    private IEnumerable<QualifiedName> SavedSequences() =>
        _manifest.Columns.Select(column => column.Identity?.Sequence.Name).OfType<QualifiedName>()
            .Concat(_manifest.SerialSequences.Select(serial => serial.Sequence)).Distinct().Order();

    private ColumnRewrite Rewrite(PlannedColumn planned)
    {
        var relation = _schema.FindRelation(planned.Table) ?? throw new InvalidOperationException($"{planned.Table} is not in the schema.");
        var column = relation.FindColumn(planned.Column) ?? throw new InvalidOperationException($"{planned} is not in the schema.");
        var name = SqlText.Identifier(column.Name);
        var mapped = planned.MappedDefault is { } value && planned.Class is not null ? $"{_manifest.Class(planned.Class).NewFunction}({MappingSql.Number(value)})" : null;
        return planned.Role switch
        {
            ColumnRole.Array => new(relation, column, "uuid[]", $"{ArrayFunction(_manifest.Class(planned.Class!))}({name}::bigint[])", planned.NewDefault),
            ColumnRole.Polymorphic => new(relation, column, "uuid", PolymorphicCase(planned.Polymorphic!, name, c => $"{c.NewFunction}({name}::bigint)", $"{State}.unlisted({SqlText.Identifier(planned.Polymorphic!.TypeColumn)}::text, {name}::bigint)"), planned.NewDefault),
            _ => new(relation, column, "uuid", $"{_manifest.Class(planned.Class!).NewFunction}({name}::bigint)", planned.NewDefault, mapped,
                RewriteUsing: PaysForDigests(relation) && !_manifest.Class(planned.Class!).HasMapTable ? $"{_manifest.Class(planned.Class!).RewriteFunction}({name}::bigint)" : null),
        };
    }

    /// <summary>Whether a table has enough rows for its ids' digests to be worked out beforehand. Partitions' rows are not counted with their parent.</summary>
    private static bool PaysForDigests(Relation relation) => relation.Kind == RelationKind.PartitionedTable || relation.TableBytes >= LargeTable;

    private string PolymorphicCase(PlannedPolymorphism polymorphism, string column, Func<PlannedClass, string> value, string otherwise) =>
        $"CASE WHEN {column} IS NULL THEN NULL {string.Join(' ', polymorphism.Classes.Select(pair => $"WHEN {SqlText.Identifier(polymorphism.TypeColumn)}::text = {SqlText.Literal(pair.Key)} THEN {value(_manifest.Class(pair.Value))}"))} ELSE {otherwise} END";

    private bool UsesArrays(PlannedClass planned) => _manifest.Columns.Any(column => column.Role == ColumnRole.Array && column.Class == planned.Name);

    private static string ArrayFunction(PlannedClass planned) => $"{State}.{SqlText.Identifier("new_" + planned.Slug + "_array")}";
}
