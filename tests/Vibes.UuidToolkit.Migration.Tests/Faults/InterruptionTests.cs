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
        string after;
        await using (var whole = await planned.CopyAsync())
        {
            await whole.MigrateAsync();
            after = await whole.TextAsync();
            await whole.RollbackAsync();
            Assert.Equal(before, await whole.TextAsync());
        }

        var (events, committed) = await InterruptEverywhereAsync(planned, fault, before, after, (copy, run, journal, token) => copy.Migrator(run, journal).MigrateAsync(copy.Plan.Manifest, PlannedDatabase.Key, token),
            async (copy, wasCommitted) =>
            {
                var result = await copy.MigrateAsync();
                Assert.Equal(wasCommitted, result.AlreadyDone);
                Assert.Equal(after, await copy.TextAsync());
                Assert.Equal(true, await copy.Database.ScalarAsync("SELECT vacuumed_at IS NOT NULL FROM uuidkit.migration"));
                Assert.Equal(true, await copy.Database.ScalarAsync("SELECT pg_catalog.bool_and(c.reltuples > 0) FROM pg_catalog.pg_class c WHERE c.relname IN ('customer', 'orders') AND c.relkind = 'r'"));
                if (!wasCommitted)
                    return;
                await copy.RollbackAsync();
                Assert.Equal(before, await copy.TextAsync());
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
        await planned.MigrateAsync();
        await planned.Database.ExecuteAsync(
            """
            INSERT INTO shop.customer (id, t) VALUES ('01900000-0000-7000-8000-000000000001', 'eve');
            INSERT INTO shop.orders (id, customer_id, note) VALUES ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000001', 'new');
            """);
        var migrated = await planned.TextAsync();
        string back;
        await using (var whole = await planned.CopyAsync())
        {
            await whole.RollbackAsync();
            back = await whole.TextAsync();
        }

        var (events, committed) = await InterruptEverywhereAsync(planned, fault, migrated, back, (copy, run, journal, token) => copy.Migrator(run, journal).RollbackAsync(token),
            async (copy, wasCommitted) =>
            {
                if (wasCommitted)
                    Assert.Equal(Descriptors.NotMigrated, (await Assert.ThrowsAsync<DiagnosticException>(() => copy.RollbackAsync())).Diagnostics[0].Descriptor);
                else
                    await copy.RollbackAsync();
                Assert.Equal(back, await copy.TextAsync());
            });
        Assert.InRange(events, 40, 100);
        Assert.InRange(committed, 1, 10);
    }

    /// <summary>Runs again and again, each time on a new copy and ending one event later, until a run gets through.</summary>
    private async Task<(int Events, int Committed)> InterruptEverywhereAsync(
        PlannedDatabase planned, Fault fault, string before, string after,
        Func<PlannedDatabase, RunOptions, Journal, CancellationToken, Task> run, Func<PlannedDatabase, bool, Task> again)
    {
        var journalFile = Path.GetTempFileName();
        var committed = 0;
        try
        {
            for (var at = 1; ; at++)
            {
                var where = "";
                await using var copy = await planned.CopyAsync();
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
                                await crash.TerminateAsync(await crash.MigratorProcessAsync(copy.Database.Name));
                            else
                                CrashServer.Kill(await crash.MigratorProcessAsync(copy.Database.Name));
                        }),
                    };
                    var ended = await Record.ExceptionAsync(() => run(copy, options, journal, cancel.Token));
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
                    await crash.RecoverAsync(copy.Database.Name);
                Assert.Equal(0, await crash.RemainsAsync(copy.Database.Name));
                var text = await copy.TextAsync();
                Assert.True(text == before || text == after, $"{at} {where}: {FirstDifference(before, text)}");
                var wasCommitted = text == after;
                committed += wasCommitted ? 1 : 0;
                await again(copy, wasCommitted);
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
