using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Fingerprints;
using Vibes.UuidToolkit.Verification.Identifiers;

namespace Vibes.UuidToolkit.Verification.Snapshots;

/// <summary>Has the server write configured definitions as it would of the real object: of a temporary one that is like it.</summary>
/// <param name="connection">A connection with a transaction that may write, and the pinned session settings.</param>
/// <param name="schema">The schema as it is.</param>
internal sealed partial class DefinitionReader(NpgsqlConnection connection, Schema schema)
{
    /// <summary>How the line begins that says why a definition cannot be made.</summary>
    public const string Fails = "fails: ";

    private static readonly string[] Back = ["ROLLBACK TO SAVEPOINT definition", "RELEASE SAVEPOINT definition"];

    private readonly ObjectName _names = new(schema);
    private readonly Dictionary<IdConstant, string> _standIns = [];
    private readonly Dictionary<IdConstant, string> _found = [];

    /// <summary>The lines that the snapshot of the schema would have of the object, without its owner, grants, comments and marks.</summary>
    /// <param name="name">Its name in the words of the configuration.</param>
    /// <param name="definition">Its definition.</param>
    /// <param name="cancellation">Cancels the read.</param>
    public async Task<IEnumerable<string>> ReadAsync(string name, string definition, CancellationToken cancellation)
    {
        if (Find(name, IdConstant.Replace(definition, StandIn)) is not { } twin)
            return [Fails + "It is not there, or the definition is not written with its schema."];
        try
        {
            await ExecuteAsync(["SAVEPOINT definition", .. twin.Statements], cancellation);
            var (made, present) = await twin.ReadAsync(cancellation);
            var lines = Lines(made);
            Recognize(IdConstant.In(definition), lines, present is null ? [] : Lines(present));
            return lines.Select(line => _standIns.Aggregate(line, (text, pair) => text.Replace(pair.Value, pair.Key.ToString(), StringComparison.Ordinal)));
        }
        catch (PostgresException error)
        {
            return [Fails + error.MessageText.ReplaceLineEndings(" ")];
        }
        finally
        {
            await ExecuteAsync(Back, cancellation);
        }
    }

    /// <summary>Which row an id is of: seen without its ids, the same before and after a migration.</summary>
    public async Task<IEnumerable<string>> ReadAsync(IdConstant constant, KeyConfiguration keys, CancellationToken cancellation)
    {
        if (new ColumnNames(schema).Key(constant.Key) is not var (relation, column))
            throw new DiagnosticException(Descriptors.UnknownName.At("\"definitions\"", $"The database {schema.DatabaseName} has no '{constant.Key}'."));
        var id = column.IsUuid ? _found.GetValueOrDefault(constant) : constant.Id.ToString(CultureInfo.InvariantCulture);
        if (id is null)
            return [];
        var row = await ScalarAsync($"SELECT {RowHash.Of(IdColumns.Of(schema, keys).Own(relation))}::text FROM {RowHash.From(relation)} WHERE t.{SqlText.Identifier(column.Name)} = {SqlText.Literal(id)} LIMIT 1", cancellation);
        return [.. column.IsUuid ? [$"uuid {id}"] : Array.Empty<string>(), row is null ? "no row" : $"row {row}"];
    }

    /// <summary>A uuid that stands in for an id's own.</summary>
    private string StandIn(IdConstant constant) =>
        _standIns.TryGetValue(constant, out var uuid) ? uuid : _standIns[constant] = string.Create(CultureInfo.InvariantCulture, $"ffffffff-ffff-8fff-bfff-{_standIns.Count:x12}");

    /// <summary>The uuids that the object has where the configuration has ids, if that is all in which they differ.</summary>
    private void Recognize(ImmutableArray<IdConstant> constants, IEnumerable<string> made, IEnumerable<string> present)
    {
        var pattern = Regex.Escape(string.Join('\n', made));
        foreach (var (i, constant) in constants.Index())
        {
            // The same id is the same uuid wherever it stands.
            var (standIn, first) = (Regex.Escape(_standIns[constant]), true);
            pattern = Regex.Replace(pattern, Regex.Escape(standIn), _ => first && !(first = false) ? $"(?<c{i}>[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})" : $@"\k<c{i}>");
        }

        if (constants.Length > 0 && Regex.Match(string.Join('\n', present), $"^{pattern}$", RegexOptions.CultureInvariant) is { Success: true } match)
            foreach (var (i, constant) in constants.Index())
                _found.TryAdd(constant, match.Groups[$"c{i}"].Value);
    }

