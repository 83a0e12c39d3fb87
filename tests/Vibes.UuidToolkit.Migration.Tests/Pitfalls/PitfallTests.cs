using Npgsql;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Pitfalls;

/// <summary>
/// Every pitfall on the usual version: refused before anything is touched, or converted, verified and taken back byte for byte. The scripts for psql do the same to
/// the last byte, and a comparison, which knows nothing of the plan, finds changed keys and what the configuration says and nothing else.
/// </summary>
public sealed class PitfallTests : PitfallRoundTrip
{
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

    [Theory]
    [MemberData(nameof(CasesOnUsualVersion))]
    public Task Is_refused_or_converted_and_taken_back(string name, int version) => RunAsync(PitfallCase.Read(name), version, isWholeProof: true);
}
