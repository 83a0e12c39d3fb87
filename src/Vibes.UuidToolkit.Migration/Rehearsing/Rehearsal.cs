using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Postgres.Sources;

namespace Vibes.UuidToolkit.Migration.Rehearsing;

/// <summary>
/// The whole migration on a throwaway copy: load, plan, migrate, verify, roll back, and prove that the copy is byte for byte
/// what it was. The source is only read.
/// </summary>
/// <param name="server">Where the copy is made.</param>
/// <param name="migration">What the user decided.</param>
/// <param name="run">How the runs behave; its progress is told of every stage.</param>
/// <param name="folder">Where plan, journal and dumps are written; it exists.</param>
public sealed class Rehearsal(ThrowawayServer server, MigrationOptions migration, RunOptions run, string folder)
{
    private readonly List<(string Stage, double Seconds)> _seconds = [];

    /// <summary>Rehearses.</summary>
    /// <param name="source">The database to copy.</param>
    /// <param name="load">How it is loaded.</param>
    /// <param name="key">The mapping key.</param>
    /// <param name="cancellation">Cancels the rehearsal; the copy is removed.</param>
    /// <exception cref="DiagnosticException">The source cannot be loaded, or a step failed.</exception>
    public async Task<RehearsalResult> RunAsync(DatabaseSource source, LoadOptions load, MappingKey key, CancellationToken cancellation = default)
    {
        var name = "uuidkit_rehearsal_" + Guid.NewGuid().ToString("N")[..12];
        var database = await server.CreateDatabaseAsync(name, null, cancellation);
        try
        {
            return await RunAsync(source, load with { MayCreateRoles = server.IsOwned }, key, database, cancellation);
        }
        finally
        {
            // Also when cancelled: the copy must not stay on a server that is not ours.
            await server.DropDatabaseAsync(name, CancellationToken.None);
        }
    }

    private async Task<RehearsalResult> RunAsync(DatabaseSource source, LoadOptions load, MappingKey key, string database, CancellationToken cancellation)
    {
        var loaded = await TimeAsync("load", () => source.LoadIntoAsync(database, load, new LoadRelay(run.Progress), cancellation));
        await using var connection = await Connections.OpenAsync(database, cancellation);
        await TimeAsync("analyze", () => ExecuteAsync(connection, "VACUUM (ANALYZE)", cancellation));
        var (schema, plan) = await TimeAsync("plan", () => PlanReader.PlanAsync(connection, migration, key, null, cancellation));
        var suggested = PlanFolder.Write(folder, schema, plan, key);

        // What is a matter of judgement is judged best by trying it: on the copy it passes, production still refuses.
        var pending = plan.Refusals.Where(refusal => Planner.Acknowledgeable.Contains(refusal.Descriptor)).ToImmutableArray();
        var sizeBefore = await SizeAsync(connection, cancellation);
        var result = new RehearsalResult
        {
            Source = source.Name,
            Server = server.Description,
            Schema = schema,
            Plan = plan,
            SuggestedFile = suggested,
            LoadNotes = [.. loaded.Notes],
            Pending = pending,
            SizeBefore = sizeBefore,
        };
        if (plan.IsEmpty || pending.Length < plan.Refusals.Length)
            return result with { Seconds = [.. _seconds] };

        var dump = await DatabaseDump.ForAsync(server.MajorVersion, cancellation);
        var (before, after) = (Path.Combine(folder, "before.sql"), Path.Combine(folder, "after.sql"));
        var hashBefore = await TimeAsync("dump before", () => dump.WriteAsync(database, before, cancellation));
        using var journal = Journal.Open(Path.Combine(folder, "journal.jsonl"));
        var migrator = new Migrator(database, run, journal);
        var migrated = await TimeAsync("migrate", () => migrator.MigrateAsync(plan.Manifest, key, cancellation));
        var sizeAfter = await SizeAsync(connection, cancellation);
        var migratedSchema = await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation);
        var invalid = NewlyInvalid(schema, migratedSchema);
        var rolledBack = await TimeAsync("roll back", () => migrator.RollbackAsync(cancellation));
        var hashAfter = await TimeAsync("dump after", () => dump.WriteAsync(database, after, cancellation));
        var difference = hashBefore == hashAfter ? null : await DatabaseDump.FirstDifferenceAsync(before, after, cancellation);
        if (difference is null)
        {
            File.Delete(before);
            File.Delete(after);
        }

        return result with
        {
            Migrated = migrated,
            RolledBack = rolledBack,
            SizeAfter = sizeAfter,
            InvalidForeignKeys = invalid,
            DumpMethod = dump.Method,
            DumpShortcoming = dump.Shortcoming,
            RoundTripDifference = difference is { } found ? $"line {found.Line}: '{found.First}' became '{found.Second}' (see before.sql and after.sql)" : null,
            RoundTripIdentical = difference is null,
            Seconds = [.. _seconds],
        };
    }

    private static ImmutableArray<string> NewlyInvalid(Schema before, Schema after)
    {
        static IEnumerable<string> Keys(Schema schema) => schema.Constraints
            .Where(constraint => constraint is { Kind: ConstraintKind.ForeignKey, ParentOid: 0, IsValidated: true })
            .Select(constraint => $"{schema.Relation(constraint.RelationOid)}.{constraint.Name}");
        return [.. Keys(before).Except(Keys(after), StringComparer.Ordinal)];
    }

    private async Task<T> TimeAsync<T>(string stage, Func<Task<T>> work)
    {
        run.Progress?.Report(new(stage, "", 0, 0, 0, 0));
        var clock = Stopwatch.StartNew();
        var result = await work();
        _seconds.Add((stage, clock.Elapsed.TotalSeconds));
        return result;
    }

    private Task TimeAsync(string stage, Func<Task> work) => TimeAsync<object?>(stage, async () =>
    {
        await work();
        return null;
    });

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<long> SizeAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT pg_catalog.pg_database_size(pg_catalog.current_database())", connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Loading, as a stage of the run's progress.</summary>
    private sealed class LoadRelay(IProgress<RunProgress>? progress) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) =>
            progress?.Report(new("load", $"{value.Statements:N0} statements, {value.CopiedLines:N0} rows copied", value.BytesRead, value.TotalBytes ?? 0, 0, 0));
    }
}