    /// <summary>How the object of that name is made beside the real one, and read.</summary>
    private Twin? Find(string name, string definition)
    {
        if (name.StartsWith("function ", StringComparison.Ordinal))
            return Routine().Match(definition) is { Success: true, Groups: var routine }
                ? new(["SET LOCAL check_function_bodies = off", $"{routine["create"]}pg_temp.{definition[routine["create"].Length..][routine["space"].Length..]}"],
                    cancellation => FunctionAsync(Unquoted(routine["space"].Value.TrimEnd().TrimEnd('.').TrimEnd()), cancellation))
                : null;
        if (schema.Relations.FirstOrDefault(relation => relation.Definition is not null && _names.Of(relation) == name) is { } view)
            return new([$"CREATE TEMPORARY VIEW pg_temp.{Local(view)} AS {definition.Trim().TrimEnd(';')}"], cancellation => ViewAsync(view, cancellation));
        if (schema.Constraints.FirstOrDefault(one => one.Kind != ConstraintKind.ForeignKey && _names.Of(one) == name) is { } constraint)
            return Of(constraint.RelationOid, table => $"ALTER TABLE pg_temp.{Local(table)} ADD CONSTRAINT {SqlText.Identifier(constraint.Name)} {definition}",
                $"SELECT pg_catalog.pg_get_constraintdef(oid) FROM pg_catalog.pg_constraint WHERE conname = {SqlText.Literal(constraint.Name)} AND conrelid", constraint.Definition,
                (bare, text) => bare with { Constraints = [constraint with { Definition = text, Comment = null }] });
        if (schema.Indexes.FirstOrDefault(one => one.ConstraintOid == 0 && _names.Of(one) == name) is { } index)
            return Of(index.RelationOid, table => OnTwin(definition, table), "SELECT pg_catalog.pg_get_indexdef(indexrelid) FROM pg_catalog.pg_index WHERE indrelid", index.Definition,
                (bare, text) => bare with { Indexes = [index with { Definition = text, IsClustered = false, IsReplicaIdentity = false, IsValid = true, Tablespace = null, StatisticsTargets = [], Comment = null }] });
        if (schema.Triggers.FirstOrDefault(one => _names.Of(one) == name) is { } trigger)
            return Of(trigger.RelationOid, table => OnTwin(definition, table), "SELECT pg_catalog.pg_get_triggerdef(oid, false) FROM pg_catalog.pg_trigger WHERE tgrelid", trigger.Definition,
                (bare, text) => bare with { Triggers = [trigger with { Definition = text, Enabled = 'O', Comment = null }] });
        if (schema.Rules.FirstOrDefault(one => _names.Of(one) == name) is { } rule)
            return Of(rule.RelationOid, table => OnTwin(definition, table), "SELECT pg_catalog.pg_get_ruledef(oid) FROM pg_catalog.pg_rewrite WHERE rulename <> '_RETURN' AND ev_class", rule.Definition,
                (bare, text) => bare with { Rules = [rule with { Definition = text, Enabled = 'O', Comment = null }] });
        if (schema.Policies.FirstOrDefault(one => _names.Of(one) == name) is { } policy && schema.Relation(policy.RelationOid) is var owner)
            return new([Create(owner), OnTwin(definition, owner)], async cancellation =>
                (Bare(owner) with { Policies = [await PolicyAsync(policy, owner, cancellation)] }, Bare(owner) with { Policies = [policy with { Comment = null }] }));
        return schema.Relations.SelectMany(relation => relation.Columns, (relation, column) => (relation, column)).FirstOrDefault(pair => _names.Of(pair.relation, pair.column) == name) is { column: { } column, relation: var relation }
            ? Default(relation, column, definition.Trim())
            : null;
    }

