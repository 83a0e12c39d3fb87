using System.Text;
using System.Text.Json.Nodes;
using Vibes.UuidToolkit.Verification.Endpoints;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Endpoints;

/// <summary>What a migration may break in an API's answers, each alone: the right pair passes, and no mutant survives.</summary>
public sealed class EndpointMutantTests
{
    private static readonly string Journal = $"/journals/{JournalApi.Uuid('j', 2)}";

    private static IReadOnlyList<Mutant> All { get; } =
    [
        Mutant.Of("an id of another row", "UK0665", "/journals", $"\"user_id\":\"{U(1)}\"", $"\"user_id\":\"{U(2)}\""),
        Mutant.Of("an id of another row where the entity has another name", "UK0669", Journal, $"\"author\":{{\"id\":\"{U(3)}\"", $"\"author\":{{\"id\":\"{U(1)}\""),
        Mutant.Of("an id of no row", "UK0665", "/journals", $"\"user_id\":\"{U(1)}\"", $"\"user_id\":\"{Guid.NewGuid()}\""),
        Mutant.Of("an id of another entity", "UK0665", "/journals", $"\"id\":\"{J(4)}\"", $"\"id\":\"{U(1)}\""),
        Mutant.Of("null for an id", "UK0665", "/journals", $"\"user_id\":\"{U(1)}\"", "\"user_id\":null"),
        Mutant.Of("an id made anew for each answer", "UK0665", "/users/me", answer => answer with { Body = answer.Body.Replace(U(2), Guid.NewGuid().ToString(), StringComparison.Ordinal) }),
        Mutant.Of("ids of a list made anew for each answer", "UK0665", "/users", answer => answer with { Body = answer.Body.Replace(U(1), Guid.NewGuid().ToString(), StringComparison.Ordinal) }),
        Mutant.Of("a lost Location", "UK0665", "/latest", answer => answer with { Location = null }),
        Mutant.Of("a lost Link", "UK0665", "/journals", answer => answer with { Link = null }),
        Mutant.Of("a lost character set", "UK0665", "/readme", answer => answer with { ContentType = "text/plain" }),
        Mutant.Of("204 for 200", "UK0665", "/users/me", answer => answer with { Status = 204, Body = "" }),
        Mutant.Of("an id that stayed an integer everywhere", "UK0667", "/deleted", _ => new("/deleted", 200, """{"journal":{"id":25}}""")),
        Mutant.Of("a nil UUID", "UK0667", Journal, $"\"author\":{{\"id\":\"{U(3)}\"", $"\"author\":{{\"id\":\"{Guid.Empty}\""),
        Mutant.Of("an id in upper case", "UK0668", "/users/me", answer => answer with { Body = answer.Body.Replace(U(2), U(2).ToUpperInvariant(), StringComparison.Ordinal) }),
        Mutant.Of("an id without hyphens", "UK0668", "/users", $"\"{U(1)}\"", $"\"{U(1).Replace("-", "", StringComparison.Ordinal)}\""),
        Mutant.Of("an id in braces", "UK0668", "/users", $"\"{U(1)}\"", $"\"{{{U(1)}}}\""),
        Mutant.Of("a list in another order", "UK0665", "/users", answer => answer with { Body = new JsonArray([.. JsonNode.Parse(answer.Body)!.AsArray().Reverse().Select(user => user!.DeepClone())]).ToJsonString() }),
        Mutant.Of("ids of a list in another order", "UK0665", "/journals", $"[\"{T(1)}\",\"{T(3)}\"]", $"[\"{T(3)}\",\"{T(1)}\"]"),
        Mutant.Of("an item too few", "UK0665", "/users", answer => answer with { Body = answer.Body[..answer.Body.LastIndexOf(",{", StringComparison.Ordinal)] + "]" }),
        Mutant.Of("a member too few", "UK0665", "/users/me", ",\"name\":\"user 2\"", ""),
        Mutant.Of("a member too many", "UK0665", "/users/me", "\"name\":", "\"legacyId\":2,\"name\":"),
        Mutant.Of("a member twice", "UK0665", "/users/me", "\"name\":", "\"name\":\"x\",\"name\":"),
        Mutant.Of("a text of another letter", "UK0665", "/users/me", "user 2", "User 2"),
        Mutant.Of("an empty text for a null", "UK0665", "/journals", "\"parentJournalId\":null", "\"parentJournalId\":\"\""),
        Mutant.Of("a text for a number", "UK0665", "/stats", "\"count\": 20", "\"count\": \"20\""),
        Mutant.Of("a number without its zeros", "UK0665", "/stats", "1.50", "1.5"),
        Mutant.Of("a number with an exponent", "UK0665", "/stats", "\"count\": 20", "\"count\": 2e1"),
        Mutant.Of("a number that lost its last digits", "UK0665", "/stats", "12345678901234567890", "12345678901234567000"),
        Mutant.Of("a count that is another one", "UK0665", "/stats", "\"year\": 2024", "\"year\": 2025"),
        new("200 for 404", "UK0665", answer => answer.Status == 404 ? answer with { Status = 200 } : answer),
        Mutant.Of("500 for 200", "UK0665", "/users/me", answer => answer with { Status = 500 }),
        Mutant.Of("301 for 302", "UK0665", "/latest", answer => answer with { Status = 301 }),
        new("a message about another id", "UK0665", answer => answer with { Body = answer.Body.Replace($"There is no journal {J(25)}", $"There is no journal {J(24)}", StringComparison.Ordinal) }),
        new("a changed header", "UK0665", answer => answer with { CacheControl = "public" }),
        Mutant.Of("another Content-Type", "UK0665", "/readme", answer => answer with { ContentType = "text/markdown; charset=utf-8" }),
        Mutant.Of("a changed text", "UK0665", "/readme", "Vibes", "vibes"),
        Mutant.Of("a Location with another id", "UK0665", "/latest", answer => answer with { Location = answer.Location!.Replace(J(3), J(4), StringComparison.Ordinal) }),
        Mutant.Of("a Location to elsewhere", "UK0665", "/latest", answer => answer with { Location = answer.Location!.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) }),
        Mutant.Of("a cursor with another id", "UK0665", "/journals", answer => answer with { Body = answer.Body.Replace(Cursor(5), Cursor(4), StringComparison.Ordinal) }),
        Mutant.Of("a Link with another id", "UK0665", "/journals", answer => answer with { Link = answer.Link!.Replace(U(1), U(2), StringComparison.Ordinal) }),
        Mutant.Of("an address with another id", "UK0665", "/journals", $"/journals/{J(2)}\"", $"/journals/{J(3)}\""),
        Mutant.Of("a global id of another row", "UK0665", Journal, Global(2), Global(3)),
    ];

    public static TheoryData<string> Names => [.. All.Select(mutant => mutant.Name)];

    [Fact]
    public async Task The_right_pair_passes()
    {
        var (before, after) = await PairAsync(null);

        Assert.Empty(EndpointComparison.Compare(before, after, migrated: true));
        foreach (var name in before.Keys.Where(name => name != EndpointSnapshot.IdsName))
            Assert.Equal(before[name], after[name]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_mutant_survives(string name)
    {
        var mutant = All.Single(mutant => mutant.Name == name);

        var (before, after) = await PairAsync(mutant.Fault);

        Assert.Contains(EndpointComparison.Compare(before, after, migrated: true), finding => finding.Code == mutant.Code);
    }

    [Fact]
    public async Task An_API_that_was_not_migrated_is_equal_to_itself_and_not_a_migrated_one()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: false);
        var (before, after) = ((await api.RecordAsync()).Texts, (await api.RecordAsync()).Texts);

        Assert.Empty(EndpointComparison.Compare(before, after, migrated: false));
        var findings = EndpointComparison.Compare(before, after, migrated: true);
        Assert.All(findings, finding => Assert.Equal("UK0667", finding.Code));
        Assert.Equal(["author", "journal", "owner", "tag", "user"], findings.Select(finding => finding.Subject));
        Assert.Contains(findings, finding => finding.Message == "3 ids are no UUID: user_1 is 1, user_2 is 2, user_3 is 3.");
    }

    [Fact]
    public async Task A_migrated_API_is_not_equal_to_what_it_was()
    {
        var (before, after) = await PairAsync(null);

        var findings = EndpointComparison.Compare(before, after, migrated: false);

        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal("UK0665", finding.Code));
    }

    private static string U(int number) => JournalApi.Uuid('u', number);

    private static string J(int number) => JournalApi.Uuid('j', number);

    private static string T(int number) => JournalApi.Uuid('t', number);

    private static string Cursor(int number) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"2024-01-05T10:00:00Z|{J(number)}"));

    private static string Global(int number) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"Journal:{J(number)}"));

    private static async Task<(IReadOnlyDictionary<string, string> Before, IReadOnlyDictionary<string, string> After)> PairAsync(Func<ApiAnswer, ApiAnswer>? fault)
    {
        await using var integers = await JournalApi.StartAsync(isMigrated: false);
        await using var uuids = await JournalApi.StartAsync(isMigrated: true, fault);
        return ((await integers.RecordAsync()).Texts, (await uuids.RecordAsync()).Texts);
    }
}
