using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>
/// The heart of both scripts: changes the type of a set of columns with one rewrite a table, and carries over everything
/// that stands on them. It does not know in which direction it goes.
/// </summary>
internal sealed class RewriteScript
{
    private readonly Schema _schema;
    private readonly Dictionary<KeyColumn, ColumnRewrite> _rewrites;
    private readonly List<IGrouping<Relation, ColumnRewrite>> _tables;
    private readonly HashSet<KeyColumn> _defaulted;
    private readonly Dependents _dependents;

    public RewriteScript(Schema schema, IReadOnlyCollection<ColumnRewrite> rewrites, IReadOnlyDictionary<string, string> replacements, IReadOnlyDictionary<string, ImmutableArray<string>>? overloads = null)
    {
        _schema = schema;
        _rewrites = rewrites.ToDictionary(rewrite => rewrite.Address);
        _tables = rewrites.GroupBy(rewrite => rewrite.Relation).OrderBy(table => table.Key.Name).ToList();
        _defaulted = rewrites.Where(rewrite => rewrite.Column.Default is not null).Select(rewrite => TopOf(rewrite).Address).ToHashSet();
        _dependents = DependentFinder.Find(schema, _rewrites.Keys, replacements, overloads);
    }

    /// <summary>Megabytes for an index's sort or a foreign key's check, unless a run says otherwise.</summary>
    public const int MaintenanceMemory = 256;

    /// <summary>All tables whose rows change, in the order of their names: the order in which two runs would take their locks.</summary>
    public IEnumerable<Relation> Tables => _tables.Select(table => table.Key);

    public Dependents Dependents => _dependents;

    /// <summary>Settings that make the result independent of who runs the script and where.</summary>
    public static IEnumerable<Step> Settings(string title) =>
        new (string Name, string Value)[]
        {
            // Every name is written with its schema; nobody's objects can stand in the way of PostgreSQL's own.
            ("search_path", "''"),
            // A rewrite scans in heap order only with this off: dumps compare byte for byte only then.
            ("synchronize_seqscans", "off"),
            ("TimeZone", "'UTC'"),
            ("DateStyle", "'ISO, YMD'"),
            ("IntervalStyle", "'postgres'"),
            ("extra_float_digits", "1"),
            ("bytea_output", "'hex'"),
            ("standard_conforming_strings", "on"),
            ("check_function_bodies", "off"),
            ("row_security", "off"),
            ("default_tablespace", "''"),
            ("statement_timeout", "0"),
            ("idle_in_transaction_session_timeout", "0"),
            ("client_min_messages", "warning"),
            ("jit", "off"),
            // For the sorts of indexes and the hash tables that check foreign keys; the server's default is 64 MB.
            ("maintenance_work_mem", $"'{MaintenanceMemory}MB'"),
        }.Select(setting => new Step(Phase.Prepare, title, $"SET LOCAL {setting.Name} = {setting.Value}"));

    /// <summary>The tables that are rewritten, and those whose policies, triggers, rules or defaults are taken down: nothing else is waited for later.</summary>
    public Step Lock()
    {
        var policies = _schema.Policies.Select(policy => (policy.Oid, policy.RelationOid));
        var triggers = _schema.Triggers.Select(trigger => (trigger.Oid, trigger.RelationOid));
        var rules = _schema.Rules.Select(rule => (rule.Oid, rule.RelationOid));
        var defaults = _schema.Relations.SelectMany(relation => relation.Columns.Where(column => column.DefaultOid != 0), (relation, column) => (Oid: column.DefaultOid, RelationOid: relation.Oid));
        var carried = _dependents.Objects.Select(dependent => dependent.Address.Oid).ToHashSet();
        var touched = policies.Concat(triggers).Concat(rules).Concat(defaults).Where(part => carried.Contains(part.Oid))
            .Select(part => _schema.Relation(part.RelationOid)).Where(relation => relation.IsTableOrPartitioned);
        return new(Phase.Lock, "lock all tables",
            $"LOCK TABLE {string.Join(",\n           ", Tables.Concat(touched).DistinctBy(table => table.Oid).OrderBy(table => table.Name))} IN ACCESS EXCLUSIVE MODE");
    }

