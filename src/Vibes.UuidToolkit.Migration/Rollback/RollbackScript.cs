using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Rollback;

/// <summary>Renders the way back as steps: old rows by the inverse of the mapping, rows born as uuids with new integers.</summary>
public sealed class RollbackScript
{
    private const string State = Schema.ToolkitSchema;
    private readonly Schema _schema;
    private readonly Manifest _manifest;
    private readonly RollbackPlan _plan;
    private readonly KeptColumns _kept;
    private readonly RewriteScript _rewrite;
    private readonly HashSet<string> _present;
    private readonly ILookup<string, (string Class, string Sequence)> _sequences;

    internal RollbackScript(Schema schema, Manifest manifest, RollbackPlan plan)
    {
        _kept = new(plan.KeptIds);
        _schema = _kept.DropFrom(schema);
        _manifest = manifest;
        _plan = plan;
        _present = schema.Sequences.Select(sequence => sequence.Name.ToString()).ToHashSet(StringComparer.Ordinal);
        Rewrites = [.. plan.Columns.Select(Rewrite)];
        _sequences = (from column in plan.Columns
                      let sequence = SequenceOf(column)
                      where sequence is not null && column.Class is not null
                      select (Class: column.Class, Sequence: sequence)).ToLookup(users => users.Class);
        _rewrite = new(_schema, Rewrites, plan.Replaced,
            manifest.Replaced.Where(replaced => replaced.Object.StartsWith("function ", StringComparison.Ordinal)).ToDictionary(replaced => replaced.Object, replaced => replaced.Overloads));
    }

    /// <summary>The columns that change, with the expression of their new values.</summary>
    public ImmutableArray<ColumnRewrite> Rewrites { get; }

    /// <summary>What is carried over.</summary>
    public Dependents Dependents => _rewrite.Dependents;

    /// <summary>The tables that are rewritten.</summary>
    public IEnumerable<Relation> Tables => _rewrite.Tables;

    /// <summary>The steps up to and including the locks: they change nothing.</summary>
    public IEnumerable<Step> Begin() => [.. RewriteScript.Settings("settings"), _rewrite.Lock()];

    /// <summary>Gives integers to the rows born as uuids, and makes the functions that map back.</summary>
    public IEnumerable<Step> Prepare()
    {
        foreach (var planned in _manifest.Classes)
        {
            var title = $"map {planned.Name} back";
            yield return new(Phase.Save, title, $"CREATE TABLE {planned.RebornTable} (new uuid PRIMARY KEY, old bigint NOT NULL)");
            yield return new(Phase.Save, title,
                $"""
                INSERT INTO {planned.RebornTable} (new, old)
                SELECT b.id, (SELECT GREATEST({string.Join(",\n    ", LastIntegers(planned).Concat(SharedIntegers(planned)).Append("0"))})) + pg_catalog.row_number() OVER (ORDER BY b.id)
                FROM ({Born(planned)}) b
                """);
            yield return new(Phase.Save, title,
                MappingSql.LookupFunction(RebornFunction(planned), planned.RebornTable, "new", "uuid", "old", "bigint"));
            yield return new(Phase.Save, title, MappingSql.OldFunction(planned, RebornFunction(planned)));
            if (UsesArrays(planned))
                yield return new(Phase.Save, title, MappingSql.ArrayFunction(planned.OldFunction, ArrayFunction(planned), "uuid", "bigint").Replace("IMMUTABLE", "STABLE", StringComparison.Ordinal));
        }
    }

    /// <summary>Takes down, rewrites, puts back.</summary>
    public IEnumerable<Step> Change() =>
    [
        .. _rewrite.Drop(),
        .. _kept.Drop(),
        .. _rewrite.Rewrite(),
        .. _plan.SerialSequences.Select(serial =>
            new Step(Phase.Restore, $"own sequence {serial.Sequence}", $"ALTER SEQUENCE {serial.Sequence} OWNED BY {serial.Table}.{SqlText.Identifier(serial.Column)}")),
        .. _rewrite.Restore(),
        .. _rewrite.ForeignKeys(),
    ];

