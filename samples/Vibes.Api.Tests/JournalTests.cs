using System.Net;
using Vibes.Api.Dtos;
using Xunit;

namespace Vibes.Api.Tests;

public sealed class JournalTests(VibesApplication api) : IClassFixture<VibesApplication>
{
    [Fact]
    public async Task Pages_through_the_journals_of_a_user()
    {
        var client = api.As(1);
        var seen = new List<int>();
        var after = 0;
        do
        {
            var page = await client.GetAsync<JournalPage>($"/api/v1/journals?take=4&after={after}");
            Assert.Equal(9, page.Count);
            seen.AddRange(page.Items.Select(journal => journal.Id));
            after = page.Next;
        }
        while (after != 0);

        Assert.Equal([1020, 1030, 1795, 2370, 2560, 3325, 3720, 4090, 4855], seen);
    }

    [Theory]
    [InlineData("archived=true", new[] { 5070, 5620 })]
    [InlineData("tagId=16", new[] { 1020, 2560, 3720 })]
    [InlineData("mood=happy&after=1030", new[] { 2560, 4090 })]
    [InlineData("year=2024", new[] { 3325, 4090, 4855 })]
    public async Task Filters(string query, int[] expected)
    {
        var page = await api.As(1).GetAsync<JournalPage>("/api/v1/journals?" + query);
        Assert.Equal(expected, page.Items.Select(journal => journal.Id));
    }

    [Theory]
    [InlineData("/api/v1/journals/1020")]
    [InlineData("/api/v1/journals/by-reference/J-001020")]
    public async Task Reads_one(string url)
    {
        var journal = await api.As(1).GetAsync<JournalDto>(url);
        Assert.Equal(1020, journal.Id);
        Assert.Equal(1, journal.UserId);
        Assert.Equal("J-001020", journal.Reference);
        Assert.Equal("Jürgen Groß", journal.Author);
        Assert.Equal(1, journal.MoodTagId);
        Assert.Equal([9, 16], journal.TagIds);
    }

    [Theory]
    [InlineData("/api/v1/journals/1025")]
    [InlineData("/api/v1/journals/1")]
    [InlineData("/api/v1/journals/abc")]
    [InlineData("/api/v1/journals/by-reference/J-999999")]
    [InlineData("/api/v1/journals/1025/export")]
    public async Task Does_not_find(string url) => Assert.Equal(HttpStatusCode.NotFound, await api.As(1).StatusAsync(url));

    [Fact]
    public async Task Rejects_an_impossible_page() =>
        Assert.Equal(HttpStatusCode.BadRequest, await api.As(1).StatusAsync("/api/v1/journals?after=-1"));

    [Fact]
    public async Task Knows_the_latest() => Assert.Equal(5635, (await api.As(2).GetAsync<JournalDto>("/api/v1/journals/latest")).Id);

    [Theory]
    [InlineData(1020, null, 1030)]
    [InlineData(1030, 1020, 1795)]
    [InlineData(5620, 5070, null)]
    public async Task Knows_the_neighbours(int journalId, int? previousId, int? nextId)
    {
        var neighbours = await api.As(1).GetAsync<Dictionary<string, int?>>($"/api/v1/journals/{journalId}/neighbours");
        Assert.Equal(previousId, neighbours["previousId"]);
        Assert.Equal(nextId, neighbours["nextId"]);
    }

    [Fact]
    public async Task Exports_a_text_named_by_its_number()
    {
        var response = await api.As(1).GetAsync("/api/v1/journals/1020/export", TestContext.Current.CancellationToken);
        Assert.Equal("journal-001020.txt", response.Content.Headers.ContentDisposition!.FileName);
        Assert.StartsWith("J-001020 ", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
