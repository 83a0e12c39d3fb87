using Npgsql;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Rehearsing;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Pitfalls;

/// <summary>Every pitfall on every version: refused before anything is touched, or converted, verified and taken back byte for byte.</summary>
public sealed class PitfallTests : PitfallRun
{
    private static async Task AssertVerifiedAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        Assert.Empty(await MigratedState.CheckAsync(connection, (await ToolkitState.ReadAsync(connection, Cancellation))!, null, Cancellation));
    }

    [Fact]
    public async Task Temporary_tables_of_other_sessions_are_no_concern()
    {
        await using var database = await TestDatabases.CreateAsync("CREATE TABLE public.users (id serial PRIMARY KEY);");
        await using var other = await database.OpenAsync();
        await using var command = new NpgsqlCommand("CREATE TEMPORARY TABLE mine (id serial PRIMARY KEY, user_id int)", other);
        await command.ExecuteNonQueryAsync(Cancellation);
        await using var connection = await database.OpenAsync();
        var key = MappingKey.Create();
        var (_, plan) = await PlanReader.PlanAsync(connection, new(), key, null, Cancellation);

        Assert.Equal("public.users.id", Assert.Single(plan.Manifest.Columns).ToString());
        using var journal = Journal.Open(Path.Combine(Folder, "journal.jsonl"));
        await new Migrator(database.ConnectionString, new RunOptions(), journal).MigrateAsync(plan.Manifest, key, Cancellation);
    }

    /// <summary>Whatever a pitfall is, a column that keeps old ids does not make it another.</summary>
    [Theory]
    [MemberData(nameof(CasesWithoutOldIds))]
    public Task With_old_ids_kept_is_refused_or_converted_and_taken_back_as_without(string name, int version)
    {
        var pitfall = PitfallCase.Read(name);
        return RunAsync(pitfall with { Options = pitfall.Options with { KeepOldIds = new() } }, version);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Is_refused_or_converted_and_taken_back(string name, int version) => RunAsync(PitfallCase.Read(name), version);

    private async Task RunAsync(PitfallCase pitfall, int version)
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
}
