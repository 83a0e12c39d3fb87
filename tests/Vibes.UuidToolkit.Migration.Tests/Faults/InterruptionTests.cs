using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Faults;

/// <summary>
/// Whatever ends a run, after whichever statement: the database is wholly before or wholly after, nothing stays behind, and the
/// same command run again finishes the work. Every statement of the script is a case of its own.
/// </summary>
public sealed class InterruptionTests(CrashServer crash) : IClassFixture<CrashServer>
{
    /// <summary>How a run can end without its own doing.</summary>
    public enum Fault
    {
        /// <summary>The server's process dies; all sessions end, and it recovers from its log.</summary>
        ServerKilled,

        /// <summary>The session ends.</summary>
        ConnectionLost,

        /// <summary>The user thinks better of it.</summary>
        Cancelled,
    }

    [Theory]
    [InlineData(Fault.ServerKilled)]
    [InlineData(Fault.ConnectionLost)]
    [InlineData(Fault.Cancelled)]
    public async Task A_migration_that_ends_anywhere_is_wholly_done_or_not_at_all(Fault fault)
    {
        await using var planned = await PlannedDatabase.CreateAsync(crash.Server, ShopSchema.Small);
        var before = await planned.TextAsync();
        await planned.MigrateAsync();
        var after = await planned.TextAsync();
        await planned.RollbackAsync();
        Assert.Equal(before, await planned.TextAsync());

        var (events, committed) = await InterruptEverywhereAsync(planned, fault, before, after, (run, journal, token) => planned.Migrator(run, journal).MigrateAsync(planned.Plan.Manifest, PlannedDatabase.Key, token),
            async (wasCommitted, _) =>
            {
                var result = await planned.MigrateAsync();
                Assert.Equal(wasCommitted, result.AlreadyDone);
                Assert.Equal(after, await planned.TextAsync());
                Assert.Equal(true, await planned.Database.ScalarAsync("SELECT vacuumed_at IS NOT NULL FROM uuidkit.migration"));
                Assert.Equal(true, await planned.Database.ScalarAsync("SELECT pg_catalog.bool_and(c.reltuples > 0) FROM pg_catalog.pg_class c WHERE c.relname IN ('customer', 'orders') AND c.relkind = 'r'"));
                await planned.RollbackAsync();
                Assert.Equal(before, await planned.TextAsync());
            });
        Assert.InRange(events, 40, 100);
        Assert.InRange(committed, 1, 10);
    }

    [Theory]
    [InlineData(Fault.ServerKilled)]
    [InlineData(Fault.ConnectionLost)]
    [InlineData(Fault.Cancelled)]
    public async Task A_rollback_that_ends_anywhere_is_wholly_done_or_not_at_all(Fault fault)
    {
        await using var planned = await PlannedDatabase.CreateAsync(crash.Server, ShopSchema.Small);
        async Task MigrateAndWorkAsync()
        {
            await planned.MigrateAsync();
            await planned.Database.ExecuteAsync(
                """
                INSERT INTO shop.customer (id, t) VALUES ('01900000-0000-7000-8000-000000000001', 'eve');
                INSERT INTO shop.orders (id, customer_id, note) VALUES ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000001', 'new');
                """);
        }

        await MigrateAndWorkAsync();
        var migrated = await planned.TextAsync();
        await planned.RollbackAsync();
        var back = await planned.TextAsync();
        async Task StartOverAsync()
        {
            await planned.Database.ExecuteAsync(
                """
                DELETE FROM shop.orders WHERE note = 'new';
                DELETE FROM shop.customer WHERE t = 'eve';
                DELETE FROM shop.log;
                SELECT pg_catalog.setval('shop.customer_id_seq', 4);
                SELECT pg_catalog.setval('shop.orders_id_seq', 115);
                """);
            await planned.Database.ExecuteAsync("VACUUM shop.orders");
            await planned.Database.ExecuteAsync("VACUUM shop.customer");
            await planned.Database.ExecuteAsync("VACUUM shop.log");
            await MigrateAndWorkAsync();
        }

        await StartOverAsync();
        Assert.Equal(migrated, await planned.TextAsync());
        var (events, committed) = await InterruptEverywhereAsync(planned, fault, migrated, back, (run, journal, token) => planned.Migrator(run, journal).RollbackAsync(token),
            async (wasCommitted, _) =>
            {
                if (wasCommitted)
                    Assert.Equal(Descriptors.NotMigrated, (await Assert.ThrowsAsync<DiagnosticException>(() => planned.RollbackAsync())).Diagnostics[0].Descriptor);
                else
                    await planned.RollbackAsync();
                Assert.Equal(back, await planned.TextAsync());
                await StartOverAsync();
                Assert.Equal(migrated, await planned.TextAsync());
            });
        Assert.InRange(events, 40, 100);
        Assert.InRange(committed, 1, 10);
    }

