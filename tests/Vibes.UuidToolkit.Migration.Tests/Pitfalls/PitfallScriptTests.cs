using System.Collections.Concurrent;
using System.Text;
using CliWrap;
using Npgsql;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Rehearsing;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Tools;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Pitfalls;

/// <summary>The scripts for psql do what the runner does, to the last byte.</summary>
public sealed class PitfallScriptTests : PitfallRun
{
    // Looked for once, like pg_dump.
    private static readonly ConcurrentDictionary<int, Task<string>> Psqls = new();

    [Theory]
    [MemberData(nameof(ConvertedCases))]
    public async Task Scripts_for_psql_do_what_the_runner_does(string name, int version)
    {
        var pitfall = PitfallCase.Read(name);
        var psql = await Psqls.GetOrAdd(version, PsqlAsync);
        await using var database = await TestDatabases.CreateAsync(pitfall.Script, version);
        await using var twin = await TestDatabases.CopyAsync(database);
        var dump = await DumpAsync(version);
        var (before, after) = (Path.Combine(Folder, "before.sql"), Path.Combine(Folder, "after.sql"));
        await dump.WriteAsync(database.ConnectionString, before, Cancellation);
        var key = MappingKey.Create();
        var (schema, plan) = await PlanAsync(database, pitfall, key);
        PlanFolder.Write(Folder, schema, plan, key);
        using var journal = Journal.Open(Path.Combine(Folder, "journal.jsonl"));
        await new Migrator(twin.ConnectionString, new RunOptions(), journal).MigrateAsync(plan.Manifest, key, Cancellation);

        await RunAsync(psql, database, PlanFolder.MigrateFile);
        var (migrated, migratedTwin) = (await ReadAsync(database), await ReadAsync(twin));
        Assert.Equal(SchemaText.Render(migratedTwin), SchemaText.Render(migrated));
        // Random ids differ by their nature; so do those of orphans, which have no existing uuid.
        if (plan.Manifest.Classes.All(planned => planned.Mapping is MappingKind.Ordered or MappingKind.Derived))
            Assert.Equal(await FingerprintsAsync(twin, migratedTwin), await FingerprintsAsync(database, migrated));
        await RunAsync(psql, database, PlanFolder.RollbackFile);
        await dump.WriteAsync(database.ConnectionString, after, Cancellation);
        Assert.Null(await DatabaseDump.FirstDifferenceAsync(before, after, Cancellation));
        Assert.Equal(SchemaText.Render(schema), SchemaText.Render(await ReadAsync(database)));
    }

    private static async Task<string> PsqlAsync(int version)
    {
        try
        {
            var tools = await ClientTools.FindAsync(version, CancellationToken.None);
            var psql = Path.Combine(tools.Folder, OperatingSystem.IsWindows() ? "psql.exe" : "psql");
            Assert.SkipUnless(File.Exists(psql), $"There is no psql in {tools.Folder}.");
            return psql;
        }
        catch (DiagnosticException missing)
        {
            Assert.Skip($"There is no psql for version {version}: {missing.Diagnostics[0].Message}");
            throw;
        }
    }

    private async Task RunAsync(string psql, TestDatabase database, string file)
    {
        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var errors = new StringBuilder();
        var result = await Cli.Wrap(psql)
            .WithArguments(["-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-f", Path.Combine(Folder, file)])
            .WithEnvironmentVariables(variables => variables
                .Set("PGHOST", address.Host).Set("PGPORT", address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))
                .Set("PGUSER", address.Username).Set("PGPASSWORD", address.Password).Set("PGDATABASE", address.Database).Set("LC_ALL", "C"))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(new StringBuilder()))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(Cancellation);
        Assert.True(result.ExitCode == 0, $"{file}: {errors}");
    }
}
