using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Npgsql;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>
/// Tries every definition that stands on a key against uuids, before anything is planned to run: PostgreSQL itself says
/// whether <c>CHECK (id &gt; 0)</c>, a view or a function still works. The changing tables get empty temporary twins with uuid
/// columns; definitions are read without their schemas, so that their names find the twins first. All of it in a transaction
/// that is rolled back.
/// </summary>
internal sealed partial class DefinitionProbe(NpgsqlConnection connection, Schema schema, MigrationOptions options, KeySelection selection)
{
    private readonly ObjectName _names = new(schema);
    private readonly List<(string, string)> _failed = [];
    private ImmutableHashSet<string> _carried = [];

    /// <summary>Tries all definitions.</summary>
    /// <returns>The objects that fail with the server's message, and why nothing could be tried; null where it was.</returns>
    public async Task<(ImmutableArray<(string, string)> Failed, string? NotProbed)> RunAsync(CancellationToken cancellation)
    {
        var columns = selection.Classes.SelectMany(keyClass => keyClass.Columns)
            .Concat(selection.Arrays.Select(array => array.Column)).Concat(selection.Polymorphic.Select(reference => reference.Column)).ToHashSet();
        if (columns.Count == 0)
            return ([], null);
        var dependents = DependentFinder.Find(schema, columns, options.Definitions);
        var changing = columns.Select(column => column.RelationOid).ToHashSet();
        _carried = [.. dependents.Objects.Where(dependent => dependent.Address.Catalog == CatalogOids.Function)
            .SelectMany(dependent => schema.Functions.Where(function => function.Oid == dependent.Address.Oid)).Select(function => SqlText.Identifier(function.Name.Name))];
        var checks = schema.Constraints.Where(constraint => constraint.Kind is ConstraintKind.Check or ConstraintKind.Exclusion && constraint.IsLocal
            && constraint.Columns.Any(number => number == 0 || columns.Contains(new(constraint.RelationOid, number)))).ToList();
        // What reads a changing column, or whole rows with one in them.
        var reading = schema.Dependencies.Where(dependency => dependency.Referenced.Catalog == CatalogOids.Relation && changing.Contains(dependency.Referenced.Oid)
            && (dependency.Referenced.SubId == 0 || columns.Contains(new(dependency.Referenced.Oid, dependency.Referenced.SubId)))).ToList();
        var readingIndexes = reading.Where(dependency => dependency.Dependent.Catalog == CatalogOids.Relation).Select(dependency => dependency.Dependent.Oid).ToHashSet();
        var indexes = schema.Indexes.Where(index => index.ConstraintOid == 0 && index.ParentOid == 0 && changing.Contains(index.RelationOid)
            && readingIndexes.Contains(index.Oid) && !(index.IsPlain && OrdinaryColumns().IsMatch(index.Definition))).ToList();
        var statistics = schema.Statistics.Where(one => changing.Contains(one.RelationOid) && one.Definition.Contains('(', StringComparison.Ordinal)).ToList();
        var functions = schema.Functions.Where(function => CanTry(function, changing.Select(schema.Relation)) && MentionsTable(function, changing)).ToList();
        if (dependents.Objects.IsEmpty && checks.Count == 0 && indexes.Count == 0 && statistics.Count == 0 && functions.Count == 0)
            return ([], null);

        await using (var may = new NpgsqlCommand("SELECT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMPORARY') AND NOT pg_catalog.pg_is_in_recovery() AND NOT pg_catalog.current_setting('transaction_read_only')::boolean", connection))
            if (await may.ExecuteScalarAsync(cancellation) is not true)
                return ([], "The role may not make temporary tables here.");

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync("SET LOCAL lock_timeout = '2s'", cancellation);
        await MakeReplacementsAsync(cancellation);
        var relations = changing.Concat(dependents.Objects.Where(dependent => dependent.Address.Catalog == CatalogOids.Relation).Select(dependent => dependent.Address.Oid))
            .Select(schema.FindRelation).OfType<Relation>().ToList();
        // Temporary twins have no schema to tell them apart, so schemas that share a table's name have their turns.
        var spaces = schema.Namespaces.Select(space => space.Name).ToList();
        var shared = relations.GroupBy(relation => relation.Name.Name).Any(group => group.Count() > 1);
        foreach (var turn in shared ? spaces : [null!])
        {
            await ExecuteAsync("SAVEPOINT turn", cancellation);
            bool IsDue(uint relationOid) => turn is null || schema.FindRelation(relationOid)?.Name.Schema == turn;
            // Every schema is on the path, so definitions are written without it; a name that is in two schemas keeps it and is not found in the twins.
            await ExecuteAsync($"SET LOCAL search_path = {string.Join(", ", spaces.OrderBy(space => space != turn).Select(SqlText.Identifier).DefaultIfEmpty("pg_catalog"))}", cancellation);
            // All definitions are read before there are twins: a name that a twin hides would be written with its schema and miss it.
            var trials = new List<(string Name, string Sql)>();
            foreach (var check in checks.Where(check => IsDue(check.RelationOid) && !options.Definitions.ContainsKey(_names.Of(check))))
                trials.Add((_names.Of(check), $"ALTER TABLE pg_temp.{Local(check.RelationOid)} ADD CONSTRAINT {SqlText.Identifier(check.Name)} {await ScalarAsync($"SELECT pg_catalog.pg_get_constraintdef({check.Oid}::oid)", cancellation)}"));
            foreach (var index in indexes.Where(index => IsDue(index.RelationOid) && !options.Definitions.ContainsKey(_names.Of(index))))
                trials.Add((_names.Of(index), await IndexAsync(index, cancellation)));
            foreach (var one in statistics.Where(one => IsDue(one.RelationOid)))
                trials.Add(($"statistics {one.Name}", (await ScalarAsync($"SELECT pg_catalog.pg_get_statisticsobjdef({one.Oid}::oid)", cancellation))!.Replace($"{one.Name} ", "pg_temp.probe ", StringComparison.Ordinal)));
            foreach (var dependent in dependents.Objects)
                if (await DependentAsync(dependent, changing, IsDue, cancellation) is { } trial)
                    trials.Add(trial);
            foreach (var view in relations.Where(relation => relation.Kind == RelationKind.View && IsDue(relation.Oid)))
                foreach (var column in view.Columns.Where(column => column.Default is not null))
                    trials.Add((_names.Of(view), $"ALTER VIEW pg_temp.{SqlText.Identifier(view.Name.Name)} ALTER COLUMN {SqlText.Identifier(column.Name)} SET DEFAULT {column.Default}"));
            foreach (var function in functions.Where(function => turn is null || function.Name.Schema == turn))
                if (await FunctionAsync(function, changing, cancellation) is { } trial)
                    trials.Add(trial);
            // What still speaks of a table by its schema would meet the real one, with its integers.
            if (shared)
                trials.RemoveAll(trial => relations.Any(relation => trial.Sql.Contains(relation.ToString(), StringComparison.Ordinal)));

            var needed = checks.Select(check => check.RelationOid).Concat(indexes.Select(index => index.RelationOid)).Concat(statistics.Select(one => one.RelationOid))
                // A function's text may speak of any table; of everything else it is known.
                .Concat(functions.Count > 0 ? changing : reading.Where(dependency => dependency.Dependent.Catalog != CatalogOids.Relation).Select(dependency => dependency.Referenced.Oid))
                .Concat(OwnTables(dependents).Where(changing.Contains)).Distinct();
            foreach (var relation in needed.Select(schema.Relation).Where(relation => relation.IsTableOrPartitioned).OrderBy(relation => relation.Name.Schema != turn).ThenBy(relation => relation.Name))
                await MakeTwinAsync(relation, columns, cancellation);
            foreach (var (name, sql) in trials)
                await TryAsync(name, sql, cancellation);
            await ExecuteAsync("ROLLBACK TO SAVEPOINT turn", cancellation);
        }

        await transaction.RollbackAsync(cancellation);
        return ([.. _failed], null);
    }

