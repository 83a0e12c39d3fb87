using System.Net;
using Vibes.Api.Dtos;
using Xunit;

namespace Vibes.Api.Tests;

public sealed class TagTests(VibesApplication api) : IClassFixture<VibesApplication>
{
    [Fact]
    public async Task Searches_by_name()
    {
        var tags = await api.As(1).GetAsync<TagDto[]>("/api/v1/tags?search=träume");
        Assert.Equal(new long[] { 2, 9, 16, 23 }, tags.Select(tag => tag.Id));
        Assert.Equal([9L], tags.Where(tag => tag.IsSecret).Select(tag => tag.Id));
    }

    [Theory]
    [InlineData("/api/v1/tags/5000000000")]
    [InlineData("/api/v1/tags/by-slug/imported")]
    public async Task Reads_one(string url) => Assert.Equal(5000000000, (await api.As(1).GetAsync<TagDto>(url)).Id);

    [Theory]
    [InlineData("/api/v1/tags/99")]
    [InlineData("/api/v1/tags/by-slug/none")]
    public async Task Does_not_find(string url) => Assert.Equal(HttpStatusCode.NotFound, await api.As(1).StatusAsync(url));

    [Fact]
    public async Task Knows_ones_journals() =>
        Assert.Equal(new List<int> { 1020, 2560, 3720 }, await api.As(1).GetAsync<List<int>>("/api/v1/tags/16/journals"));

    [Fact]
    public async Task Makes_changes_and_deletes()
    {
        var client = api.As(1);
        var response = await client.PostAsync("/api/v1/tags", new TagInput("garden", "Garden"));
        var tag = await response.ReadAsync<TagDto>(HttpStatusCode.Created);
        Assert.True(tag.Id > 0);
        Assert.Equal("/api/v1/tags/" + tag.Id, response.Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync($"/api/v1/tags/{tag.Id}", new TagInput("yard", "Yard"))).StatusCode);
        Assert.Equal("yard", (await client.GetAsync<TagDto>($"/api/v1/tags/{tag.Id}")).Slug);

        Assert.Equal(HttpStatusCode.NoContent, await client.RemoveAsync($"/api/v1/tags/{tag.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync($"/api/v1/tags/{tag.Id}"));
    }

    [Fact]
    public async Task Keeps_a_tag_that_is_in_use() => Assert.Equal(HttpStatusCode.Conflict, await api.As(1).RemoveAsync("/api/v1/tags/3"));

    [Fact]
    public async Task Rejects_a_slug_with_spaces() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await api.As(1).PostAsync("/api/v1/tags", new TagInput("no slug", "x"))).StatusCode);

    [Fact]
    public async Task Merges_two()
    {
        var client = api.As(1);
        var response = await client.PostAsync("/api/v1/tags/merge", new MergeRequest(SourceId: 27, TargetId: 28));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/api/v1/tags/27"));
        Assert.Equal([28, 5], (await client.GetAsync<JournalDto>("/api/v1/journals/2370")).TagIds);
    }

    [Theory]
    [InlineData(5, 5, HttpStatusCode.NotFound)]
    [InlineData(5, 99, HttpStatusCode.NotFound)]
    [InlineData(5, 0, HttpStatusCode.BadRequest)]
    public async Task Does_not_merge(long sourceId, long targetId, HttpStatusCode status)
    {
        var response = await api.As(1).PostAsync("/api/v1/tags/merge", new MergeRequest(sourceId, targetId));
        Assert.Equal(status, response.StatusCode);
    }
}
