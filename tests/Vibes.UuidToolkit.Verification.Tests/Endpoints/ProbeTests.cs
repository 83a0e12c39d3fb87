using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Endpoints;
using Vibes.UuidToolkit.Verification.Snapshots;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Endpoints;

/// <summary>What a migrated API is asked besides: bad ids, other spellings, and the life of a resource.</summary>
public sealed class ProbeTests
{
    [Fact]
    public async Task A_sound_API_passes_and_nothing_is_left_behind()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: true);

        Assert.Empty(await ProbeAsync(api));
        // Two requests of the list have an id in their path, and nine variants each.
        Assert.Equal(18 + 6, api.Log.Skip(24).Count());
        Assert.StartsWith("DELETE /journals/", api.Log.Last(line => !line.StartsWith("GET", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_API_that_hands_bad_ids_to_the_database_fails()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: true, failsOnBadIds: true);

        var findings = await ProbeAsync(api);

        Assert.All(findings, finding => Assert.Equal("UK0671", finding.Code));
        Assert.Contains(findings, finding => finding.Subject == "GET /journals/not-a-uuid");
        Assert.Contains(findings, finding => finding.Subject == "GET /journals/1");
    }

    [Fact]
    public async Task An_API_that_answers_to_anything_is_found()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: true, answer => answer.Status == 404 ? answer with { Status = 200, Body = "{}" } : answer);

        Assert.Contains(await ProbeAsync(api), finding => finding.Code == "UK0672" && finding.Subject == "GET /journals/1");
    }

    /// <summary>An API that looks rows up by what they were before knows nothing of 1, which is no journal of this list.</summary>
    [Fact]
    public async Task An_API_that_still_answers_to_an_old_id_is_found()
    {
        await using var before = await JournalApi.StartAsync(isMigrated: false);
        await using var api = await JournalApi.StartAsync(isMigrated: true, answer => answer.Path == "/journals/2" ? answer with { Status = 200, Body = "{}" } : answer);
        var source = new ApiSource(Recordings.Server(api.BaseUrl), EndpointFile.Parse(Recordings.Endpoints, "endpoints.json")) { Probe = true };
        var recorded = (await before.RecordAsync()).Texts.Select(text => new Snapshot(text.Key, text.Value));

        Assert.DoesNotContain((await ApiSnapshots.TakeAsync(source, null, TestContext.Current.CancellationToken)).Diagnostics, finding => finding.Code == "UK0672");
        var finding = Assert.Single((await ApiSnapshots.TakeAsync(source with { Before = [.. recorded] }, null, TestContext.Current.CancellationToken)).Diagnostics, finding => finding.Code == "UK0672");

        Assert.Equal(("GET /journals/2", "With its old integer the status was 200."), (finding.Subject, finding.Message));
    }

    [Fact]
    public async Task An_API_that_redirects_an_integer_does_not_refuse_it()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: true, answer => answer.Path == "/journals/1" ? answer with { Status = 301, Location = "/login" } : answer);

        Assert.Equal("UK0672", Assert.Single(await ProbeAsync(api)).Code);
    }

    [Fact]
    public async Task An_API_that_finds_another_row_by_upper_case_is_found()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: true, ignoresCaseWrongly: true);

        var findings = await ProbeAsync(api);

        Assert.Contains(findings, finding => finding.Code == "UK0673" && finding.Message.StartsWith("With upper case", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Code == "UK0673" && finding.Message.StartsWith("With braces", StringComparison.Ordinal));
    }

    /// <summary>Faults of the round trip, and the step that finds each.</summary>
    public static TheoryData<string, string> RoundTripFaults => new()
    {
        { "not created", "create: the status was 500" },
        { "an integer for an id", "create: the new id is 1000" },
        { "an id in upper case", "create: the new id is " },
        { "no id", "create: the answer has no member id" },
        { "read as another", "read: the answer has the id" },
        { "lost update", "read the update: title is not what was sent" },
        { "refused update", "update: the status was 405" },
        { "not deleted", "delete: the status was 403" },
        { "still there", "read what is deleted: the status was 200" },
    };

    [Theory]
    [MemberData(nameof(RoundTripFaults))]
    public async Task A_fault_of_the_round_trip_is_found(string fault, string message)
    {
        var created = "";
        await using var api = await JournalApi.StartAsync(isMigrated: fault != "an integer for an id", answer =>
        {
            if (answer.Status == 201)
                created = answer.Location!;
            return (fault, answer.Status, answer.Path) switch
            {
                ("not created", 201, _) => answer with { Status = 500 },
                ("an id in upper case", 201, _) => answer with { Body = answer.Body.ToUpperInvariant().Replace("\"ID\"", "\"id\"", StringComparison.Ordinal) },
                ("no id", 201, _) => answer with { Body = "{}", Location = null },
                ("read as another", 200, var path) when path == created => answer with { Body = $"{{\"id\":\"{Guid.NewGuid()}\"}}" },
                ("refused update", 200, var path) when path == created && answer.Body.Contains("Changed", StringComparison.Ordinal) => answer with { Status = 405 },
                ("not deleted", 204, _) => answer with { Status = 403 },
                ("still there", 404, var path) when path == created => answer with { Status = 200 },
                _ => answer,
            };
        }, losesUpdates: fault == "lost update");

        var findings = await ProbeAsync(api);

        Assert.Contains(findings, finding => finding.Code == "UK0674" && finding.Subject == "journals" && finding.Message.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_API_with_integers_has_nothing_to_probe()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: false);

        Assert.Contains(await ProbeAsync(api), notice => notice.Code == "UK0675");
    }

    private static async Task<ImmutableArray<Diagnostic>> ProbeAsync(JournalApi api)
    {
        using var run = new EndpointRun(EndpointFile.Parse(Recordings.Endpoints, "endpoints.json"), Recordings.Server(api.BaseUrl));
        await run.RecordAsync(null, TestContext.Current.CancellationToken);
        return await run.ProbeAsync(null, TestContext.Current.CancellationToken);
    }
}
