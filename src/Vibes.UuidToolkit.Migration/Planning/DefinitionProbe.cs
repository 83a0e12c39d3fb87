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
        var checks = schema.Constraints.Where(constraint => constraint.Kind is ConstraintKind.Check or ConstraintKind.Exclusion && constraint.IsLocal
            && constraint.Columns.Any(number => number == 0 || columns.Contains(new(constraint.RelationOid, number)))).ToList();
        // What reads a changing column, or whole rows with one in them.
        var reading = schema.Dependencies.Where(dependency => dependency.Referenced.Catalog == CatalogOids.Relation && changing.Contains(dependency.Referenced.Oid)
            && (dependency.Referenced.SubId == 0 || columns.Contains(new(dependency.Referenced.Oid, dependency.Referenced.SubId)))).ToList();
        var readingIndexes = reading.Where(dependency => dependency.Dependent.Catalog == CatalogOids.Relation).Select(dependency => dependency.Dependent.Oid).ToHashSet();
        var indexes = schema.Indexes.Where(index => index.ConstraintOid == 0 && index.ParentOid == 0 && changing.Contains(index.RelationOid)
            && readingIndexes.Contains(index.Oid) && !(index.IsPlain && OrdinaryColumns().IsMatch(index.Definition))).ToList();
        var functions = schema.Functions.Where(function => CanTry(function, changing.Select(schema.Relation)) && MentionsTable(function, changing)).ToList();
        if (dependents.Objects.IsEmpty && checks.Count == 0 && indexes.Count == 0 && functions.Count == 0)
            return ([], null);

        await using (var may = new NpgsqlCommand("SELECT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMPORARY') AND NOT pg_catalog.pg_is_in_recovery() AND NOT pg_catalog.current_setting('transaction_read_only')::boolean", connection))
            if (await may.ExecuteScalarAsync(cancellation) is not true)
                return ([], "The role may not make temporary tables here.");

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Every schema is on the path, so definitions are written without it; a name that is in two schemas keeps it and is not found in the twins.
        await ExecuteAsync($"SET LOCAL search_path = {string.Join(", ", schema.Namespaces.Select(space => SqlText.Identifier(space.Name)).DefaultIfEmpty("pg_catalog"))}", cancellation);
        await ExecuteAsync("SET LOCAL lock_timeout = '2s'", cancellation);
        // All definitions are read before there are twins: a name that a twin hides would be written with its schema and miss it.
        var trials = new List<(string Name, string Sql)>();
        foreach (var check in checks.Where(check => !options.Definitions.ContainsKey(_names.Of(check))))
            trials.Add((_names.Of(check), $"ALTER TABLE pg_temp.{Local(check.RelationOid)} ADD CONSTRAINT {SqlText.Identifier(check.Name)} {await ScalarAsync($"SELECT pg_catalog.pg_get_constraintdef({check.Oid}::oid)", cancellation)}"));
        foreach (var index in indexes.Where(index => !options.Definitions.ContainsKey(_names.Of(index))))
            trials.Add((_names.Of(index), await IndexAsync(index, cancellation)));
        foreach (var dependent in dependents.Objects)
            if (await DependentAsync(dependent.Address, changing, cancellation) is { } trial)
                trials.Add(trial);
        foreach (var function in functions)
            if (await FunctionAsync(function, cancellation) is { } trial)
                trials.Add(trial);

        var needed = checks.Select(check => check.RelationOid).Concat(indexes.Select(index => index.RelationOid))
            // A function's text may speak of any table; of the others it is known.
            .Concat(functions.Count > 0 ? changing : reading.Where(dependency => dependency.Dependent.Catalog is CatalogOids.Rule or CatalogOids.Function or CatalogOids.Policy)
                .Select(dependency => dependency.Referenced.Oid))
            .Concat(schema.Policies.Where(policy => changing.Contains(policy.RelationOid) && dependents.Objects.Any(dependent => dependent.Address == new ObjectAddress(CatalogOids.Policy, policy.Oid)))
                .Select(policy => policy.RelationOid)).Distinct();
        foreach (var relation in needed.Select(schema.Relation).Where(relation => relation.IsTableOrPartitioned).OrderBy(relation => relation.Name))
            await MakeTwinAsync(relation, columns, cancellation);
        foreach (var (name, sql) in trials)
            await TryAsync(name, sql, cancellation);
        await transaction.RollbackAsync(cancellation);
        return ([.. _failed], null);
    }

    private async Task MakeTwinAsync(Relation relation, HashSet<KeyColumn> columns, CancellationToken cancellation)
    {
        var definitions = relation.Columns.Select(column =>
            $"{SqlText.Identifier(column.Name)} {(columns.Contains(new(relation.Oid, column.Number)) ? column.ElementTypeOid != 0 ? "uuid[]" : "uuid" : column.Type)}{(column.Collation is null ? "" : $" COLLATE {column.Collation}")}");
        // A view may group by the primary key alone, which counts only where it is declared.
        var key = schema.ConstraintsOf(relation.Oid).FirstOrDefault(constraint => constraint.Kind == ConstraintKind.PrimaryKey);
        await ExecuteAsync($"CREATE TEMPORARY TABLE IF NOT EXISTS {Local(relation.Oid)} ({string.Join(", ", key is null ? definitions : definitions.Append(key.Definition))})", cancellation);
    }

    private async Task<(string Name, string Sql)?> DependentAsync(ObjectAddress address, HashSet<uint> changing, CancellationToken cancellation)
    {
        switch (address.Catalog)
        {
            case CatalogOids.Relation when schema.FindRelation(address.Oid) is { Definition: not null } view:
                var query = options.Definitions.GetValueOrDefault(_names.Of(view)) ?? await ScalarAsync($"SELECT pg_catalog.pg_get_viewdef({view.Oid}::oid)", cancellation);
                // A materialized view cannot be temporary; its query is what is tried.
                return (_names.Of(view), $"CREATE TEMPORARY VIEW {SqlText.Identifier(view.Name.Name)} AS {query!.Trim().TrimEnd(';')}");
            case CatalogOids.Policy when schema.Policies.FirstOrDefault(policy => policy.Oid == address.Oid) is { } policy
                && !options.Definitions.ContainsKey(_names.Of(policy)) && changing.Contains(policy.RelationOid):
                var expressions = await ScalarAsync(
                    $"SELECT pg_catalog.concat(' USING (' || pg_catalog.pg_get_expr(polqual, polrelid) || ')', ' WITH CHECK (' || pg_catalog.pg_get_expr(polwithcheck, polrelid) || ')') FROM pg_catalog.pg_policy WHERE oid = {policy.Oid}", cancellation);
                return (_names.Of(policy), $"CREATE POLICY {SqlText.Identifier(policy.Name)} ON pg_temp.{Local(policy.RelationOid)} FOR {policy.Command}{expressions}");
            case CatalogOids.Function when schema.Functions.FirstOrDefault(function => function.Oid == address.Oid) is { } function:
                return await FunctionAsync(function, cancellation);
            default:
                return null;
        }
    }

    /// <summary>Makes the function anew as a temporary one: for SQL-language bodies PostgreSQL checks every query against the twins.</summary>
    private async Task<(string Name, string Sql)?> FunctionAsync(Function function, CancellationToken cancellation)
    {
        var name = _names.Of(function);
        if (options.Definitions.ContainsKey(name))
            return null;
        var definition = (await ScalarAsync($"SELECT pg_catalog.pg_get_functiondef({function.Oid}::oid)", cancellation))!;
        var written = definition.IndexOf($"{function.Name}(", StringComparison.Ordinal);
        return written < 0 ? null
            : (name, string.Concat(definition.AsSpan(0, written), "pg_temp.", definition.AsSpan(written + SqlText.Identifier(function.Name.Schema).Length + 1)));
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
        await ExecuteAsync("SAVEPOINT probe", cancellation);
        try
        {
            await ExecuteAsync(sql, cancellation);
            await ExecuteAsync("RELEASE SAVEPOINT probe", cancellation);
        }
        catch (PostgresException error)
        {
            await ExecuteAsync("ROLLBACK TO SAVEPOINT probe", cancellation);
            // Only a complaint about types is a verdict: a twin may lack what the real table has.
            if (error.SqlState is PostgresErrorCodes.UndefinedFunction && TakesTwinsRow(error.MessageText))
                return;
            if (error.SqlState is PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.CannotCoerce
                or PostgresErrorCodes.InvalidTextRepresentation or PostgresErrorCodes.IndeterminateDatatype or PostgresErrorCodes.UndefinedObject
                or PostgresErrorCodes.InvalidFunctionDefinition)
                _failed.Add((name, error.MessageText));
        }
    }

    /// <summary>Whether a function's body can be tried: SQL text, and no whole row of a changing table among its arguments, which a twin's row is not.</summary>
    public static bool CanTry(Function function, IEnumerable<Relation> changing) =>
        function is { Language: "sql", HasParsedBody: false, Kind: 'f' or 'p' }
        && !changing.Any(relation => function.ArgumentTypes.Contains(relation.RowTypeOid));

    /// <summary>Whether a function was not found because it takes a whole row of the real table: the twin's row is of another type.</summary>
    private bool TakesTwinsRow(string message) =>
        message.StartsWith("function ", StringComparison.Ordinal)
        && selection.Classes.SelectMany(keyClass => keyClass.Columns).Any(column => Regex.IsMatch(message, $@"[(, .]{Regex.Escape(Local(column.RelationOid))}[,)]"));

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
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A B-tree over nothing but columns, with the types' own operators: every type that can be a key has them.</summary>
    [GeneratedRegex(@" USING btree \(\w+( DESC)?( NULLS (FIRST|LAST))?(, \w+( DESC)?( NULLS (FIRST|LAST))?)*\)")]
    private static partial Regex OrdinaryColumns();
}