    /// <summary>Sets the sequences and removes everything that the toolkit ever made.</summary>
    public IEnumerable<Step> Finish()
    {
        foreach (var (sequence, position) in Positions())
            // RESTART gives the sequence a file of its own first, so that setval is undone with the transaction as well.
            yield return new(Phase.Finish, $"set {sequence}",
                "DO " + SqlText.DollarQuoted(
                    $"""

                    DECLARE before record; after record;
                    BEGIN
                      SELECT last_value, is_called INTO STRICT before FROM {sequence};
                      SELECT last_value, is_called INTO STRICT after FROM ({position}) p;
                      IF after IS DISTINCT FROM before THEN
                        ALTER SEQUENCE {sequence} RESTART;
                        PERFORM pg_catalog.setval({SqlText.Literal(sequence.ToString())}::pg_catalog.regclass, after.last_value, after.is_called);
                      END IF;
                    END

                    """));

        foreach (var planned in _manifest.Classes)
        {
            if (UsesArrays(planned))
                yield return Remove($"FUNCTION {ArrayFunction(planned)}(uuid[])");
            yield return Remove($"FUNCTION {planned.OldFunction}(uuid)");
            yield return Remove($"FUNCTION {RebornFunction(planned)}(uuid)");
            yield return Remove($"TABLE {planned.RebornTable}");
        }

        if (_manifest.InstallsLookupFunctions)
        {
            yield return Remove($"FUNCTION {State}.uuid_of(pg_catalog.regclass, bigint)");
            yield return Remove($"FUNCTION {State}.integer_of(pg_catalog.regclass, uuid)");
        }

        foreach (var planned in _manifest.Classes.Where(planned => planned.HasMapTable))
            yield return Remove($"TABLE {planned.MapTable}");
        yield return Remove($"TABLE {State}.sequence_position");
        yield return Remove($"TABLE {State}.migration");
        if (_plan.KeepsNewIds)
            yield break;
        if (_manifest.NewIdFunction.StartsWith(State, StringComparison.Ordinal))
            yield return Remove($"FUNCTION {State}.uuidv7()");
        if (_manifest.InstallsPgcrypto)
            yield return Remove("EXTENSION pgcrypto");
        yield return Remove($"SCHEMA {State}");
    }

    /// <summary>The schema as the script leaves it.</summary>
    internal Schema After()
    {
        var after = PredictedSchema.After(_schema, Rewrites, new Dictionary<string, string>(),
            _plan.SerialSequences.ToDictionary(serial => serial.Sequence, serial => ((QualifiedName, string)?)(serial.Table, serial.Column)));
        return _manifest.InstallsPgcrypto && !_plan.KeepsNewIds ? after with { Extensions = [.. after.Extensions.Where(extension => extension.Name != "pgcrypto")] } : after;
    }

    /// <summary>
    /// Queries for where the sequences must stand afterwards: where the migration found them, or at the last integer that a
    /// row born as a uuid was given. They hold from <see cref="Prepare"/> to <see cref="Finish"/>.
    /// </summary>
    internal IEnumerable<(QualifiedName Sequence, string Sql)> Positions()
    {
        string Query(string position, IEnumerable<string> classes) =>
            $"SELECT last_value, is_called FROM (SELECT GREATEST(p.last_value, r.last) AS last_value, p.is_called OR COALESCE(r.last >= p.last_value, false) AS is_called FROM {position} p, (SELECT pg_catalog.max(b.old) AS last FROM ({string.Join(" UNION ALL ", classes.Distinct().Select(name => $"SELECT old FROM {_manifest.Class(name).RebornTable}"))}) b) r) q";
        foreach (var column in _plan.Columns.Where(column => column is { Identity: not null, Class: not null }))
        {
            var sequence = column.Identity!.Sequence.Name;
            yield return (sequence, Query($"(SELECT last_value, is_called FROM {State}.sequence_position WHERE sequence = {SqlText.Literal(sequence.ToString())})", [column.Class!]));
        }

        // Also a sequence that nobody owns, and one that several classes share.
        var sequences = _schema.Sequences.ToDictionary(sequence => sequence.Name.ToString(), sequence => sequence.Name, StringComparer.Ordinal);
        foreach (var users in _plan.Columns.Where(column => column.Class is not null).GroupBy(SequenceOf, column => column.Class!))
            if (users.Key is not null && sequences.TryGetValue(users.Key, out var sequence))
                yield return (sequence, Query(sequence.ToString(), users));
    }