    /// <summary>A part of a table or view, made on an empty one that is like it and of the same name.</summary>
    /// <param name="relationOid">The table or view.</param>
    /// <param name="statement">The statement that makes the part on the one that is like it.</param>
    /// <param name="query">The query for its definition, up to the condition for the table's OID.</param>
    /// <param name="present">The present definition.</param>
    /// <param name="with">The schema that has the part of such a definition and nothing else.</param>
    private Twin Of(uint relationOid, Func<Relation, string> statement, string query, string present, Func<Schema, string, Schema> with)
    {
        var relation = schema.Relation(relationOid);
        return new([Create(relation), statement(relation)], async cancellation =>
        {
            var written = (await ScalarAsync($"{query} = {Oid(relation)}", cancellation))!;
            // Of a partitioned table's index the server writes that it was made on the parent ONLY.
            var only = relation.Kind == RelationKind.PartitionedTable && query.Contains("indexdef", StringComparison.Ordinal) ? "ONLY " : "";
            return (with(Bare(relation), InPlace(written, relation.Name, only)), with(Bare(relation), present));
        });
    }

    private async Task<(Schema, Schema?)> ViewAsync(Relation view, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT pg_catalog.pg_get_viewdef({Oid(view)}), ARRAY(SELECT attname::text FROM pg_catalog.pg_attribute WHERE attrelid = {Oid(view)} AND attnum > 0 ORDER BY attnum)", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (Of(reader.GetString(0), reader.GetFieldValue<string[]>(1)), Of(view.Definition!, view.Columns.Select(column => column.Name)));

        Schema Of(string definition, IEnumerable<string> columns) => Bare(view with { Definition = definition }, columns.Select((name, i) => NewColumn(i + 1, name, "")));
    }

    private async Task<Policy> PolicyAsync(Policy policy, Relation table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT p.polpermissive, CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
                   ARRAY(SELECT r.rolname::text FROM pg_catalog.unnest(p.polroles) WITH ORDINALITY u(oid, position) JOIN pg_catalog.pg_roles r ON r.oid = u.oid ORDER BY u.position),
                   pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
            FROM pg_catalog.pg_policy p WHERE p.polrelid = {Oid(table)}
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return policy with
        {
            IsPermissive = reader.GetBoolean(0),
            Command = reader.GetString(1),
            Roles = [.. reader.GetFieldValue<string[]>(2)],
            Using = reader.IsDBNull(3) ? null : reader.GetString(3),
            WithCheck = reader.IsDBNull(4) ? null : reader.GetString(4),
            Comment = null,
        };
    }

    private Twin Default(Relation relation, Column column, string definition)
    {
        var type = column.ElementTypeOid != 0 ? "uuid[]" : "uuid";
        Schema With(string? value) => Bare(relation, [NewColumn(1, column.Name, type) with { Default = value }]);
        return new(
            definition.Length == 0 ? [] : [$"CREATE TEMPORARY TABLE pg_temp.{Local(relation)} (value {type} DEFAULT {definition})"],
            async cancellation => (
                With(definition.Length == 0 ? null : await ScalarAsync($"SELECT pg_catalog.pg_get_expr(adbin, adrelid) FROM pg_catalog.pg_attrdef WHERE adrelid = {Oid(relation)}", cancellation)),
                With(column.Default)));
    }

    private async Task<(Schema, Schema?)> FunctionAsync(string space, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT proname::text, pg_catalog.pg_get_function_identity_arguments(oid), prokind, pg_catalog.pg_get_functiondef(oid) FROM pg_catalog.pg_proc WHERE pronamespace = pg_catalog.pg_my_temp_schema() ORDER BY oid DESC LIMIT 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var name = new QualifiedName(space, reader.GetString(0));
        var made = new Function { Oid = 0, Name = name, Arguments = reader.GetString(1), Kind = reader.GetChar(2), Definition = InPlace(reader.GetString(3), name), Language = "", Source = "", Owner = "" };
        var present = schema.Functions.FirstOrDefault(function => function.Name == made.Name && function.Arguments == made.Arguments);
        return (With(made), present is null ? null : With(present));

        Schema With(Function function) => new() { ServerVersion = schema.ServerVersion, Functions = [function with { Owner = "", Acl = null, Comment = null }] };
    }