    public IEnumerable<Step> Drop()
    {
        foreach (var key in _dependents.ForeignKeys)
            yield return new(Phase.Drop, $"take down {key.Title}", key.Drop);
        foreach (var dependent in _dependents.Objects.Reverse())
            yield return new(Phase.Drop, $"take down {dependent.Title}", dependent.Drop);
        // A statement of its own: an identity cannot be dropped in the statement that changes the type. Partitions share
        // their parent's sequence and lose the identity with it.
        var owners = _schema.Sequences.Where(sequence => sequence.IsIdentity).Select(sequence => new KeyColumn(sequence.OwnerRelationOid, sequence.OwnerColumn)).ToHashSet();
        foreach (var rewrite in _rewrites.Values.Where(rewrite => owners.Contains(rewrite.Address)))
            yield return new(Phase.Drop, $"drop the identity of {rewrite.Relation}.{rewrite.Name}",
                $"ALTER TABLE {rewrite.Relation} ALTER COLUMN {rewrite.Name} DROP IDENTITY");
    }

    public IEnumerable<Step> Rewrite()
    {
        foreach (var table in _tables)
        {
            // Partitions and inheriting tables change with their parent.
            var own = table.Where(rewrite => !IsInherited(rewrite)).ToList();
            if (own.Count > 0)
                yield return new(Phase.Rewrite, $"rewrite {table.Key}",
                    $"ALTER TABLE {table.Key}\n  " + string.Join(",\n  ", own.SelectMany(Actions)), table.Key.Name);
        }

        foreach (var rewrite in _rewrites.Values.OrderBy(rewrite => rewrite.Relation.Name).ThenBy(rewrite => rewrite.Column.Number))
        {
            if (IsLate(rewrite))
                continue;
            if (rewrite.EvaluatedDefault is not null)
                yield return new(Phase.Rewrite, $"set the default of {rewrite.Relation}.{rewrite.Name}",
                    "DO " + SqlText.DollarQuoted(
                        $"""

                        BEGIN
                          EXECUTE {SqlText.Literal($"ALTER TABLE ONLY {rewrite.Relation} ALTER COLUMN {rewrite.Name} SET DEFAULT ")} || pg_catalog.quote_literal({rewrite.EvaluatedDefault}) || '::{rewrite.NewType}';
                        END

                        """));
            else if (TopOf(rewrite) is var top && top != rewrite && (top.Default != rewrite.Default || top.EvaluatedDefault is not null))
                // A child's default may differ from that of the topmost parent, which ALTER on that one has just spread.
                yield return new(Phase.Rewrite, $"set the default of {rewrite.Relation}.{rewrite.Name}",
                    $"ALTER TABLE ONLY {rewrite.Relation} ALTER COLUMN {rewrite.Name} {(rewrite.Default is null ? "DROP DEFAULT" : $"SET DEFAULT {rewrite.Default}")}");
        }

        foreach (var rewrite in _rewrites.Values.Where(rewrite => rewrite.Identity is not null))
        {
            var identity = rewrite.Identity!;
            var sequence = identity.Sequence;
            yield return new(Phase.Rewrite, $"make {rewrite.Relation}.{rewrite.Name} an identity again",
                $"ALTER TABLE {rewrite.Relation} ALTER COLUMN {rewrite.Name} ADD GENERATED {(identity.Always ? "ALWAYS" : "BY DEFAULT")} AS IDENTITY"
                + $" (SEQUENCE NAME {sequence.Name}{(sequence.Type == rewrite.NewType ? " " + Options(sequence) : "")})");
            if (sequence.Type != rewrite.NewType)
                yield return new(Phase.Rewrite, $"set the type of {sequence.Name}", $"ALTER SEQUENCE {sequence.Name} AS {sequence.Type} {Options(sequence)}");
            if (sequence.Comment is not null)
                yield return new(Phase.Rewrite, $"comment on {sequence.Name}", $"COMMENT ON SEQUENCE {sequence.Name} IS {SqlText.Literal(sequence.Comment)}");
            foreach (var grant in GrantSql.Object($"SEQUENCE {sequence.Name}", 'S', sequence.Owner, sequence.Acl, _schema))
                yield return new(Phase.Rewrite, $"grant on {sequence.Name}", grant);
        }
    }

    public IEnumerable<Step> Restore() =>
    [
        .. from dependent in _dependents.Objects
           from sql in dependent.Create
           select new Step(Phase.Restore, $"put back {dependent.Title}", sql),
        .. from rewrite in _rewrites.Values
           where IsLate(rewrite)
           orderby rewrite.Relation.Name, rewrite.Column.Number
           select new Step(Phase.Restore, $"set the default of {rewrite.Relation}.{rewrite.Name}", $"ALTER TABLE ONLY {rewrite.Relation} ALTER COLUMN {rewrite.Name} SET DEFAULT {rewrite.Default}"),
        .. Settings(),
    ];

