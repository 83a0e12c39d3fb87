using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Npgsql;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Rollback;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Fingerprints;

namespace Vibes.UuidToolkit.Migration.Running;

/// <summary>Carries out migrations and takes them back.</summary>
/// <param name="connectionString">The database.</param>
/// <param name="options">How the runs behave.</param>
/// <param name="journal">What the runs are written to.</param>
public sealed class Migrator(string connectionString, RunOptions options, Journal journal)
{
    /// <summary>For tests alone: called when all is done and nothing is verified yet, with the verification, to do the damage that it must see.</summary>
    internal Func<NpgsqlConnection, Func<Task>, Task>? Fault { get; init; }

    /// <summary>Migrates the database as planned.</summary>
    /// <param name="manifest">The plan.</param>
    /// <param name="key">The plan's mapping key.</param>
    /// <param name="cancellation">Cancels the run; it is rolled back.</param>
    /// <exception cref="DiagnosticException">Refused or failed; the database is as it was.</exception>
    public async Task<RunResult> MigrateAsync(Manifest manifest, MappingKey key, CancellationToken cancellation = default)
    {
        if (key.Fingerprint != manifest.MappingKeyFingerprint)
            throw new DiagnosticException(Descriptors.PlanInvalid.At("mapping_key.sql", $"The key's fingerprint is {key.Fingerprint}; the plan was made with {manifest.MappingKeyFingerprint}."));
        await using var transaction = new Transaction(await Connections.OpenAsync(connectionString, cancellation), connectionString, options, journal);
        return await transaction.GuardAsync(async () =>
        {
            await transaction.ExcludeOtherRunnersAsync(cancellation);
            if (await ToolkitState.ReadAsync(transaction.Connection, cancellation) is { } state)
            {
                if (state.Manifest.PlanId != manifest.PlanId)
                    throw new DiagnosticException(Descriptors.MigrationInForce.At(manifest.Database, $"Migration {state.Manifest.PlanId} of {state.MigratedAt:u} is in force; the plan is {manifest.PlanId}."));
                if (!state.IsVacuumed)
                {
                    // A table may have been dropped since; views of the catalog are cheap beside a vacuum.
                    var present = await CatalogReader.ReadAsync(transaction.Connection, CatalogDetail.Declarations, cancellation);
                    await VacuumAsync(transaction, [.. manifest.Columns.Select(column => column.Table).Distinct().Where(table => present.FindRelation(table)?.IsTable == true)], remember: true, cancellation);
                }

                return new RunResult(true, 0, 0, 0, transaction.Seconds);
            }

            await RequireWritableAsync(transaction.Connection, cancellation);
            var planned = await CatalogReader.ReadAsync(transaction.Connection, CatalogDetail.Planning, cancellation);
            RequireUnchanged(planned, manifest);
            await transaction.BeginAsync(new MigrationScript(planned, manifest).Begin(), cancellation);
            // Read again under the locks: nobody can have changed a table between this and the rewrite.
            var before = await CatalogReader.ReadAsync(transaction.Connection, CatalogDetail.Planning, cancellation);
            RequireUnchanged(before, manifest);
            var script = new MigrationScript(before, manifest);
            await transaction.ExecuteAsync($"SET LOCAL {MappingSql.KeySetting} = '{key.ToHex()}'", cancellation);
            await transaction.RunAsync("prepare", script.Prepare(), Weigh(before), cancellation);

            IReadOnlyList<TableFingerprint> predicted = options.Verify
                ? await transaction.FingerprintAsync("fingerprints before", Verification.Predicted(script.Rewrites), cancellation)
                : [];
            var literals = await LiteralDefaultsAsync(transaction.Connection, script.Rewrites, cancellation);
            var positions = await SequencePosition.ReadAsync(transaction.Connection, script.Positions(), cancellation);
            await RunChangeAsync(transaction, script.Change(), before, cancellation);
            await transaction.RunAsync("finish", script.Finish(), null, cancellation);
            var rows = predicted.Sum(fingerprint => fingerprint.Rows);
            if (options.Verify)
            {
                await AddConfiguredDefaultsAsync(transaction.Connection, manifest, literals, cancellation);
                var (expected, replaced) = (script.After(literals), manifest.Replaced.Select(replaced => replaced.Object).ToList());
                await VerifyAsync(transaction, script.Rewrites, predicted, expected, replaced, positions, cancellation);
            }

            await transaction.CommitAsync(cancellation);
            var tables = script.Tables.Where(table => table.IsTable).Select(table => table.Name).ToList();
            await VacuumAsync(transaction, tables, remember: true, cancellation);
            return new RunResult(false, tables.Count, rows, script.Dependents.ForeignKeys.Length, transaction.Seconds);
        });
    }

