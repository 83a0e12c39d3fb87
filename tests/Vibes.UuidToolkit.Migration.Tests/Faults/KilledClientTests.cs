using System.Diagnostics;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Faults;

/// <summary>A real process that migrates and is killed: this assembly, started once more.</summary>
public sealed class KilledClientTests
{
    private const string ConnectionVariable = "UUIDKIT_KILLED_CLIENT";
    private const string FolderVariable = "UUIDKIT_KILLED_FOLDER";
    private const string StageVariable = "UUIDKIT_KILLED_STAGE";

    [Theory]
    [InlineData("take down")]
    [InlineData("rewrite")]
    [InlineData("finish")]
    [InlineData("vacuum and analyze")]
    public async Task A_killed_process_leaves_the_database_whole_and_its_journal_tells_where(string stage)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(ConnectionVariable) is not null, "This is the process to be killed.");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Processes are killed in another way there.");
        var token = TestContext.Current.CancellationToken;
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), ShopSchema.Small);
        var before = await planned.TextAsync();
        var folder = Directory.CreateTempSubdirectory("uuidkit").FullName;
        try
        {
            await using (var connection = await Connections.OpenAsync(planned.ConnectionString, token))
            {
                var (schema, plan) = await PlanReader.PlanAsync(connection, PlannedDatabase.Options, PlannedDatabase.Key, null, token);
                PlanFolder.Write(folder, schema, plan, PlannedDatabase.Key);
            }

            var start = new ProcessStartInfo(Environment.ProcessPath!, [.. HostArguments(), "-class", typeof(KilledClientTests).FullName!, "-method", "*" + nameof(The_process_that_is_killed)])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { [ConnectionVariable] = planned.ConnectionString, [FolderVariable] = folder, [StageVariable] = stage },
            };
            using (var child = Process.Start(start)!)
            {
                _ = child.StandardOutput.ReadToEndAsync(token);
                _ = child.StandardError.ReadToEndAsync(token);
                for (var patience = 0; patience < 3000 && !child.HasExited && !File.Exists(Path.Combine(folder, "here")); patience++)
                    await Task.Delay(100, token);
                Assert.True(File.Exists(Path.Combine(folder, "here")), "The process did not come to the stage.");
                CrashServer.Kill(child.Id);
                await child.WaitForExitAsync(token);
            }

            for (var patience = 0; patience < 2400 && await planned.Database.ScalarAsync("SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity WHERE datname = pg_catalog.current_database() AND pid <> pg_catalog.pg_backend_pid() AND backend_type = 'client backend'") is not 0L; patience++)
                await Task.Delay(50, token);
            var committed = stage == "vacuum and analyze";
            if (!committed)
                Assert.Equal(before, await planned.TextAsync());
            using var journal = Journal.Open(Path.Combine(folder, "journal.jsonl"));
            Assert.NotNull(journal.InterruptedAt);
            var (manifest, key) = PlanFolder.Read(folder);
            var migrator = new Migrator(planned.ConnectionString, PlannedDatabase.Quick, journal);
            Assert.Equal(committed, (await migrator.MigrateAsync(manifest, key, token)).AlreadyDone);
            Assert.Equal(true, await planned.Database.ScalarAsync("SELECT vacuumed_at IS NOT NULL FROM uuidkit.migration"));
            await migrator.RollbackAsync(token);
            Assert.Equal(before, await planned.TextAsync());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_process_that_is_killed()
    {
        var connection = Environment.GetEnvironmentVariable(ConnectionVariable);
        Assert.SkipWhen(connection is null, "Only where the other test starts it.");
        var folder = Environment.GetEnvironmentVariable(FolderVariable)!;
        var (manifest, key) = PlanFolder.Read(folder);
        using var journal = Journal.Open(Path.Combine(folder, "journal.jsonl"));
        var stopAt = new StopAt(Environment.GetEnvironmentVariable(StageVariable)!, Path.Combine(folder, "here"));
        await new Migrator(connection!, PlannedDatabase.Quick with { Progress = stopAt }, journal).MigrateAsync(manifest, key, TestContext.Current.CancellationToken);
    }

    /// <summary>Where this process is the dotnet host, the assembly is its first argument.</summary>
    private static string[] HostArguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(KilledClientTests).Assembly.Location] : [];

    /// <summary>Says that the second item of a stage is reached, and waits there to be killed.</summary>
    private sealed class StopAt(string stage, string file) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            if (value.Stage != stage || value.ItemNumber != Math.Min(2, value.ItemCount))
                return;
            File.WriteAllText(file, "");
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