    /// <summary>The configured functions, so that what calls them is tried with them. Their own text is the user's word.</summary>
    private async Task MakeReplacementsAsync(CancellationToken cancellation)
    {
        await ExecuteAsync("SET LOCAL check_function_bodies = off", cancellation);
        foreach (var (_, definition) in options.Definitions.Where(pair => pair.Key.StartsWith("function ", StringComparison.Ordinal)))
            await AttemptAsync(CreateRoutine().Replace(definition, "CREATE OR REPLACE "), cancellation);
        await ExecuteAsync("SET LOCAL check_function_bodies = on", cancellation);
    }

    private async Task MakeTwinAsync(Relation relation, HashSet<KeyColumn> columns, CancellationToken cancellation)
    {
        var definitions = relation.Columns.Select(column =>
            $"{SqlText.Identifier(column.Name)} {(columns.Contains(new(relation.Oid, column.Number)) ? column.ElementTypeOid != 0 ? "uuid[]" : "uuid" : column.Type)}{(column.Collation is null ? "" : $" COLLATE {column.Collation}")}");
        // A view may group by the primary key alone, which counts only where it is declared.
        var key = schema.ConstraintsOf(relation.Oid).FirstOrDefault(constraint => constraint.Kind == ConstraintKind.PrimaryKey);
        await ExecuteAsync($"CREATE TEMPORARY TABLE IF NOT EXISTS {Local(relation.Oid)} ({string.Join(", ", key is null ? definitions : definitions.Append(key.Definition))})", cancellation);
    }

