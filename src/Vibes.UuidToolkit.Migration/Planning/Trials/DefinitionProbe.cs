using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Npgsql;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>
/// Tries every definition that stands on a key against uuids, before anything is planned to run: PostgreSQL itself says
/// whether <c>CHECK (id &gt; 0)</c>, a view or a function still works. What fails is tried with the integers as well: only what
/// works for them fails because of the uuids. All of it in a transaction that is rolled back.
/// </summary>
internal sealed partial class DefinitionProbe(NpgsqlConnection connection, Schema schema, MigrationOptions options, KeySelection selection)
{
    private readonly TrialRun _run = new(connection);

    /// <summary>Tries all definitions.</summary>
    public async Task<ProbeResult> RunAsync(CancellationToken cancellation)
    {
        var columns = selection.Columns.ToHashSet();
        var reader = new TrialReader(schema, options, columns);
        if (columns.Count == 0 || reader.IsEmpty)
            return new([], []);
        await using (var may = new NpgsqlCommand("SELECT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMPORARY') AND NOT pg_catalog.pg_is_in_recovery() AND NOT pg_catalog.current_setting('transaction_read_only')::boolean", connection))
            if (await may.ExecuteScalarAsync(cancellation) is not true)
                return new([], []) { NotProbed = "The role may not make temporary tables here." };

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await _run.ExecuteAsync("SET LOCAL lock_timeout = '2s'", cancellation);
        await MakeReplacementsAsync(cancellation);
        // Temporary twins have no schema to tell them apart, so schemas that share a table's name have their turns.
        var spaces = schema.Namespaces.Select(space => space.Name).ToList();
        var shared = reader.Relations.GroupBy(relation => relation.Name.Name).Any(group => group.Count() > 1);
        var (failed, untried) = (ImmutableArray.CreateBuilder<FailedDefinition>(), ImmutableArray.CreateBuilder<string>());
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
            var result = await TryAsync(trials, tables, columns, cancellation);
            failed.AddRange(result.Failed);
            untried.AddRange(result.Untried);
            await _run.ExecuteAsync("ROLLBACK TO SAVEPOINT turn", cancellation);
        }

        await transaction.RollbackAsync(cancellation);
        return new(failed.ToImmutable(), untried.ToImmutable());
    }

    private async Task<ProbeResult> TryAsync(List<Trial> trials, List<Relation> tables, HashSet<KeyColumn> columns, CancellationToken cancellation)
    {
        var changing = columns.Select(column => column.RelationOid).ToHashSet();
        var kept = new KeptColumns(selection.KeptIds);
        var twins = new TemporaryTwins(schema, [.. tables.Where(table => changing.Contains(table.Oid))], trials, kept);
        await _run.ExecuteAsync(["SAVEPOINT twins", .. twins.Create(columns.Contains, withOldIds: true)], cancellation);
        var (suspects, skipped) = await _run.TryAsync(trials, cancellation);
        await _run.ExecuteAsync("ROLLBACK TO SAVEPOINT twins", cancellation);
        if (suspects.Count == 0)
            return new([], []);

        // A definition may compare a key with a column of a table that does not change; now all of them have a twin.
        twins = new(schema, [.. tables], trials, kept);
        await _run.ExecuteAsync(twins.Create(_ => false, withOldIds: false), cancellation);
        var (failing, hidden) = await _run.TryAsync(trials, cancellation);
        await _run.ExecuteAsync("ROLLBACK TO SAVEPOINT twins", cancellation);
        var guilty = suspects.Where(suspect => !failing.ContainsKey(suspect.Key) && !hidden.Contains(suspect.Key)
            && !(suspect.Value.SqlState == PostgresErrorCodes.InvalidFunctionDefinition && GivesRows(suspect.Key, changing))).ToList();
        var analysis = new FailureAnalysis(_run, schema, selection, trials, twins, tables);
        return new(
            await analysis.RunAsync(guilty, cancellation),
            [.. suspects.Keys.Except(guilty.Select(pair => pair.Key)).Concat(skipped).Select(trial => trial.Object)]);
    }

    /// <summary>Whether a function gives back whole rows of a changing table: what it calls gives those of the real table, with integers, not of the twin.</summary>
    private bool GivesRows(Trial trial, HashSet<uint> changing) =>
        trial.Function is { } function && changing.Any(oid => schema.Relation(oid).RowTypeOid == function.ReturnType);

    /// <summary>The configured functions, so that what calls them is tried with them.</summary>
    private async Task MakeReplacementsAsync(CancellationToken cancellation)
    {
        await _run.ExecuteAsync("SET LOCAL check_function_bodies = off", cancellation);
        foreach (var (_, definition) in options.Definitions.Where(pair => pair.Key.StartsWith("function ", StringComparison.Ordinal)))
            await _run.AttemptAsync([CreateRoutine().Replace(definition, "CREATE OR REPLACE ")], cancellation);
        await _run.ExecuteAsync("SET LOCAL check_function_bodies = on", cancellation);
    }

    [GeneratedRegex(@"^\s*CREATE\s+(OR\s+REPLACE\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex CreateRoutine();
}
