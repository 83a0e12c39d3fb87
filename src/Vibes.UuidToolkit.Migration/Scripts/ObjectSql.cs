using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>
/// Takes objects down and puts them back from the definitions that PostgreSQL itself wrote. Only what PostgreSQL has no
/// function for (policies, publications, options) is put together here.
/// </summary>
/// <param name="schema">The schema that the objects are part of.</param>
internal sealed partial class ObjectSql(Schema schema)
{
    private readonly Dictionary<uint, Constraint> _constraints = schema.Constraints.ToDictionary(constraint => constraint.Oid);
    private readonly ILookup<uint, TableIndex> _parts = schema.Indexes.Where(index => index.ParentOid != 0).ToLookup(index => index.ParentOid);

    public DependentObject View(Relation view, string? replacement)
    {
        var materialized = view.Kind == RelationKind.MaterializedView;
        var keyword = materialized ? "MATERIALIZED VIEW" : "VIEW";
        var name = view.ToString();
        var query = (replacement ?? UnnamedColumns.Name(view.Definition!)).Trim().TrimEnd(';');
        var create = ImmutableArray.CreateBuilder<string>();
        create.Add($"CREATE {keyword} {name}"
            + (view.AccessMethod is null ? "" : $" USING {SqlText.Identifier(view.AccessMethod)}")
            + (view.Options.IsEmpty ? "" : $" WITH ({string.Join(", ", view.Options)})")
            + (view.Tablespace is null ? "" : $" TABLESPACE {SqlText.Identifier(view.Tablespace)}")
            + $" AS\n{query}" + (materialized ? "\nWITH NO DATA" : ""));
        create.Add($"ALTER {keyword} {name} OWNER TO {SqlText.Identifier(view.Owner)}");
        foreach (var column in view.Columns)
        {
            var columnName = SqlText.Identifier(column.Name);
            if (column.Default is not null)
                create.Add($"ALTER VIEW {name} ALTER COLUMN {columnName} SET DEFAULT {column.Default}");
            if (column.StatisticsTarget is { } target)
                create.Add($"ALTER {keyword} {name} ALTER COLUMN {columnName} SET STATISTICS {target}");
            if (column.Storage is { } storage)
                create.Add($"ALTER {keyword} {name} ALTER COLUMN {columnName} SET STORAGE {StorageWord(storage)}");
            if (!column.Options.IsEmpty)
                create.Add($"ALTER {keyword} {name} ALTER COLUMN {columnName} SET ({string.Join(", ", column.Options)})");
            if (column.Comment is not null)
                create.Add($"COMMENT ON COLUMN {name}.{columnName} IS {SqlText.Literal(column.Comment)}");
        }

        if (view.Comment is not null)
            create.Add($"COMMENT ON {keyword} {name} IS {SqlText.Literal(view.Comment)}");
        create.AddRange(GrantSql.Object($"TABLE {name}", 'r', view.Owner, view.Acl, schema));
        foreach (var column in view.Columns)
            create.AddRange(GrantSql.Column(name, column, view.Owner));
        // Filled before its indexes are made: one sort each instead of a descent a row. REFRESH runs as the owner, as it always does.
        if (materialized && view.IsPopulated)
            // Off, an owner who is held by row security gets an error instead of its rows.
            create.AddRange("SET LOCAL row_security = on", $"REFRESH MATERIALIZED VIEW {name}", "SET LOCAL row_security = off");
        foreach (var index in schema.IndexesOf(view.Oid))
            create.AddRange(Index(index, $"MATERIALIZED VIEW {name}"));
        return new(new(CatalogOids.Relation, view.Oid), $"{keyword.ToLowerInvariant()} {name}", $"DROP {keyword} {name}", create.ToImmutable());
    }

    /// <summary>A function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="replacement">Its new definition; null for its own.</param>
    /// <param name="overloads">The other functions of its name, where it has perhaps other arguments when the script runs; null where it has those of now.</param>
    public DependentObject Function(Function function, string? replacement, ImmutableArray<string>? overloads = null)
    {
        var target = $"{function.KindSql} {function.Signature}";
        var create = ImmutableArray.CreateBuilder<string>();
        create.Add((replacement ?? (function.HasParsedBody ? UnnamedColumns.Name(function.Definition!) : function.Definition!)).Trim().TrimEnd(';'));
        if (replacement is null)
            create.AddRange(Attributes(target));
        else
            create.Add(OnNewest(function, Attributes));

        IEnumerable<string> Attributes(string routine) =>
        [
            $"ALTER {routine} OWNER TO {SqlText.Identifier(function.Owner)}",
            .. function.Comment is null ? [] : new[] { $"COMMENT ON {routine} IS {SqlText.Literal(function.Comment)}" },
            .. GrantSql.Object(routine, 'f', function.Owner, function.Acl, schema),
        ];

        return new(new(CatalogOids.Function, function.Oid), $"{function.KindSql.ToLowerInvariant()} {function.Signature}", overloads is { } others ? DropOther(function, others) : $"DROP {target}", create.ToImmutable());
    }