    /// <summary>All steps in order, as the script for psql has them.</summary>
    public IEnumerable<Step> Steps() => [.. Begin(), .. Prepare(), .. Change(), .. Finish()];

    /// <summary>The query that counts a class's rows born as uuids and tells the last integer taken: <c>born, last</c>.</summary>
    public string BornQuery(PlannedClass planned) =>
        $"SELECT pg_catalog.count(*), (SELECT GREATEST({string.Join(", ", LastIntegers(planned).Append("0"))}))::bigint FROM ({Born(planned)}) b";

    private static Step Remove(string what) => new(Phase.Finish, $"remove {what.ToLowerInvariant()}", $"DROP {what}");

    /// <summary>The uuids of a class that have no old integer: of new rows, and of references that no valid foreign key ties to a row.</summary>
    private string Born(PlannedClass planned)
    {
        string Unmapped(string uuid) => planned.HasMapTable
            ? $"{uuid} IS NOT NULL AND NOT EXISTS (SELECT FROM {planned.MapTable} m WHERE m.new = {uuid})"
            : $"{uuid} IS NOT NULL AND NOT {MappingSql.IsMapped(uuid)}";
        var sources = _plan.Columns.Where(column => column.Class == planned.Name).Select(column =>
        {
            var name = SqlText.Identifier(column.Column);
            return column.Role == ColumnRole.Array
                ? $"SELECT e.id FROM ONLY {column.Table} t, pg_catalog.unnest(t.{name}) e(id) WHERE {Unmapped("e.id")}"
                : IsBoundByKey(column) ? null : $"SELECT t.{name} AS id FROM ONLY {column.Table} t WHERE {Unmapped("t." + name)}";
        }).OfType<string>().Concat(_plan.Columns.Where(column => column.Polymorphic is not null).SelectMany(column => column.Polymorphic!.Classes
            .Where(pair => pair.Value == planned.Name)
            .Select(pair => $"SELECT t.{SqlText.Identifier(column.Column)} AS id FROM ONLY {column.Table} t WHERE t.{SqlText.Identifier(column.Polymorphic.TypeColumn)}::text = {SqlText.Literal(pair.Key)} AND {Unmapped($"t.{SqlText.Identifier(column.Column)}")}")));
        return string.Join("\n      UNION ", sources.DefaultIfEmpty("SELECT NULL::uuid AS id WHERE false"));
    }

    /// <summary>Whether a valid foreign key ties every value of a reference to a row of the key's table, where it is counted already.</summary>
    private bool IsBoundByKey(PlannedColumn column)
    {
        if (column.Role != ColumnRole.Reference || _schema.FindRelation(column.Table) is not { } relation || relation.FindColumn(column.Column) is not { } own)
            return false;
        return _schema.ConstraintsOf(relation.Oid).Any(constraint => constraint is { Kind: ConstraintKind.ForeignKey, IsValidated: true, Columns: [var only] } && only == own.Number
            && _plan.Columns.Any(key => key.Role == ColumnRole.Key && key.Table == _schema.Relation(constraint.ReferencedRelationOid).Name));
    }