    /// <summary>Takes the migration in force back, rows born since included.</summary>
    /// <param name="cancellation">Cancels the run; it is rolled back.</param>
    /// <exception cref="DiagnosticException">Refused or failed; the database is as it was.</exception>
    public async Task<RunResult> RollbackAsync(CancellationToken cancellation = default)
    {
        await using var transaction = new Transaction(await Connections.OpenAsync(connectionString, cancellation), connectionString, options, journal);
        return await transaction.GuardAsync(async () =>
        {
            await transaction.ExcludeOtherRunnersAsync(cancellation);
            var state = await ToolkitState.ReadAsync(transaction.Connection, cancellation)
                ?? throw new DiagnosticException(Descriptors.NotMigrated.At(ConnectionStrings.Describe(connectionString), "No migration is in force."));
            var manifest = state.Manifest;
            await RequireWritableAsync(transaction.Connection, cancellation);
            var seen = await CatalogReader.ReadAsync(transaction.Connection, CatalogDetail.Planning, cancellation);
            await transaction.BeginAsync(Plan(seen, manifest).Script(seen, manifest).Begin(), cancellation);
            var before = await CatalogReader.ReadAsync(transaction.Connection, CatalogDetail.Planning, cancellation);
            var plan = Plan(before, manifest);
            var script = plan.Script(before, manifest);
            await RequireRoomAsync(transaction.Connection, script, plan, manifest, cancellation);
            await transaction.RunAsync("prepare", script.Prepare(), Weigh(before), cancellation);

            IReadOnlyList<TableFingerprint> predicted = options.Verify
                ? await transaction.FingerprintAsync("fingerprints before", Verification.Predicted(script.Rewrites), cancellation)
                : [];
            var positions = await SequencePosition.ReadAsync(transaction.Connection, script.Positions(), cancellation);
            await RunChangeAsync(transaction, script.Change(), before, cancellation);
            await transaction.RunAsync("finish", script.Finish(), null, cancellation);
            if (options.Verify)
                await VerifyAsync(transaction, script.Rewrites, predicted, script.After(), [.. plan.Replaced.Keys], positions, cancellation);

            await transaction.CommitAsync(cancellation);
            var tables = script.Tables.Where(table => table.IsTable).Select(table => table.Name).ToList();
            await VacuumAsync(transaction, tables, remember: false, cancellation);
            return new RunResult(false, tables.Count, predicted.Sum(fingerprint => fingerprint.Rows), script.Dependents.ForeignKeys.Length, transaction.Seconds);
        });
    }

    private async Task VerifyAsync(
        Transaction transaction, IReadOnlyCollection<ColumnRewrite> rewrites, IReadOnlyList<TableFingerprint> predicted, Schema expected,
        IReadOnlyCollection<string> replaced, IReadOnlyList<SequencePosition> positions, CancellationToken cancellation)
    {
        if (Fault is not null)
            await Fault(transaction.Connection, VerifyOnceAsync);
        await VerifyOnceAsync();

        async Task VerifyOnceAsync()
        {
            Verification.RequireEqual(predicted, await transaction.FingerprintAsync("fingerprints after", Verification.Actual(rewrites), cancellation));
            await RequireSchemaAsync(transaction, expected, replaced, cancellation);
            Verification.RequireEqual(positions, await SequencePosition.ReadAsync(transaction.Connection, SequencePosition.Actual(positions), cancellation));
        }
    }

    private static RollbackPlan Plan(Schema schema, Manifest manifest)
    {
        var plan = RollbackPlan.Of(schema, manifest);
        return plan.Refusals.IsEmpty ? plan : throw new DiagnosticException(plan.Refusals);
    }

    private static void RequireUnchanged(Schema schema, Manifest manifest)
    {
        if (Planner.Fingerprint(schema) != manifest.SchemaSha256)
            throw new DiagnosticException(Descriptors.SchemaDrift.At(schema.DatabaseName, $"Its schema is not the one of {manifest.CreatedAt:u}."));
    }