    /// <summary>Takes down a function that is not among those listed: with the arguments of now, or else the newest.</summary>
    private static string DropOther(Function function, ImmutableArray<string> overloads) => "DO " + SqlText.DollarQuoted(
        $"""

        DECLARE other text;
        BEGIN
          SELECT 'ROUTINE ' || p.oid::pg_catalog.regprocedure INTO STRICT other
          FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
          WHERE n.nspname = {SqlText.Literal(function.Name.Schema)} AND p.proname = {SqlText.Literal(function.Name.Name)}
            AND pg_catalog.pg_get_function_identity_arguments(p.oid) <> ALL (ARRAY[{string.Join(", ", overloads.Select(name => SqlText.Literal(name[(name.IndexOf('(', StringComparison.Ordinal) + 1)..^1])))}]::text[])
          ORDER BY pg_catalog.pg_get_function_identity_arguments(p.oid) = {SqlText.Literal(function.Arguments)} DESC, p.oid DESC LIMIT 1;
          EXECUTE 'DROP ' || other;
        END

        """);

    /// <summary>A replacement may have other arguments: it is the newest function of the name, made in the statement before.</summary>
    private static string OnNewest(Function function, Func<string, IEnumerable<string>> statements)
    {
        const string routine = "<routine>";
        return "DO " + SqlText.DollarQuoted(
            $"""

            DECLARE newest text;
            BEGIN
              SELECT 'ROUTINE ' || p.oid::pg_catalog.regprocedure INTO newest
              FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
              WHERE n.nspname = {SqlText.Literal(function.Name.Schema)} AND p.proname = {SqlText.Literal(function.Name.Name)} ORDER BY p.oid DESC LIMIT 1;
              {string.Join("\n  ", statements(routine).Select(sql => $"EXECUTE pg_catalog.replace({SqlText.Literal(sql)}, '{routine}', newest);"))}
            END

            """);
    }

    /// <summary>A default that calls what is taken down.</summary>
    /// <param name="relation">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="isKept">Whether it comes back as it was; a changing column gets a default of its own.</param>
    public DependentObject Default(Relation relation, Column column, bool isKept)
    {
        var name = $"{relation}.{SqlText.Identifier(column.Name)}";
        var alter = $"ALTER TABLE ONLY {relation} ALTER COLUMN {SqlText.Identifier(column.Name)}";
        return new(new(CatalogOids.Default, column.DefaultOid), $"default of {name}", $"{alter} DROP DEFAULT", isKept ? [$"{alter} SET DEFAULT {column.Default}"] : []);
    }

    public DependentObject Trigger(Trigger trigger, string? replacement)
    {
        var relation = schema.Relation(trigger.RelationOid);
        var name = SqlText.Identifier(trigger.Name);
        var create = ImmutableArray.CreateBuilder<string>();
        create.Add(replacement ?? trigger.Definition);
        if (StateWord(trigger.Enabled) is { } state)
            create.Add($"ALTER TABLE {relation} {state} TRIGGER {name}");
        // Partitions may have set their copies apart.
        foreach (var copy in Copies(trigger).Where(copy => copy.Enabled != trigger.Enabled))
            create.Add($"ALTER TABLE {schema.Relation(copy.RelationOid)} {StateWord(copy.Enabled) ?? "ENABLE"} TRIGGER {SqlText.Identifier(copy.Name)}");
        if (trigger.Comment is not null)
            create.Add($"COMMENT ON TRIGGER {name} ON {relation} IS {SqlText.Literal(trigger.Comment)}");
        return new(new(CatalogOids.Trigger, trigger.Oid), $"trigger {name} on {relation}", $"DROP TRIGGER {name} ON {relation}", create.ToImmutable());
    }

    private IEnumerable<Trigger> Copies(Trigger trigger) =>
        schema.Triggers.Where(copy => copy.ParentOid == trigger.Oid).SelectMany(copy => Copies(copy).Prepend(copy));