    /// <summary>Runs again and again, each time ending one event later, until a run gets through.</summary>
    private async Task<(int Events, int Committed)> InterruptEverywhereAsync(
        PlannedDatabase planned, Fault fault, string before, string after,
        Func<RunOptions, Journal, CancellationToken, Task> run, Func<bool, string, Task> again)
    {
        var journalFile = Path.GetTempFileName();
        var committed = 0;
        try
        {
            for (var at = 1; ; at++)
            {
                var where = "";
                using var cancel = new CancellationTokenSource();
                File.Delete(journalFile);
                using (var journal = Journal.Open(journalFile))
                {
                    var options = PlannedDatabase.Quick with
                    {
                        Progress = new Interruption(at, async place =>
                        {
                            where = place;
                            if (fault == Fault.Cancelled)
                                await cancel.CancelAsync();
                            else if (fault == Fault.ConnectionLost)
                                await crash.TerminateAsync(await crash.MigratorProcessAsync(planned.Database.Name));
                            else
                                CrashServer.Kill(await crash.MigratorProcessAsync(planned.Database.Name));
                        }),
                    };
                    var ended = await Record.ExceptionAsync(() => run(options, journal, cancel.Token));
                    if (where.Length == 0)
                    {
                        Assert.Null(ended);
                        return (at - 1, committed);
                    }

                    if (fault == Fault.Cancelled)
                        // The last event of a run has nothing after it to cancel.
                        Assert.True(ended is null or OperationCanceledException, $"{at} {where}: {ended}");
                    else
                        Assert.True(ended is null || ended is DiagnosticException { Diagnostics: [{ Descriptor.Code: "UK0503" }] }, $"{at} {where}: {ended}");
                }

                if (fault == Fault.ServerKilled)
                    await crash.RecoverAsync(planned.Database.Name);
                Assert.Equal(0, await crash.RemainsAsync(planned.Database.Name));
                var text = await planned.TextAsync();
                Assert.True(text == before || text == after, $"{at} {where}: {FirstDifference(before, text)}");
                var wasCommitted = text == after;
                committed += wasCommitted ? 1 : 0;
                await again(wasCommitted, where);
            }
        }
        finally
        {
            File.Delete(journalFile);
        }
    }

    private static string FirstDifference(string one, string other)
    {
        var (left, right) = (one.Split('\n'), other.Split('\n'));
        var at = Enumerable.Range(0, Math.Min(left.Length, right.Length)).FirstOrDefault(i => left[i] != right[i]);
        return $"'{left[at]}' became '{right[at]}'";
    }

    /// <summary>Does something when a run reports for the n-th time, that is, before its n-th statement.</summary>
    private sealed class Interruption(int at, Func<string, Task> act) : IProgress<RunProgress>
    {
        private int _count;

        public void Report(RunProgress value)
        {
            if (Interlocked.Increment(ref _count) == at)
                Task.Run(() => act($"{value.Stage}: {value.Item}")).GetAwaiter().GetResult();
        }
    }
}