    private async Task<(string Name, string Sql)?> DependentAsync(DependentObject dependent, HashSet<uint> changing, Func<uint, bool> isDue, CancellationToken cancellation)
    {
        var address = dependent.Address;
        switch (address.Catalog)
        {
            case CatalogOids.Relation when schema.FindRelation(address.Oid) is { Definition: not null } view && isDue(view.Oid):
                var query = options.Definitions.GetValueOrDefault(_names.Of(view)) ?? await ScalarAsync($"SELECT pg_catalog.pg_get_viewdef({view.Oid}::oid)", cancellation);
                // A materialized view cannot be temporary; its query is what is tried.
                return (_names.Of(view), $"CREATE TEMPORARY VIEW {SqlText.Identifier(view.Name.Name)} AS {query!.Trim().TrimEnd(';')}");
            case CatalogOids.Policy when schema.Policies.FirstOrDefault(policy => policy.Oid == address.Oid) is { } policy
                && !options.Definitions.ContainsKey(_names.Of(policy)) && changing.Contains(policy.RelationOid) && isDue(policy.RelationOid):
                var expressions = await ScalarAsync(
                    $"SELECT pg_catalog.concat(' USING (' || pg_catalog.pg_get_expr(polqual, polrelid) || ')', ' WITH CHECK (' || pg_catalog.pg_get_expr(polwithcheck, polrelid) || ')') FROM pg_catalog.pg_policy WHERE oid = {policy.Oid}", cancellation);
                return (_names.Of(policy), $"CREATE POLICY {SqlText.Identifier(policy.Name)} ON pg_temp.{Local(policy.RelationOid)} FOR {policy.Command}{expressions}");
            // Written without a schema, the table's name means the twin.
            case CatalogOids.Trigger when schema.Triggers.FirstOrDefault(trigger => trigger.Oid == address.Oid) is { } trigger
                && !options.Definitions.ContainsKey(_names.Of(trigger)) && isDue(trigger.RelationOid):
                return (_names.Of(trigger), (await ScalarAsync($"SELECT pg_catalog.pg_get_triggerdef({trigger.Oid}::oid, true)", cancellation))!);
            case CatalogOids.Rule when schema.Rules.FirstOrDefault(rule => rule.Oid == address.Oid) is { } rule
                && !options.Definitions.ContainsKey(_names.Of(rule)) && isDue(rule.RelationOid):
                return (_names.Of(rule), (await ScalarAsync($"SELECT pg_catalog.pg_get_ruledef({rule.Oid}::oid, true)", cancellation))!);
            case CatalogOids.PublishedTable when schema.Publications.SelectMany(publication => publication.Tables).FirstOrDefault(table => table.Oid == address.Oid) is { Where: { } filter } table && isDue(table.RelationOid):
                return (dependent.Title, $"SELECT FROM pg_temp.{Local(table.RelationOid)} WHERE {filter}");
            case CatalogOids.Function when schema.Functions.FirstOrDefault(function => function.Oid == address.Oid) is { } function && function.HasParsedBody:
                return await FunctionAsync(function, changing, cancellation);
            default:
                return null;
        }
    }

    /// <summary>Makes the function anew as a temporary one: for SQL-language bodies PostgreSQL checks every query against the twins.</summary>
    private async Task<(string Name, string Sql)?> FunctionAsync(Function function, HashSet<uint> changing, CancellationToken cancellation)
    {
        var name = _names.Of(function);
        if (options.Definitions.ContainsKey(name))
            return null;
        var definition = (await ScalarAsync($"SELECT pg_catalog.pg_get_functiondef({function.Oid}::oid)", cancellation))!;
        var written = definition.IndexOf($"{function.Name}(", StringComparison.Ordinal);
        if (written < 0)
            return null;
        var rest = definition[(written + SqlText.Identifier(function.Name.Schema).Length + 1)..];
        // A body that is text names tables as its author did.
        if (!function.HasParsedBody)
            foreach (var table in changing.Select(schema.Relation))
                rest = Regex.Replace(rest, $"""(?<![\w"$.])"?{Regex.Escape(table.Name.Schema)}"?\s*\.\s*"?{Regex.Escape(table.Name.Name)}"?(?![\w"$])""", $"pg_temp.{SqlText.Identifier(table.Name.Name)}".Replace("$", "$$", StringComparison.Ordinal), RegexOptions.IgnoreCase);
        return (name, $"{definition[..written]}pg_temp.{rest}");
    }