    public DependentObject Rule(Rule rule, string? replacement)
    {
        var relation = schema.Relation(rule.RelationOid);
        var name = SqlText.Identifier(rule.Name);
        var create = ImmutableArray.CreateBuilder<string>();
        create.Add((replacement ?? UnnamedColumns.Name(rule.Definition)).Trim().TrimEnd(';'));
        if (StateWord(rule.Enabled) is { } state)
            create.Add($"ALTER TABLE {relation} {state} RULE {name}");
        if (rule.Comment is not null)
            create.Add($"COMMENT ON RULE {name} ON {relation} IS {SqlText.Literal(rule.Comment)}");
        return new(new(CatalogOids.Rule, rule.Oid), $"rule {name} on {relation}", $"DROP RULE {name} ON {relation}", create.ToImmutable());
    }

    public DependentObject Policy(Policy policy, string? replacement)
    {
        var relation = schema.Relation(policy.RelationOid);
        var name = SqlText.Identifier(policy.Name);
        var create = ImmutableArray.CreateBuilder<string>();
        create.Add(replacement ?? $"CREATE POLICY {name} ON {relation} AS {(policy.IsPermissive ? "PERMISSIVE" : "RESTRICTIVE")} FOR {policy.Command} TO "
            + (policy.Roles.IsEmpty ? "PUBLIC" : string.Join(", ", policy.Roles.Select(SqlText.Identifier)))
            + (policy.Using is null ? "" : $" USING ({UnnamedColumns.Name(policy.Using)})") + (policy.WithCheck is null ? "" : $" WITH CHECK ({UnnamedColumns.Name(policy.WithCheck)})"));
        if (policy.Comment is not null)
            create.Add($"COMMENT ON POLICY {name} ON {relation} IS {SqlText.Literal(policy.Comment)}");
        return new(new(CatalogOids.Policy, policy.Oid), $"policy {name} on {relation}", $"DROP POLICY {name} ON {relation}", create.ToImmutable());
    }

    public DependentObject PublishedTable(Publication publication, PublishedTable table)
    {
        var relation = schema.Relation(table.RelationOid);
        var name = SqlText.Identifier(publication.Name);
        return new(
            new(CatalogOids.PublishedTable, table.Oid), $"{relation} in publication {name}", $"ALTER PUBLICATION {name} DROP TABLE ONLY {relation}",
            [
                $"ALTER PUBLICATION {name} ADD TABLE ONLY {relation}"
                    + (table.Columns is { } columns ? $" ({string.Join(", ", columns.Select(SqlText.Identifier))})" : "")
                    + (table.Where is null ? "" : $" WHERE ({table.Where})"),
            ]);
    }

    public DependentObject Constraint(Constraint constraint, string? replacement)
    {
        var relation = schema.Relation(constraint.RelationOid);
        var name = SqlText.Identifier(constraint.Name);
        var create = ImmutableArray.CreateBuilder<string>();
        create.Add($"ALTER TABLE {relation} ADD CONSTRAINT {name} {replacement ?? constraint.Definition}");
        if (constraint.Comment is not null)
            create.Add($"COMMENT ON CONSTRAINT {name} ON {relation} IS {SqlText.Literal(constraint.Comment)}");
        create.AddRange(constraint.TriggerStates.Select(state => KeyTrigger(relation, constraint, state)));
        return new(new(CatalogOids.Constraint, constraint.Oid), $"constraint {name} on {relation}", $"ALTER TABLE {relation} DROP CONSTRAINT {name}", create.ToImmutable());
    }

    public DependentObject ReplacedIndex(TableIndex index, string replacement)
    {
        var relation = schema.Relation(index.RelationOid);
        // PostgreSQL writes a partitioned table's index as made on the parent ONLY; a new one has its parts made by itself.
        var definition = relation.Kind == RelationKind.PartitionedTable ? OnOnly().Replace(replacement, "$1", 1) : replacement;
        return new(new(CatalogOids.Relation, index.Oid), $"index {index.Name}", $"DROP INDEX {index.Name}", [.. Index(index with { Definition = definition }, $"TABLE {relation}")]);
    }

    /// <summary>
    /// A partitioned table's index or key with all its parts. PostgreSQL would make the parts anew by itself, but under names of
    /// its own, without their options, marks and comments, and also where the index was made on the parent ONLY.
    /// </summary>
    public DependentObject PartitionedIndex(TableIndex index) => new(
        new(CatalogOids.Relation, index.Oid), $"index {index.Name}", _constraints.TryGetValue(index.ConstraintOid, out var key)
            ? $"ALTER TABLE {schema.Relation(index.RelationOid)} DROP CONSTRAINT {SqlText.Identifier(key.Name)}"
            : $"DROP INDEX {index.Name}",
        [.. PartOfIndex(index)]);

