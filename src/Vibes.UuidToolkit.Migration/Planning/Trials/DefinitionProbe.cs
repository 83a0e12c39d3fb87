using System.Collections.Immutable;
using Npgsql;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>
/// Tries every definition that stands on a key against uuids, before anything is planned to run: PostgreSQL itself says
/// whether <c>CHECK (id &gt; 0)</c>, a view or a function still works. What fails is tried with the integers as well: only what
/// works for them fails because of the uuids. All of it in a transaction that is rolled back.
/// </summary>
internal sealed class DefinitionProbe(NpgsqlConnection connection, Schema schema, MigrationOptions options, KeySelection selection)
{
    // Nobody knows the ids' uuids yet; for trying, any will do.
    private readonly MigrationOptions _options = options with { Definitions = options.Definitions.ToImmutableDictionary(pair => pair.Key, pair => IdConstant.Replace(pair.Value, _ => PlaceMapping.StandIn)) };
    private readonly TrialRun _run = new(connection);
    private readonly FunctionReplacements _replacements = new(schema);

    /// <summary>Tries all definitions.</summary>
    public async Task<ProbeResult> RunAsync(CancellationToken cancellation)
    {
        var columns = selection.Columns.ToHashSet();
        var reader = new TrialReader(schema, _options, columns);
        if (columns.Count == 0 || (reader.IsEmpty && columns.All(column => schema.Relation(column.RelationOid).Column(column.Number).Default is null)))
            return new([], []);
        await using (var may = new NpgsqlCommand("SELECT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMPORARY') AND NOT pg_catalog.pg_is_in_recovery() AND NOT pg_catalog.current_setting('transaction_read_only')::boolean", connection))
            if (await may.ExecuteScalarAsync(cancellation) is not true)
                return new([], []) { NotProbed = "The role may not make temporary tables here." };

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await _run.ExecuteAsync("SET LOCAL lock_timeout = '2s'", cancellation);
        var inPlace = await MakeReplacementsAsync(cancellation);
        var defaults = await new DefaultTrials(_run, schema, selection, options.Definitions, _replacements, inPlace).RunAsync(cancellation);
        // Temporary twins have no schema to tell them apart, so schemas that share a table's name have their turns.
        var spaces = schema.Namespaces.Select(space => space.Name).ToList();
        var shared = reader.HasSharedNames;
        var (failed, untried, skipped) = (ImmutableArray.CreateBuilder<FailedDefinition>(), ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        var texts = ImmutableArray.CreateBuilder<(string, string, string)>();
        foreach (var turn in shared ? spaces : [null!])
        {
            await _run.ExecuteAsync(
                ["SAVEPOINT turn", $"SET LOCAL search_path = {string.Join(", ", spaces.OrderBy(space => space != turn).Select(SqlText.Identifier).DefaultIfEmpty("pg_catalog"))}"], cancellation);
            var trials = await reader.ReadAsync(connection, turn, cancellation);
            // What still speaks of a table by its schema would meet the real one, with its integers.
            if (shared)
                trials.RemoveAll(trial => reader.Relations.Any(relation => trial.Sql.Contains(relation.ToString(), StringComparison.Ordinal)));
            var tables = schema.Relations.Where(relation => relation.IsTableOrPartitioned && trials.Any(trial => trial.Mentions(relation.Name.Name)))
                .OrderBy(relation => relation.Name.Schema != turn).ThenBy(relation => relation.Name).ToList();
            var result = await TryAsync(trials, tables, columns, inPlace, turn, cancellation);
            failed.AddRange(result.Failed);
            untried.AddRange(result.Untried);
            skipped.AddRange(result.Skipped);
            texts.AddRange(result.ComparedTexts);
            await _run.ExecuteAsync("ROLLBACK TO SAVEPOINT turn", cancellation);
        }

        await transaction.RollbackAsync(cancellation);
        return new(failed.ToImmutable(), untried.ToImmutable()) { WorkingDefaults = defaults.Working, FailedDefaults = defaults.Failed, Skipped = skipped.ToImmutable(), ComparedTexts = [.. texts.Distinct()] };
    }

    private async Task<ProbeResult> TryAsync(List<Trial> trials, List<Relation> tables, HashSet<KeyColumn> columns, IReadOnlyList<string> inPlace, string? turn, CancellationToken cancellation)
    {
        var changing = columns.Select(column => column.RelationOid).ToHashSet();
        var kept = new KeptColumns(selection.KeptIds);
        var twins = new TemporaryTwins(schema, [.. tables.Where(table => changing.Contains(table.Oid))], trials, kept);
        await _run.ExecuteAsync(["SAVEPOINT twins", .. twins.Create(columns.Contains, withOldIds: true), .. inPlace], cancellation);
        var (suspects, skipped) = await _run.TryAsync(trials, onIntegers: false, cancellation);
        await _run.ExecuteAsync("ROLLBACK TO SAVEPOINT twins", cancellation);
        ImmutableArray<(string, string, string)> texts = [.. trials.Where(IsOfTurn).SelectMany(trial => TextsOf(trial, columns), (trial, found) => (trial.Object, found.Id, found.With))];
        if (suspects.Count == 0)
            return new([], []) { ComparedTexts = texts };

        // A definition may compare a key with a column of a table that does not change; now all of them have a twin.
        twins = new(schema, [.. tables], trials, kept);
        await _run.ExecuteAsync(twins.Create(_ => false, withOldIds: false), cancellation);
        var (failing, hidden) = await _run.TryAsync(trials, onIntegers: true, cancellation);
        await _run.ExecuteAsync("ROLLBACK TO SAVEPOINT twins", cancellation);
        var guilty = suspects.Where(suspect => !failing.ContainsKey(suspect.Key) && !hidden.Contains(suspect.Key)
            && !suspect.Key.Accepts(suspect.Value) && IsOfTurn(suspect.Key)).ToList();
        var analysis = new FailureAnalysis(_run, schema, selection, trials, twins, tables, _replacements, inPlace);
        return new(
            await analysis.RunAsync(guilty, cancellation),
            [.. suspects.Keys.Except(guilty.Select(pair => pair.Key)).Concat(skipped).Where(IsOfTurn).Select(trial => trial.Object)])
        { Skipped = [.. skipped.Where(IsOfTurn).Select(trial => trial.Object)], ComparedTexts = texts };

        // What came along from another schema has its own turn.
        bool IsOfTurn(Trial trial) => turn is null || trial.View is null || trial.View.Name.Schema == turn;
    }

    /// <summary>Where a definition compares the text of an id. A name that is no table's is one that the definition gives to some table.</summary>
    private IEnumerable<(string Id, string With)> TextsOf(Trial trial, HashSet<KeyColumn> columns) => new ComparedTexts(new(trial.Sql), (table, name) =>
        columns.Select(column => (Table: schema.Relation(column.RelationOid), Column: column)).Where(one => one.Table.Column(one.Column.Number).Name == name && trial.Mentions(one.Table.Name.Name))
            .Any(one => one.Table.Name.Name == table || !schema.Relations.Any(other => other.IsTableOrPartitioned && other.Name.Name == table))).Find();

    /// <summary>The configured functions, so that what calls them is tried with them.</summary>
    /// <returns>The statements that put those in place that cannot stand beside what they replace; they work on uuids alone.</returns>
    private async Task<IReadOnlyList<string>> MakeReplacementsAsync(CancellationToken cancellation)
    {
        var inPlace = new List<string>();
        foreach (var (name, definition) in _options.Definitions.Where(pair => pair.Key.StartsWith("function ", StringComparison.Ordinal)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            if (await _run.AttemptAsync(FunctionReplacements.Beside(definition), cancellation) is not null
                && _replacements.InPlace(name, definition) is var statements && await _run.RehearseAsync(statements, cancellation) is null)
                inPlace.AddRange(statements);
        return inPlace;
    }
}
