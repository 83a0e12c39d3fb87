using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Rehearsing;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Snapshots;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Pitfalls;

/// <summary>A pitfall there and back: refused before anything is touched, or converted, verified and taken back byte for byte.</summary>
public abstract class PitfallRoundTrip : PitfallRun
{
    /// <summary>Runs a pitfall.</summary>
    /// <param name="pitfall">The pitfall.</param>
    /// <param name="version">The server's version.</param>
    /// <param name="isWholeProof">
    /// Whether it is also converted by the scripts and compared, and dumped where it is refused. Once for each pitfall will do: the statements are the runner's, which tries
    /// them on all versions.
    /// </param>
    private protected async Task RunAsync(PitfallCase pitfall, int version, bool isWholeProof = false)
    {
        await using var database = await TestDatabases.CreateAsync(pitfall.Script, version);
        await using var twin = isWholeProof && pitfall.IsConverted ? new ScriptTwin(await TestDatabases.CopyAsync(database), Folder) : null;
        var dump = isWholeProof || pitfall.IsConverted ? await DumpAsync(version) : null;
        var (before, after) = (Path.Combine(Folder, "before.sql"), Path.Combine(Folder, "after.sql"));
        if (dump is not null)
            await dump.WriteAsync(database.ConnectionString, before, Cancellation);
        var key = MappingKey.Create();
        var (schema, plan) = await PlanAsync(database, pitfall, key);

        var refused = plan.Refusals.Select(refusal => refusal.Code).Distinct().Order(StringComparer.Ordinal);
        Assert.True(refused.SequenceEqual(pitfall.Refused), $"Refused: {string.Join("\n", plan.Refusals)}");
        Assert.Subset(plan.Notices.Select(notice => notice.Code).ToHashSet(), pitfall.Warned.ToHashSet());
        Assert.DoesNotContain(plan.Notices, notice => pitfall.Unsaid.Contains(notice.Code));
        var whyNoScripts = twin is null ? null : await twin.WhyNotAsync();
        if (pitfall.IsConverted)
        {
            Assert.False(plan.IsEmpty);
            PlanFolder.Write(Folder, schema, plan, key);
            var snapshots = twin is null ? [] : await SnapshotsAsync(database, pitfall);
            using var journal = Journal.Open(Path.Combine(Folder, "journal.jsonl"));
            var migrator = new Migrator(database.ConnectionString, new RunOptions(), journal);
            await migrator.MigrateAsync(plan.Manifest, key, Cancellation);
            await AssertTrueAsync(database, pitfall.After);
            await AssertVerifiedAsync(database);
            if (twin is not null)
                await AssertComparedAsync(database, pitfall, snapshots);
            if (twin is not null && whyNoScripts is null)
                await AssertScriptsDoTheSameAsync(twin, database, schema, plan, dump!, before);
            foreach (var statement in pitfall.Then)
                await database.ExecuteAsync(statement);
            if (!pitfall.RollbackRefused.IsEmpty)
            {
                var refusal = await Assert.ThrowsAsync<DiagnosticException>(() => migrator.RollbackAsync(Cancellation));
                Assert.Equal(pitfall.RollbackRefused, refusal.Diagnostics.Select(diagnostic => diagnostic.Code).Distinct());
                await AssertTrueAsync(database, pitfall.After);
            }
            else
            {
                await migrator.RollbackAsync(Cancellation);
                await AssertTrueAsync(database, pitfall.Back);
            }
        }

        if (pitfall.RollbackRefused.IsEmpty && pitfall.Then.IsEmpty)
        {
            if (dump is not null)
            {
                await dump.WriteAsync(database.ConnectionString, after, Cancellation);
                Assert.Null(await DatabaseDump.FirstDifferenceAsync(before, after, Cancellation));
            }

            // The toolkit's own text sees what a dump does not: the state of a foreign key's triggers, for example.
            Assert.Equal(SchemaText.Render(schema), SchemaText.Render(await ReadAsync(database)));
        }

        Assert.SkipWhen(whyNoScripts is not null, $"All but the scripts: {whyNoScripts}");
    }

    private static async Task AssertVerifiedAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        Assert.Empty(await MigratedState.CheckAsync(connection, (await ToolkitState.ReadAsync(connection, Cancellation))!, null, Cancellation));
    }

    private static async Task<ImmutableArray<Snapshot>> SnapshotsAsync(TestDatabase database, PitfallCase pitfall)
    {
        await using var connection = await database.OpenAsync();
        return await DatabaseSnapshots.TakeAsync(connection, [], pitfall.Options, null, Cancellation);
    }

    private static async Task AssertComparedAsync(TestDatabase database, PitfallCase pitfall, ImmutableArray<Snapshot> before)
    {
        var options = new ComparisonOptions { IsMigrated = true, Keys = pitfall.Options };
        var differences = SnapshotComparison.Compare(before, await SnapshotsAsync(database, pitfall), options);
        await using var connection = await database.OpenAsync();
        var told = differences.AddRange(await KeyChecks.RunAsync(connection, options, before, Cancellation));
        Assert.Empty(told.Where(diagnostic => diagnostic.Kind == DiagnosticKind.Finding).Select(finding => $"{finding.Code} {finding.Subject}: {finding.Message}"));
    }

    private async Task AssertScriptsDoTheSameAsync(ScriptTwin twin, TestDatabase migrated, Schema schema, MigrationPlan plan, DatabaseDump dump, string before)
    {
        await twin.RunAsync(PlanFolder.MigrateFile);
        var (byRunner, byScript) = (await ReadAsync(migrated), await ReadAsync(twin.Database));
        Assert.Equal(SchemaText.Render(byRunner), SchemaText.Render(byScript));
        // Random ids differ by their nature; so do those of orphans, which have no existing uuid.
        if (plan.Manifest.Classes.All(planned => planned.Mapping is MappingKind.Ordered or MappingKind.Derived))
            Assert.Equal(await FingerprintsAsync(migrated, byRunner), await FingerprintsAsync(twin.Database, byScript));
        await twin.RunAsync(PlanFolder.RollbackFile);
        var after = Path.Combine(Folder, "twin.sql");
        await dump.WriteAsync(twin.Database.ConnectionString, after, Cancellation);
        Assert.Null(await DatabaseDump.FirstDifferenceAsync(before, after, Cancellation));
        Assert.Equal(SchemaText.Render(schema), SchemaText.Render(await ReadAsync(twin.Database)));
    }
}
