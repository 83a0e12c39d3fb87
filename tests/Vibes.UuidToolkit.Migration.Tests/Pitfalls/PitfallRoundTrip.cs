using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Rehearsing;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Pitfalls;

/// <summary>A pitfall there and back: refused before anything is touched, or converted, verified and taken back byte for byte.</summary>
public abstract class PitfallRoundTrip : PitfallRun
{
    private protected async Task RunAsync(PitfallCase pitfall, int version)
    {
        await using var database = await TestDatabases.CreateAsync(pitfall.Script, version);
        var dump = await DumpAsync(version);
        var (before, after) = (Path.Combine(Folder, "before.sql"), Path.Combine(Folder, "after.sql"));
        await dump.WriteAsync(database.ConnectionString, before, Cancellation);
        var key = MappingKey.Create();
        var (schema, plan) = await PlanAsync(database, pitfall, key);

        var refused = plan.Refusals.Select(refusal => refusal.Code).Distinct().Order(StringComparer.Ordinal);
        Assert.True(refused.SequenceEqual(pitfall.Refused), $"Refused: {string.Join("\n", plan.Refusals)}");
        Assert.Subset(plan.Notices.Select(notice => notice.Code).ToHashSet(), pitfall.Warned.ToHashSet());
        Assert.DoesNotContain(plan.Notices, notice => pitfall.Unsaid.Contains(notice.Code));
        if (pitfall.IsConverted)
        {
            Assert.False(plan.IsEmpty);
            PlanFolder.Write(Folder, schema, plan, key);
            using var journal = Journal.Open(Path.Combine(Folder, "journal.jsonl"));
            var migrator = new Migrator(database.ConnectionString, new RunOptions(), journal);
            await migrator.MigrateAsync(plan.Manifest, key, Cancellation);
            await AssertTrueAsync(database, pitfall.After);
            await AssertVerifiedAsync(database);
            foreach (var statement in pitfall.Then)
                await database.ExecuteAsync(statement);
            if (!pitfall.RollbackRefused.IsEmpty)
            {
                var refusal = await Assert.ThrowsAsync<DiagnosticException>(() => migrator.RollbackAsync(Cancellation));
                Assert.Equal(pitfall.RollbackRefused, refusal.Diagnostics.Select(diagnostic => diagnostic.Code).Distinct());
                await AssertTrueAsync(database, pitfall.After);
                return;
            }

            await migrator.RollbackAsync(Cancellation);
            await AssertTrueAsync(database, pitfall.Back);
            if (!pitfall.Then.IsEmpty)
                return;
        }

        await dump.WriteAsync(database.ConnectionString, after, Cancellation);
        Assert.Null(await DatabaseDump.FirstDifferenceAsync(before, after, Cancellation));
        // The toolkit's own text sees what a dump does not: the state of a foreign key's triggers, for example.
        Assert.Equal(SchemaText.Render(schema), SchemaText.Render(await ReadAsync(database)));
    }

    private static async Task AssertVerifiedAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        Assert.Empty(await MigratedState.CheckAsync(connection, (await ToolkitState.ReadAsync(connection, Cancellation))!, null, Cancellation));
    }
}