    private IEnumerable<string> PartOfIndex(TableIndex index)
    {
        var relation = schema.Relation(index.RelationOid);
        if (_constraints.TryGetValue(index.ConstraintOid, out var key))
        {
            yield return $"ALTER TABLE ONLY {relation} ADD CONSTRAINT {SqlText.Identifier(key.Name)} {WithOptions(key.Definition, index)}";
            if (key.Comment is not null)
                yield return $"COMMENT ON CONSTRAINT {SqlText.Identifier(key.Name)} ON {relation} IS {SqlText.Literal(key.Comment)}";
        }

        foreach (var sql in Index(index, $"TABLE {relation}").Skip(key is null ? 0 : 1))
            yield return sql;
        if (index.IsReplicaIdentity)
            yield return $"ALTER TABLE ONLY {relation} REPLICA IDENTITY USING INDEX {SqlText.Identifier(index.Name.Name)}";
        foreach (var part in _parts[index.Oid])
        {
            foreach (var sql in PartOfIndex(part))
                yield return sql;
            yield return $"ALTER INDEX {index.Name} ATTACH PARTITION {part.Name}";
        }
    }

    /// <summary>A key's definition with its index's storage options, which <c>pg_get_constraintdef</c> leaves out.</summary>
    private static string WithOptions(string definition, TableIndex index)
    {
        if (index.Options.IsEmpty)
            return definition;
        // Nothing but these words follows the place of the options; an exclusion's has its condition there.
        var tail = new[] { " DEFERRABLE INITIALLY DEFERRED", " DEFERRABLE" }.FirstOrDefault(words => definition.EndsWith(words, StringComparison.Ordinal)) ?? "";
        var head = definition[..^tail.Length];
        var where = head.StartsWith("EXCLUDE ", StringComparison.Ordinal) ? head.LastIndexOf(" WHERE (", StringComparison.Ordinal) : -1;
        return $"{(where < 0 ? head : head[..where])} WITH ({string.Join(", ", index.Options)}){(where < 0 ? "" : head[where..])}{tail}";
    }

    private static IEnumerable<string> Index(TableIndex index, string table)
    {
        yield return index.Definition;
        if (index.Tablespace is not null)
            yield return $"ALTER INDEX {index.Name} SET TABLESPACE {SqlText.Identifier(index.Tablespace)}";
        foreach (var (position, target) in index.StatisticsTargets)
            yield return $"ALTER INDEX {index.Name} ALTER COLUMN {position} SET STATISTICS {target}";
        if (index.IsClustered)
            yield return $"ALTER {table} CLUSTER ON {SqlText.Identifier(index.Name.Name)}";
        if (index.Comment is not null)
            yield return $"COMMENT ON INDEX {index.Name} IS {SqlText.Literal(index.Comment)}";
    }

    /// <summary>An internal trigger's name holds an OID, so the new one is looked up when the script runs.</summary>
    private static string KeyTrigger(Relation relation, Constraint constraint, KeyTriggerState state) =>
        "DO " + SqlText.DollarQuoted(
            $"""

            DECLARE statement text;
            BEGIN
              SELECT pg_catalog.format('ALTER TABLE %s {StateWord(state.State) ?? "ENABLE"} TRIGGER %I', g.tgrelid::pg_catalog.regclass, g.tgname) INTO STRICT statement
              FROM pg_catalog.pg_trigger g
              JOIN pg_catalog.pg_constraint k ON k.oid = g.tgconstraint
              JOIN pg_catalog.pg_proc p ON p.oid = g.tgfoid
              WHERE k.conrelid = {SqlText.Literal(relation.ToString())}::pg_catalog.regclass AND k.conname = {SqlText.Literal(constraint.Name)} AND p.proname = {SqlText.Literal(state.Function)};
              EXECUTE statement;
            END

            """);

    /// <summary>The storage mode behind the letter of <see cref="Column.Storage"/>.</summary>
    public static string StorageWord(char storage) => storage switch { 'p' => "PLAIN", 'e' => "EXTERNAL", 'm' => "MAIN", _ => "EXTENDED" };

    private static string? StateWord(char enabled) => enabled switch { 'D' => "DISABLE", 'R' => "ENABLE REPLICA", 'A' => "ENABLE ALWAYS", _ => null };

    [GeneratedRegex(@"(\sON\s+)ONLY\s+", RegexOptions.IgnoreCase)]
    private static partial Regex OnOnly();
}