    private async Task<string> IndexAsync(TableIndex index, CancellationToken cancellation)
    {
        var definition = (await ScalarAsync($"SELECT pg_catalog.pg_get_indexdef({index.Oid}::oid)", cancellation))!;
        // CREATE [UNIQUE] INDEX name ON [ONLY] table USING method (...): the method and what follows are kept.
        var method = definition.IndexOf(" USING ", StringComparison.Ordinal);
        return $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX ON pg_temp.{Local(index.RelationOid)}{definition[method..]}";
    }

    private async Task TryAsync(string name, string sql, CancellationToken cancellation)
    {
        // Only a complaint about types is a verdict: a twin may lack what the real table has.
        // And no name leads to a temporary function: what calls one that is carried cannot be tried.
        if (await AttemptAsync(sql, cancellation) is { } error && !TakesTwinsRow(error) && !_carried.Any(function => error.MessageText.Contains($"function {function}(", StringComparison.Ordinal)) && error.SqlState is PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.CannotCoerce
            or PostgresErrorCodes.InvalidTextRepresentation or PostgresErrorCodes.IndeterminateDatatype or PostgresErrorCodes.UndefinedObject
            or PostgresErrorCodes.InvalidFunctionDefinition)
            _failed.Add((name, error.MessageText));
    }

    /// <summary>Runs a statement as if nothing had happened where it fails.</summary>
    private async Task<PostgresException?> AttemptAsync(string sql, CancellationToken cancellation)
    {
        await ExecuteAsync("SAVEPOINT probe", cancellation);
        try
        {
            await ExecuteAsync(sql, cancellation);
            await ExecuteAsync("RELEASE SAVEPOINT probe", cancellation);
            return null;
        }
        catch (PostgresException error)
        {
            await ExecuteAsync("ROLLBACK TO SAVEPOINT probe", cancellation);
            return error;
        }
    }

    /// <summary>Whether a function's body can be tried: SQL text, and no whole row of a changing table among its arguments, which a twin's row is not.</summary>
    public static bool CanTry(Function function, IEnumerable<Relation> changing) =>
        function is { Language: "sql", HasParsedBody: false, Kind: 'f' or 'p' }
        && !changing.Any(relation => function.ArgumentTypes.Contains(relation.RowTypeOid));

    /// <summary>Whether a function was not found because it takes a whole row of the real table: the twin's row is of another type.</summary>
    private bool TakesTwinsRow(PostgresException error) =>
        error.SqlState == PostgresErrorCodes.UndefinedFunction && error.MessageText.StartsWith("function ", StringComparison.Ordinal)
        && selection.Classes.SelectMany(keyClass => keyClass.Columns).Any(column => Regex.IsMatch(error.MessageText, $@"[(, .]{Regex.Escape(Local(column.RelationOid))}[,)]"));

    /// <summary>The tables that carried policies, triggers and rules are on.</summary>
    private IEnumerable<uint> OwnTables(Dependents dependents)
    {
        var carried = dependents.Objects.Select(dependent => dependent.Address.Oid).ToHashSet();
        return schema.Policies.Where(policy => carried.Contains(policy.Oid)).Select(policy => policy.RelationOid)
            .Concat(schema.Triggers.Where(trigger => carried.Contains(trigger.Oid)).Select(trigger => trigger.RelationOid))
            .Concat(schema.Rules.Where(rule => carried.Contains(rule.Oid)).Select(rule => rule.RelationOid));
    }

    [GeneratedRegex(@"^\s*CREATE\s+(OR\s+REPLACE\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex CreateRoutine();

    private bool MentionsTable(Function function, HashSet<uint> changing) =>
        changing.Any(oid => function.Source.Contains(schema.Relation(oid).Name.Name, StringComparison.OrdinalIgnoreCase));

    private string Local(uint relationOid) => SqlText.Identifier(schema.Relation(relationOid).Name.Name);

    private async Task<string?> ScalarAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation) as string;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        // A batch of one is sent as it is; a command would be cut at the semicolons of BEGIN ATOMIC.
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A B-tree over nothing but columns, with the types' own operators: every type that can be a key has them.</summary>
    [GeneratedRegex(@" USING btree \(\w+( DESC)?( NULLS (FIRST|LAST))?(, \w+( DESC)?( NULLS (FIRST|LAST))?)*\)")]
    private static partial Regex OrdinaryColumns();
}
