using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Npgsql;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>Finds the definitions that stand on changing columns, and writes each as a statement that makes it on the tables' twins.</summary>
internal sealed partial class TrialReader
{
    private readonly Schema _schema;
    private readonly MigrationOptions _options;
    private readonly ObjectName _names;
    private readonly HashSet<uint> _changing;
    private readonly Dependents _dependents;
    private readonly List<Constraint> _checks;
    private readonly List<TableIndex> _indexes;
    private readonly List<ExtendedStatistics> _statistics;
    private readonly List<Function> _functions;
    private readonly HashSet<string> _shared;
    private readonly HashSet<uint> _twinned;

    public TrialReader(Schema schema, MigrationOptions options, IReadOnlySet<KeyColumn> columns)
    {
        _schema = schema;
        _options = options;
        _names = new(schema);
        _changing = columns.Select(column => column.RelationOid).ToHashSet();
        _dependents = DependentFinder.Find(schema, columns, options.Definitions);
        _checks = schema.Constraints.Where(constraint => constraint.Kind is ConstraintKind.Check or ConstraintKind.Exclusion && constraint.IsLocal
            && _changing.Contains(constraint.RelationOid) && constraint.Columns.Any(number => number == 0 || columns.Contains(new(constraint.RelationOid, number)))).ToList();
        // An index of expressions alone depends on its table, whatever it reads; on whole rows only where it says so.
        var reading = schema.Dependencies.Where(dependency => dependency is { Referenced.Catalog: CatalogOids.Relation, Dependent.Catalog: CatalogOids.Relation }
            && columns.Contains(new(dependency.Referenced.Oid, dependency.Referenced.SubId))).Select(dependency => dependency.Dependent.Oid).ToHashSet();
        _indexes = schema.Indexes.Where(index => index.ConstraintOid == 0 && index.ParentOid == 0 && _changing.Contains(index.RelationOid)
            && (reading.Contains(index.Oid) || index.Definition.Contains(".*", StringComparison.Ordinal)) && !(index.IsPlain && OrdinaryColumns().IsMatch(index.Definition))).ToList();
        _statistics = schema.Statistics.Where(one => _changing.Contains(one.RelationOid) && one.Definition.Contains('(', StringComparison.Ordinal)).ToList();
        var tables = _changing.Select(schema.Relation).ToList();
        _functions = schema.Functions.Where(function => CanTry(function, tables)).ToList();
        _twinned = [.. Relations.Select(relation => relation.Oid)];
        _shared = Relations.GroupBy(relation => relation.Name.Name).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether there is nothing to try.</summary>
    public bool IsEmpty => _dependents.Objects.IsEmpty && _checks.Count == 0 && _indexes.Count == 0 && _statistics.Count == 0 && _functions.Count == 0;

    /// <summary>Whether a name stands for tables or views of several schemas.</summary>
    public bool HasSharedNames => _shared.Count > 0;

    /// <summary>The tables that change, and the views that are taken down with them.</summary>
    public IEnumerable<Relation> Relations => _changing
        .Concat(_dependents.Objects.Where(dependent => dependent.Address.Catalog == CatalogOids.Relation).Select(dependent => dependent.Address.Oid))
        .Select(_schema.FindRelation).OfType<Relation>();

    /// <summary>Whether a function's body can be tried: SQL text, and no whole row of a changing table among its arguments, which a twin's row is not.</summary>
    public static bool CanTry(Function function, IEnumerable<Relation> changing) =>
        function is { Extension: null, Language: "sql", HasParsedBody: false, Kind: 'f' or 'p' }
        && !changing.Any(relation => function.ArgumentTypes.Contains(relation.RowTypeOid));

    /// <summary>
    /// Reads the definitions. They are written without their schemas, so they have to be read with all schemas on the path,
    /// and before there are twins: a name that a twin hides would be written with its schema and miss it.
    /// </summary>
    /// <param name="connection">The connection, within the transaction.</param>
    /// <param name="space">The schema whose turn it is; null for all.</param>
    /// <param name="cancellation">Cancels the read.</param>
    public async Task<List<Trial>> ReadAsync(NpgsqlConnection connection, string? space, CancellationToken cancellation)
    {
        var borrowed = new HashSet<uint>();
        while (true)
        {
            var trials = await ReadAsync(connection, space, borrowed, cancellation);
            // Views of other schemas that it stands on come along; else it would meet the real ones, on tables of integers.
            var missing = space is null ? [] : Relations.Where(view => view.Kind == RelationKind.View && view.Name.Schema != space && !_shared.Contains(view.Name.Name)
                && !borrowed.Contains(view.Oid) && trials.Any(trial => trial.Mentions(view.Name.Name))).Select(view => view.Oid).ToList();
            if (missing.Count == 0)
                return trials;
            borrowed.UnionWith(missing);
        }
    }

    private async Task<List<Trial>> ReadAsync(NpgsqlConnection connection, string? space, HashSet<uint> borrowed, CancellationToken cancellation)
    {
        bool IsDue(uint relationOid) => space is null || _schema.FindRelation(relationOid)?.Name.Schema == space;
        var wanted = new List<Wanted>();
        foreach (var check in _checks.Where(check => IsDue(check.RelationOid) && !_options.Definitions.ContainsKey(_names.Of(check))))
            wanted.Add(new(_names.Of(check), $"pg_catalog.pg_get_constraintdef({check.Oid}::oid)",
                definition => $"ALTER TABLE pg_temp.{Local(check.RelationOid)} ADD CONSTRAINT {SqlText.Identifier(check.Name)} {definition}")
            {
                Query = definition => Condition().Match(definition) is { Success: true } condition ? Query(check.RelationOid, condition.Value) : null,
            });
        foreach (var index in _indexes.Where(index => IsDue(index.RelationOid) && !_options.Definitions.ContainsKey(_names.Of(index))))
            // CREATE [UNIQUE] INDEX name ON [ONLY] table USING method (...): the method and what follows are kept.
            wanted.Add(new(_names.Of(index), $"pg_catalog.pg_get_indexdef({index.Oid}::oid)",
                definition => $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX ON pg_temp.{Local(index.RelationOid)}{definition[definition.IndexOf(" USING ", StringComparison.Ordinal)..]}"));
        foreach (var one in _statistics.Where(one => IsDue(one.RelationOid)))
            wanted.Add(new($"statistics {one.Name}", $"pg_catalog.pg_get_statisticsobjdef({one.Oid}::oid)", definition => definition.Replace($"{one.Name} ", "pg_temp.probe ", StringComparison.Ordinal)));
        foreach (var dependent in _dependents.Objects)
            if (Dependent(dependent, dependent.Address.Catalog == CatalogOids.Relation ? oid => IsDue(oid) || borrowed.Contains(oid) : IsDue) is { } trial)
                wanted.Add(trial);
        foreach (var view in Relations.Where(relation => relation.Kind == RelationKind.View && IsDue(relation.Oid)))
            foreach (var column in view.Columns.Where(column => column.Default is not null))
                wanted.Add(new(_names.Of(view), "''", _ => $"ALTER VIEW pg_temp.{SqlText.Identifier(view.Name.Name)} ALTER COLUMN {SqlText.Identifier(column.Name)} SET DEFAULT {column.Default}"));
        foreach (var function in _functions.Where(function => space is null || function.Name.Schema == space))
            if (Function(function) is { } trial)
                wanted.Add(trial);
        if (wanted.Count == 0)
            return [];

        await using var command = new NpgsqlCommand($"SELECT ARRAY[{string.Join(",\n", wanted.Select(one => one.Expression))}]::text[]", connection);
        var definitions = (string?[])(await command.ExecuteScalarAsync(cancellation))!;
        var tables = _changing.Select(_schema.Relation).ToList();
        return wanted.Zip(definitions, (one, definition) => definition is null || one.Statement(definition) is not { } sql ? null : new Trial(one.Object, sql) { View = one.View, Function = one.Function, GivesRows = one.Function is { } function && _changing.Any(oid => _schema.Relation(oid).RowTypeOid == function.ReturnType), Query = one.Query?.Invoke(definition), ForIntegers = one.ForIntegers?.Invoke(definition) })
            .OfType<Trial>()
            // A function that speaks of no changing table is none of the migration's business.
            .Where(trial => trial.Function is not { HasParsedBody: false } || tables.Any(table => trial.Mentions(table.Name.Name)))
            .ToList();
    }

    private Wanted? Dependent(DependentObject dependent, Func<uint, bool> isDue)
    {
        var address = dependent.Address;
        switch (address.Catalog)
        {
            case CatalogOids.Relation when _schema.FindRelation(address.Oid) is { Definition: not null } view && isDue(view.Oid):
                var replacement = _options.Definitions.GetValueOrDefault(_names.Of(view));
                // A materialized view cannot be temporary; its query is what is tried.
                string Create(string query) => $"CREATE TEMPORARY VIEW {SqlText.Identifier(view.Name.Name)} AS {query.Trim().TrimEnd(';')}";
                return new(_names.Of(view), $"pg_catalog.pg_get_viewdef({view.Oid}::oid)", query => Create(replacement is null ? query : OnTwins(replacement)))
                {
                    View = view,
                    ForIntegers = replacement is null ? null : Create,
                };
            case CatalogOids.Policy when _schema.Policies.FirstOrDefault(policy => policy.Oid == address.Oid) is { } policy
                && !_options.Definitions.ContainsKey(_names.Of(policy)) && _changing.Contains(policy.RelationOid) && isDue(policy.RelationOid):
                return new(_names.Of(policy),
                    $"(SELECT pg_catalog.concat(' USING (' || pg_catalog.pg_get_expr(polqual, polrelid) || ')', ' WITH CHECK (' || pg_catalog.pg_get_expr(polwithcheck, polrelid) || ')') FROM pg_catalog.pg_policy WHERE oid = {policy.Oid})",
                    expressions => $"CREATE POLICY {SqlText.Identifier(policy.Name)} ON pg_temp.{Local(policy.RelationOid)} FOR {policy.Command}{expressions}")
                {
                    Query = expressions => Query(policy.RelationOid, $"true{PolicyClause().Replace(expressions, " AND (")}"),
                };
            // Written without a schema, the table's name means the twin.
            case CatalogOids.Trigger when _schema.Triggers.FirstOrDefault(trigger => trigger.Oid == address.Oid) is { } trigger
                && !_options.Definitions.ContainsKey(_names.Of(trigger)) && isDue(trigger.RelationOid):
                return new(_names.Of(trigger), $"pg_catalog.pg_get_triggerdef({trigger.Oid}::oid, true)", definition => definition);
            case CatalogOids.Rule when _schema.Rules.FirstOrDefault(rule => rule.Oid == address.Oid) is { } rule
                && !_options.Definitions.ContainsKey(_names.Of(rule)) && isDue(rule.RelationOid):
                return new(_names.Of(rule), $"pg_catalog.pg_get_ruledef({rule.Oid}::oid, true)", definition => definition);
            case CatalogOids.PublishedTable when _schema.Publications.SelectMany(publication => publication.Tables).FirstOrDefault(table => table.Oid == address.Oid) is { Where: { } filter } table && isDue(table.RelationOid):
                return new(dependent.Title, "''", _ => $"SELECT FROM pg_temp.{Local(table.RelationOid)} WHERE {filter}");
            case CatalogOids.Function when _schema.Functions.FirstOrDefault(function => function.Oid == address.Oid) is { HasParsedBody: true } function:
                return Function(function);
            default:
                return null;
        }
    }

    /// <summary>Makes the function anew as a temporary one: for SQL-language bodies PostgreSQL checks every query against the twins.</summary>
    private Wanted? Function(Function function)
    {
        var replacement = _options.Definitions.GetValueOrDefault(_names.Of(function));
        return new(_names.Of(function), replacement is null ? $"pg_catalog.pg_get_functiondef({function.Oid}::oid)" : "''", original =>
        {
            var definition = replacement ?? original;
            var written = definition.IndexOf($"{function.Name}(", StringComparison.Ordinal);
            // A replacement that is written otherwise, or in another language, is the user's word.
            if (written < 0 || (replacement is not null && !SqlLanguage().IsMatch(replacement)))
                return null;
            var rest = definition[(written + SqlText.Identifier(function.Name.Schema).Length + 1)..];
            return $"{definition[..written]}pg_temp.{(function.HasParsedBody && replacement is null ? rest : OnTwins(rest))}";
        })
        { Function = replacement is null ? function : null };
    }

    /// <summary>What people write names tables and views with their schemas; for those that have a twin it means that one.</summary>
    private string OnTwins(string body) => QualifiedTable().Replace(body, match =>
    {
        static string Unquoted(string name) => name.StartsWith('"') ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : name.ToLowerInvariant();
        return _schema.FindRelation(new QualifiedName(Unquoted(match.Groups["schema"].Value), Unquoted(match.Groups["table"].Value))) is { } table && _twinned.Contains(table.Oid)
            ? $"pg_temp.{SqlText.Identifier(table.Name.Name)}"
            : match.Value;
    });

    /// <summary>A query that the server looks at and does not carry out: planning one it may already call what it is made of, and a setting may not be there.</summary>
    private string Query(uint relationOid, string condition) => $"CREATE TEMPORARY VIEW uuidkit_condition AS SELECT FROM pg_temp.{Local(relationOid)} WHERE {condition}";

    private string Local(uint relationOid) => SqlText.Identifier(_schema.Relation(relationOid).Name.Name);

    /// <summary>A definition to be read.</summary>
    /// <param name="Object">The object's name in the words of the configuration.</param>
    /// <param name="Expression">The SQL expression that tells the definition.</param>
    /// <param name="Statement">The statement that makes it on the twins; null where that cannot be written.</param>
    private sealed record Wanted(string Object, string Expression, Func<string, string?> Statement)
    {
        public Relation? View { get; init; }

        public Function? Function { get; init; }

        public Func<string, string?>? Query { get; init; }

        public Func<string, string>? ForIntegers { get; init; }
    }

    /// <summary>What stands before a policy's expressions, as the query for them writes it.</summary>
    [GeneratedRegex(@"^ (?:USING|WITH CHECK) \(|(?<=\)) WITH CHECK \(")]
    private static partial Regex PolicyClause();

    /// <summary>A check's condition.</summary>
    [GeneratedRegex(@"(?<=^CHECK ).*\)(?=(?: NO INHERIT)?(?: NOT VALID)?(?: NOT ENFORCED)?$)", RegexOptions.Singleline)]
    private static partial Regex Condition();

    /// <summary>A B-tree over nothing but columns, with the types' own operators: every type that can be a key has them.</summary>
    [GeneratedRegex(@" USING btree \(\w+( DESC)?( NULLS (FIRST|LAST))?(, \w+( DESC)?( NULLS (FIRST|LAST))?)*\)")]
    private static partial Regex OrdinaryColumns();

    [GeneratedRegex(@"\bLANGUAGE\s+'?sql\b", RegexOptions.IgnoreCase)]
    private static partial Regex SqlLanguage();

    [GeneratedRegex("""(?<![\w"$.])(?<schema>"(""|[^"])+"|[\p{L}_][\p{L}\p{N}_$]*)\s*\.\s*(?<table>"(""|[^"])+"|[\p{L}_][\p{L}\p{N}_$]*)""")]
    private static partial Regex QualifiedTable();
}