    /// <summary>The lines below a table or view, and of a function all but its owner.</summary>
    private static string[] Lines(Schema one)
    {
        var lines = SchemaText.Render(one).Split('\n')[1..^1];
        if (one.Relations.Length > 0)
            return [.. lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal) && !line.StartsWith("  owner ", StringComparison.Ordinal)).Select(line => line[2..])];
        return [lines[0][..lines[0].LastIndexOf(" owner ", StringComparison.Ordinal)], .. lines[1..]];
    }

    private Schema Bare(Relation relation, IEnumerable<Column>? columns = null) => new()
    {
        ServerVersion = schema.ServerVersion,
        Relations = [new() { Oid = relation.Oid, RowTypeOid = 0, Name = relation.Name, Kind = relation.Kind, Owner = "", Definition = columns is null ? null : relation.Definition, Columns = [.. columns ?? []] }],
    };

    private static Column NewColumn(int number, string name, string type) => new() { Number = (short)number, Name = name, Type = type, TypeOid = 0, BaseTypeOid = 0 };

    private static string Create(Relation relation) => relation.Kind == RelationKind.View
        ? $"CREATE TEMPORARY VIEW pg_temp.{Local(relation)} AS TABLE {relation}"
        : $"CREATE TEMPORARY TABLE pg_temp.{Local(relation)} (LIKE {relation})";

    /// <summary>A statement about a table or view as one about the twin. Nothing else is named before it behind ON or TO.</summary>
    private static string OnTwin(string statement, Relation relation)
    {
        static string Written(string name) => $"(?:{Regex.Escape(SqlText.Identifier(name))}|\"{Regex.Escape(name.Replace("\"", "\"\"", StringComparison.Ordinal))}\")";
        return new Regex($@"(?<=\b(?:ON|TO)\s+)(?:ONLY\s+)?{Written(relation.Name.Schema)}\s*\.\s*{Written(relation.Name.Name)}(?![\w$""])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
            .Replace(statement, _ => $"pg_temp.{Local(relation)}", 1);
    }

    private static string Local(Relation relation) => SqlText.Identifier(relation.Name.Name);

    private static string Oid(Relation relation) => $"{SqlText.Literal($"pg_temp.{Local(relation)}")}::pg_catalog.regclass";

    private static string Unquoted(string name) => name.StartsWith('"') ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : name.ToLowerInvariant();

    /// <summary>What the server wrote of the twin, under the real one's name.</summary>
    private static string InPlace(string written, QualifiedName name, string only = "") =>
        new Regex($@"\bpg_temp(?:_[0-9]+)?\.{Regex.Escape(SqlText.Identifier(name.Name))}(?![\w$""])", RegexOptions.CultureInvariant).Replace(written, _ => only + name, 1);

    private async Task<string?> ScalarAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation) as string;
    }

    private async Task ExecuteAsync(IEnumerable<string> statements, CancellationToken cancellation)
    {
        // Commands of a batch are sent as they are; a command alone would be cut at the semicolons of BEGIN ATOMIC.
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in statements)
            batch.BatchCommands.Add(new(sql));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>An object that is made beside the real one.</summary>
    /// <param name="Statements">What makes it.</param>
    /// <param name="ReadAsync">Reads a schema that has it and nothing else, under the real one's name, and the same of the real one; null where there is none.</param>
    private sealed record Twin(string[] Statements, Func<CancellationToken, Task<(Schema Made, Schema? Present)>> ReadAsync);

    [GeneratedRegex("""^(?<create>\s*CREATE\s+(?:OR\s+REPLACE\s+)?(?:FUNCTION|PROCEDURE)\s+)(?<space>(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)\s*\.\s*)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Routine();
}
