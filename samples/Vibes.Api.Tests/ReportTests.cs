using System.Net;
using Vibes.Api.Dtos;
using Xunit;

namespace Vibes.Api.Tests;

public sealed class ReportTests(VibesApplication api) : IClassFixture<VibesApplication>
{
    [Fact]
    public async Task Counts_by_month()
    {
        var months = await api.As(1).GetAsync<MonthDto[]>("/api/v1/reports/months");
        Assert.Equal(new MonthDto(2023, 1, 1), months[0]);
        Assert.Equal(11, months.Sum(month => month.Count));
    }

    [Fact]
    public async Task Ranks_authors()
    {
        var authors = await api.As(1).GetAsync<AuthorDto[]>("/api/v1/reports/authors?count=3");
        Assert.Equal([1, 2, 3], authors.Select(author => author.Rank));
        Assert.Equal([-1, 0, 1], authors.Select(author => author.UserId));
    }

    [Fact]
    public async Task Shows_highlights_newest_first()
    {
        var highlights = await api.As(1).GetAsync<HighlightDto[]>("/api/v1/reports/highlights?chosenBy=-1");
        Assert.Equal(new HighlightDto(500, 1000, 1, "Morning pages", "Für die Titelseite"), highlights[^1]);
        Assert.True(highlights[0].Id > highlights[1].Id);
    }

    [Fact]
    public async Task Chooses_a_highlight()
    {
        var client = api.As(2);
        var response = await client.PostAsync("/api/v1/reports/highlights", new HighlightInput(1020, 9, "Good"));
        var id = await response.ReadAsync<int>(HttpStatusCode.Created);
        var chosen = Assert.Single(await client.GetAsync<HighlightDto[]>(response.Headers.Location!.OriginalString));
        Assert.Equal((id, 1020, 9), (chosen.Id, chosen.JournalId, chosen.TagId));
    }

    [Theory]
    [InlineData(1020, 1, HttpStatusCode.NotFound)]
    [InlineData(0, 1, HttpStatusCode.BadRequest)]
    public async Task Chooses_no(int journalId, long tagId, HttpStatusCode status)
    {
        var response = await api.As(1).PostAsync("/api/v1/reports/highlights", new HighlightInput(journalId, tagId, null));
        Assert.Equal(status, response.StatusCode);
    }
}
