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
using Vibes.UuidToolkit.Verification.Fingerprints;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Pitfalls;

/// <summary>Every pitfall on every version: refused before anything is touched, or converted, verified and taken back byte for byte.</summary>
public sealed class PitfallTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pitfall-").FullName;

    public static IEnumerable<TheoryDataRow<string, int>> Cases() =>
        from name in PitfallCase.Names()
        let pitfall = PitfallCase.Read(name)
        from version in TestDatabases.Versions
        where pitfall.RunsOn(version)
        select new TheoryDataRow<string, int>(name, version);

    public static IEnumerable<TheoryDataRow<string, int>> ConvertedCases() => Cases().Where(row => PitfallCase.Read(row.Data.Item1).IsConverted);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Is_refused_or_converted_and_taken_back(string name, int version)
    {
        var pitfall = PitfallCase.Read(name);
        await using var database = await TestDatabases.CreateAsync(pitfall.Script, version);
        var dump = await DatabaseDump.ForAsync(version, Cancellation);
        var (before, after) = (Path.Combine(_folder, "before.sql"), Path.Combine(_folder, "after.sql"));
        await dump.WriteAsync(database.ConnectionString, before, Cancellation);
        var key = MappingKey.Create();
        var (schema, plan) = await PlanAsync(database, pitfall, key);

        var refused = plan.Refusals.Select(refusal => refusal.Code).Distinct().Order(StringComparer.Ordinal);
        Assert.True(refused.SequenceEqual(pitfall.Refused), $"Refused: {string.Join("\n", plan.Refusals)}");
        Assert.Subset(plan.Notices.Select(notice => notice.Code).ToHashSet(), pitfall.Warned.ToHashSet());
        if (pitfall.IsConverted)
        {
            Assert.False(plan.IsEmpty);
            PlanFolder.Write(_folder, schema, plan, key);
            using var journal = Journal.Open(Path.Combine(_folder, "journal.jsonl"));
            var migrator = new Migrator(database.ConnectionString, new RunOptions(), journal);
            await migrator.MigrateAsync(plan.Manifest, key, Cancellation);
            await AssertTrueAsync(database, pitfall.After);
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

    [Theory]
    [MemberData(nameof(ConvertedCases))]
    public async Task Scripts_for_psql_do_what_the_runner_does(string name, int version)
    {
        var pitfall = PitfallCase.Read(name);
        var psql = await PsqlAsync(version);
        await using var database = await TestDatabases.CreateAsync(pitfall.Script, version);
        await using var twin = await TestDatabases.CopyAsync(database);
        var dump = await DatabaseDump.ForAsync(version, Cancellation);
        var (before, after) = (Path.Combine(_folder, "before.sql"), Path.Combine(_folder, "after.sql"));
        await dump.WriteAsync(database.ConnectionString, before, Cancellation);
        var key = MappingKey.Create();
        var (schema, plan) = await PlanAsync(database, pitfall, key);
        PlanFolder.Write(_folder, schema, plan, key);
        using var journal = Journal.Open(Path.Combine(_folder, "journal.jsonl"));
        await new Migrator(twin.ConnectionString, new RunOptions(), journal).MigrateAsync(plan.Manifest, key, Cancellation);

        await RunAsync(psql, database, PlanFolder.MigrateFile);
        var (migrated, migratedTwin) = (await ReadAsync(database), await ReadAsync(twin));
        Assert.Equal(SchemaText.Render(migratedTwin), SchemaText.Render(migrated));
        // Random ids differ by their nature.
        if (plan.Manifest.Classes.All(planned => planned.Mapping != MappingKind.Random))
            Assert.Equal(await FingerprintsAsync(twin, migratedTwin), await FingerprintsAsync(database, migrated));
        await RunAsync(psql, database, PlanFolder.RollbackFile);
        await dump.WriteAsync(database.ConnectionString, after, Cancellation);
        Assert.Null(await DatabaseDump.FirstDifferenceAsync(before, after, Cancellation));
        Assert.Equal(SchemaText.Render(schema), SchemaText.Render(await ReadAsync(database)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<(Schema Schema, MigrationPlan Plan)> PlanAsync(TestDatabase database, PitfallCase pitfall, MappingKey key)
    {
        await using var connection = await database.OpenAsync();
        return await PlanReader.PlanAsync(connection, pitfall.Options, key, null, Cancellation);
    }

    private static async Task<Schema> ReadAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        return await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, Cancellation);
    }

    private static async Task<IReadOnlyList<TableFingerprint>> FingerprintsAsync(TestDatabase database, Schema schema)
    {
        await using var connection = await database.OpenAsync();
        return await FingerprintReader.ReadAsync(
            connection, schema.Relations.Where(relation => relation.IsTable).OrderBy(relation => relation.Name).Select(relation => FingerprintQuery.Of(relation)), null, Cancellation);
    }

    private static async Task AssertTrueAsync(TestDatabase database, IEnumerable<string> queries)
    {
        foreach (var query in queries)
            Assert.True(await database.ScalarAsync(query) is true, query);
    }

    private static async Task<string> PsqlAsync(int version)
    {
        try
        {
            var tools = await ClientTools.FindAsync(version, Cancellation);
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
            .WithArguments(["-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-f", Path.Combine(_folder, file)])
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