    public IEnumerable<Step> ForeignKeys() =>
        from key in _dependents.ForeignKeys.Join(_schema.Constraints, key => key.Address.Oid, constraint => constraint.Oid, (key, constraint) => (key.Title, key.Create, constraint.RelationOid))
        from sql in key.Create
        select new Step(Phase.ForeignKeys, $"add {key.Title}", sql, _schema.Relation(key.RelationOid).Name);

    private static string Options(Sequence sequence) =>
        $"START WITH {sequence.Start} INCREMENT BY {sequence.Increment} MINVALUE {sequence.Minimum} MAXVALUE {sequence.Maximum} CACHE {sequence.Cache}{(sequence.Cycle ? " CYCLE" : " NO CYCLE")}";

    /// <summary>What PostgreSQL does not keep where it makes a column, an index or statistics anew for another type.</summary>
    private IEnumerable<Step> Settings()
    {
        var indexes = _schema.Indexes.ToDictionary(index => index.Oid);
        var statisticsByTable = _schema.Statistics.ToLookup(statistics => statistics.RelationOid);
        var carried = _dependents.Objects.Where(dependent => dependent.Address.Catalog == CatalogOids.Relation).Select(dependent => dependent.Address.Oid).ToHashSet();
        bool IsCarried(TableIndex index) => carried.Contains(index.Oid) || (indexes.TryGetValue(index.ParentOid, out var whole) && IsCarried(whole));
        foreach (var table in _tables)
        {
            Step Set(string sql) => new(Phase.Restore, $"set options of {table.Key}", sql);
            foreach (var rewrite in table)
            {
                if (rewrite.Column.Storage is { } storage)
                    yield return Set($"ALTER TABLE ONLY {table.Key} ALTER COLUMN {rewrite.Name} SET STORAGE {ObjectSql.StorageWord(storage)}");
                if (rewrite.Column.Compression is { } compression)
                    yield return Set($"ALTER TABLE ONLY {table.Key} ALTER COLUMN {rewrite.Name} SET COMPRESSION {(compression == 'l' ? "lz4" : "pglz")}");
            }

            foreach (var index in _schema.IndexesOf(table.Key.Oid).Where(index => !IsCarried(index)))
                foreach (var (position, target) in index.StatisticsTargets)
                    yield return Set($"ALTER INDEX {index.Name} ALTER COLUMN {position} SET STATISTICS {target}");
            foreach (var statistics in statisticsByTable[table.Key.Oid])
            {
                yield return Set($"ALTER STATISTICS {statistics.Name} OWNER TO {SqlText.Identifier(statistics.Owner)}");
                if (statistics.Target is { } target)
                    yield return Set($"ALTER STATISTICS {statistics.Name} SET STATISTICS {target}");
                if (statistics.Comment is not null)
                    yield return Set($"COMMENT ON STATISTICS {statistics.Name} IS {SqlText.Literal(statistics.Comment)}");
            }
        }
    }

    private IEnumerable<string> Actions(ColumnRewrite rewrite)
    {
        // Any default stands in the way of the cast, even one that would fit, and even in a partition only.
        if (_defaulted.Contains(rewrite.Address))
            yield return $"ALTER COLUMN {rewrite.Name} DROP DEFAULT";
        yield return $"ALTER COLUMN {rewrite.Name} TYPE {rewrite.NewType} USING {rewrite.RewriteUsing ?? rewrite.Using}";
        if (rewrite.Default is not null && !IsLate(rewrite))
            yield return $"ALTER COLUMN {rewrite.Name} SET DEFAULT {rewrite.Default}";
    }

    /// <summary>Whether a default may call a function that has to be put back first: any call but of the toolkit's own and of sequences.</summary>
    private static bool IsLate(ColumnRewrite rewrite) =>
        rewrite.Default is { } expression && expression.Contains('(', StringComparison.Ordinal) && !DefaultExpression.IsNextValue(expression)
        && !expression.StartsWith("pg_catalog.", StringComparison.Ordinal) && !expression.StartsWith(Schema.ToolkitSchema + ".", StringComparison.Ordinal);

    private bool IsInherited(ColumnRewrite rewrite) => ParentOf(rewrite) is not null;

    private ColumnRewrite TopOf(ColumnRewrite rewrite) => ParentOf(rewrite) is { } parent ? TopOf(parent) : rewrite;

    private ColumnRewrite? ParentOf(ColumnRewrite rewrite) => rewrite.Relation.Parents
        .Select(oid => _schema.FindRelation(oid)?.FindColumn(rewrite.Column.Name) is { } column ? _rewrites.GetValueOrDefault(new(oid, column.Number)) : null)
        .FirstOrDefault(parent => parent is not null);
}