    /// <summary>Expressions for the last integer in use: of the rows, and of the sequences. They are worked out only where a row needs one.</summary>
    private IEnumerable<string> LastIntegers(PlannedClass planned)
    {
        foreach (var key in _plan.Columns.Where(column => column.Class == planned.Name && !(column.Role == ColumnRole.Reference && IsBoundByKey(column)) && column.Role is ColumnRole.Key or ColumnRole.Reference))
        {
            if (key.Class != planned.Name)
                continue;
            if (planned.HasMapTable)
                continue;
            var name = SqlText.Identifier(key.Column);
            yield return $"(SELECT pg_catalog.max({MappingSql.Prefix($"t.{name}")}) - {MappingSql.Number(planned.Base)} FROM ONLY {key.Table} t WHERE {MappingSql.IsMapped($"t.{name}")})";
        }

        if (planned.HasMapTable)
            yield return $"(SELECT pg_catalog.max(old) FROM {planned.MapTable})";
        foreach (var column in _plan.Columns.Where(column => column.Class == planned.Name && column.Identity is not null))
            yield return $"(SELECT last_value FROM {State}.sequence_position WHERE sequence = {SqlText.Literal(column.Identity!.Sequence.Name.ToString())})";
        foreach (var sequence in _plan.Columns.Where(column => column.Class == planned.Name).Select(SequenceOf).OfType<string>().Distinct())
            yield return $"(SELECT last_value FROM {sequence})";
    }

    /// <summary>Expressions for the last integer that classes before this one were given out of a sequence that they share with it.</summary>
    private IEnumerable<string> SharedIntegers(PlannedClass planned)
    {
        var own = _sequences[planned.Name].Select(users => users.Sequence).ToHashSet(StringComparer.Ordinal);
        var sharing = own.Count == 0 ? [] : _sequences.SelectMany(users => users).Where(users => own.Contains(users.Sequence)).Select(users => users.Class).ToHashSet(StringComparer.Ordinal);
        return _manifest.Classes.TakeWhile(earlier => earlier != planned).Where(earlier => sharing.Contains(earlier.Name))
            .Select(earlier => $"(SELECT pg_catalog.max(old) FROM {earlier.RebornTable})");
    }

    /// <summary>The sequence that a column took its integers from; null without one, and where one that is looked up by its name is not there.</summary>
    private string? SequenceOf(PlannedColumn column) =>
        DefaultExpression.Sequence(column.OldDefault, column.Table) is { } sequence && (!DefaultExpression.IsLateBound(column.OldDefault) || _present.Contains(sequence)) ? sequence : null;

    private ColumnRewrite Rewrite(PlannedColumn planned)
    {
        var relation = _schema.FindRelation(planned.Table)!;
        var column = relation.FindColumn(planned.Column)!;
        var name = SqlText.Identifier(column.Name);
        var value = planned.Role switch
        {
            ColumnRole.Array => $"{ArrayFunction(_manifest.Class(planned.Class!))}({name})",
            ColumnRole.Polymorphic => $"CASE WHEN {name} IS NULL THEN NULL {string.Join(' ', planned.Polymorphic!.Classes.Select(pair => $"WHEN {SqlText.Identifier(planned.Polymorphic.TypeColumn)}::text = {SqlText.Literal(pair.Key)} THEN {_manifest.Class(pair.Value).OldFunction}({name})"))} END",
            _ => $"{_manifest.Class(planned.Class!).OldFunction}({name})",
        };
        return new(relation, column, planned.OldType, value, planned.OldDefault, null, planned.Identity);
    }

    private bool UsesArrays(PlannedClass planned) => _plan.Columns.Any(column => column.Role == ColumnRole.Array && column.Class == planned.Name);

    private static string ArrayFunction(PlannedClass planned) => $"{State}.{SqlText.Identifier("old_" + planned.Slug + "_array")}";

    private static string RebornFunction(PlannedClass planned) => $"{State}.{SqlText.Identifier("reborn_of_" + planned.Slug)}";
}