    private async Task RequireWritableAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT pg_catalog.pg_is_in_recovery() OR pg_catalog.current_setting('transaction_read_only')::boolean", connection);
        if (await command.ExecuteScalarAsync(cancellation) is true)
            throw new DiagnosticException(Descriptors.ReadOnly.At(ConnectionStrings.Describe(connectionString), "Transactions cannot write."));
    }

    private static async Task RequireRoomAsync(NpgsqlConnection connection, RollbackScript script, RollbackPlan plan, Manifest manifest, CancellationToken cancellation)
    {
        foreach (var planned in manifest.Classes)
        {
            await using var command = new NpgsqlCommand(script.BornQuery(planned), connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            var (born, last) = (reader.GetInt64(0), reader.GetInt64(1));
            if (born == 0)
                continue;
            foreach (var column in plan.Columns.Where(column => column.Class == planned.Name))
            {
                var maximum = column.OldType switch { "smallint" => short.MaxValue, "integer" => int.MaxValue, _ => long.MaxValue };
                if (last > maximum - born)
                    throw new DiagnosticException(Descriptors.IntegerOverflow.At(column.ToString(), $"{born} rows need integers after {last}; {column.OldType} ends at {maximum}."));
            }
        }
    }

    private async Task RunChangeAsync(Transaction transaction, IEnumerable<Step> steps, Schema schema, CancellationToken cancellation)
    {
        var weigh = Weigh(schema);
        foreach (var phase in steps.GroupBy(step => step.Phase))
            await transaction.RunAsync(phase.Key switch { Phase.Drop => "take down", Phase.Rewrite => "rewrite", Phase.Restore => "put back", _ => "foreign keys" }, phase, weigh, cancellation);
    }

    private static async Task RequireSchemaAsync(Transaction transaction, Schema expected, IReadOnlyCollection<string> replaced, CancellationToken cancellation)
    {
        Schema? actual = null;
        await transaction.TimeAsync("compare schema", async () => actual = await CatalogReader.ReadAsync(transaction.Connection, CatalogDetail.Declarations, cancellation));
        Verification.RequireEqual(expected, actual!, replaced);
    }

    /// <summary>Defaults that are a mapped constant get their value from the script's own functions.</summary>
    private static async Task<Dictionary<string, string>> LiteralDefaultsAsync(NpgsqlConnection connection, IEnumerable<ColumnRewrite> rewrites, CancellationToken cancellation)
    {
        var literals = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rewrite in rewrites.Where(rewrite => rewrite.EvaluatedDefault is not null))
        {
            await using var command = new NpgsqlCommand($"SELECT {rewrite.EvaluatedDefault}", connection);
            literals[$"{rewrite.Relation}.{rewrite.Name}"] = $"'{await command.ExecuteScalarAsync(cancellation)}'::uuid";
        }

        return literals;
    }

    /// <summary>What PostgreSQL makes of a default that the user wrote is not for the toolkit to predict.</summary>
    private static async Task AddConfiguredDefaultsAsync(NpgsqlConnection connection, Manifest manifest, Dictionary<string, string> literals, CancellationToken cancellation)
    {
        foreach (var column in manifest.Columns.Where(column => column.NewDefault is { } own && own != manifest.NewIdFunction + "()" && own != column.OldDefault))
        {
            await using var command = new NpgsqlCommand(
                $"""
                SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
                WHERE d.adrelid = {SqlText.Literal(column.Table.ToString())}::pg_catalog.regclass AND a.attname = {SqlText.Literal(column.Column)}
                """, connection);
            if (await command.ExecuteScalarAsync(cancellation) is string written)
                literals[column.ToString()] = written;
        }
    }

    /// <summary>Statistics of changed columns are gone, and the visibility map is empty: both are made again, by several connections.</summary>
    private async Task VacuumAsync(Transaction transaction, IReadOnlyList<QualifiedName> tables, bool remember, CancellationToken cancellation)
    {
        var work = new ConcurrentQueue<QualifiedName>(tables);
        var number = 0;
        await transaction.TimeAsync("vacuum and analyze", () => Task.WhenAll(Enumerable.Range(0, Math.Min(options.Jobs, tables.Count)).Select(async _ =>
        {
            await using var connection = await OpenAgainAsync(cancellation);
            while (work.TryDequeue(out var table))
            {
                options.Progress?.Report(new("vacuum and analyze", table.ToString(), number, tables.Count, Interlocked.Increment(ref number), tables.Count));
                await using var command = new NpgsqlCommand($"VACUUM (ANALYZE) {table}", connection);
                await command.ExecuteNonQueryAsync(cancellation);
            }
        })));
        if (remember)
            await transaction.ExecuteAsync($"UPDATE {Schema.ToolkitSchema}.migration SET vacuumed_at = pg_catalog.now()", cancellation);
    }

    /// <summary>Another connection to a server that answered a moment ago: what it says now is a fault of the run, and no slip in the connection string.</summary>
    private async Task<NpgsqlConnection> OpenAgainAsync(CancellationToken cancellation)
    {
        try
        {
            return await Connections.OpenAsync(connectionString, cancellation);
        }
        catch (DiagnosticException refused) when (refused.InnerException is NpgsqlException fault)
        {
            ExceptionDispatchInfo.Throw(fault);
            throw;
        }
    }

    private static Func<Step, long> Weigh(Schema schema)
    {
        var bytes = schema.Relations.Where(relation => relation.IsTable).ToDictionary(relation => relation.Name, relation => relation.TableBytes + relation.IndexBytes);
        return step => step.Table is { } table ? bytes.GetValueOrDefault(table, 1) : 1;
    }
}
