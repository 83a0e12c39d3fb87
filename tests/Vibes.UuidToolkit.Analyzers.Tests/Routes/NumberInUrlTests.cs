using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Routes;

/// <summary>VUID0408: numbers in URLs, told by the words beside them.</summary>
public sealed class NumberInUrlTests
{
    [Fact]
    public Task Reports() => RuleTest.Reports(Descriptors.NumberInUrl, CodeBlock.Of(""""
        string[] Paths(string host, int page) =>
        [
            "/api/v1/journals/[|1020|]", "/journal/[|1|]", "/users/[|3|]/guests", "/users/[|3|]/journals/[|5|]?page=2", "/journals/[|-1|]", "/users/[|0|]#top",
            "/reminders?journalId=[|5830|]", "/reminders?page=2&journal_id=[|7|]&size=1", "/journals?id=[|5|]", "/reminders/hidden?journalIds=[|9|]&journalIds=[|1|]",
            @"/journals/[|5|]", """/journals/[|5|]""", "/journals/\u0031/tags/[|9|]",
            $"/journals/[|1020|]/neighbours?page={page}", $"{host}" + "/journals/[|5|]", $"/{host}/journals/[|5|]", $"/{page}/journals/[|5|]/x",
        ];
        Task<string> Relative(System.Net.Http.HttpClient client) => client.GetStringAsync("api/journals/[|5|]");
        """".Replace("/journals/\\u0031/tags/[|9|]", "/journals/[|\\u0031|]/tags/[|9|]", StringComparison.Ordinal)));

    /// <summary>Words that are no entity's, numbers that are a part of something, other systems, and texts that are no URLs.</summary>
    [Fact]
    public Task Is_silent() => RuleTest.Reports(Descriptors.NumberInUrl, CodeBlock.Of("""
        string[] Paths(string host, int page, int id) =>
        [
            "/api/v1/journals", "/v1/5", "/billing/invoices/7/paid", "/journals/page/2", "/journals/5x", "/journals/1.5", "/journals/", "/journals?page=5", "/journals?stripeCustomerId=5",
            "/journals?after=5", "/journals/2147483648000000000000", "https://api.stripe.com/v1/users/5", "http://localhost/users/5", "users/5", "I read 5/journals/5 of them",
            "/journals/1" + page, $"/journals/1{page}", $"/journals/{page}1", $"{page}/5", "5/journals", "/journals#5", "/", "/5", "//", "/-/5", "?", "/users/-", "/journals/1,2",
            $"/journals/{id}", "/journals/" + id, "Journal.5",
        ];
        """));

    [Fact]
    public Task Of_an_entity_that_stays() => RuleTest.Reports(Descriptors.NumberInUrl, CodeBlock.Of("""
        string[] A() => ["/journals/5", "/users/[|5|]"];
        """), config: "vibes_uuid.excluded_entities = Journal");
}
