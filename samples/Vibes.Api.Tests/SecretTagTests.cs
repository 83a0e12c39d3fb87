using System.Net;
using Vibes.Api.Dtos;
using Xunit;

namespace Vibes.Api.Tests;

public sealed class SecretTagTests(VibesApplication api) : IClassFixture<VibesApplication>
{
    private static readonly byte[] Ciphertext = [1, 2, 3];

    [Theory]
    [InlineData(0, new long[] { 3, 6, 9 })]
    [InlineData(9, new long[] { 12, 15, 18 })]
    public async Task Lists_by_page(long after, long[] expected)
    {
        var secrets = await api.As(1).GetAsync<SecretTagDto[]>($"/api/v1/secret-tags?after={after}&take=3");
        Assert.Equal(expected, secrets.Select(secret => secret.Id));
    }

    [Fact]
    public async Task Reads_one()
    {
        var secret = await api.As(1).GetAsync<SecretTagDto>("/api/v1/secret-tags/6");
        Assert.Equal((6, "tag-6", "the cat's name"), (secret.Id, secret.Slug, secret.Hint));
        Assert.Equal(32, secret.Ciphertext.Length);
    }

    [Fact]
    public async Task Does_not_find_a_tag_that_is_not_hidden() =>
        Assert.Equal(HttpStatusCode.NotFound, await api.As(1).StatusAsync("/api/v1/secret-tags/1"));

    [Fact]
    public async Task Knows_which_are_hidden() =>
        Assert.Equal(new long[] { 3, 9 }, await api.As(1).GetAsync<long[]>("/api/v1/secret-tags/hidden?tagIds=9&tagIds=1&tagIds=3"));

    [Fact]
    public async Task Hides_changes_and_shows_again()
    {
        var client = api.As(1);
        var response = await client.PostAsync("/api/v1/secret-tags", new SecretTagInput("20", null, Ciphertext));
        Assert.Equal(20, (await response.ReadAsync<SecretTagDto>(HttpStatusCode.Created)).Id);
        Assert.Equal("/api/v1/secret-tags/20", response.Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync("/api/v1/secret-tags/20", new SecretTagInput(null, "a hint", Ciphertext))).StatusCode);
        Assert.Equal("a hint", (await client.GetAsync<SecretTagDto>("/api/v1/secret-tags/20")).Hint);

        Assert.Equal(HttpStatusCode.NoContent, await client.RemoveAsync("/api/v1/secret-tags/20"));
        Assert.False((await client.GetAsync<TagDto>("/api/v1/tags/20")).IsSecret);
    }

    [Theory]
    [InlineData("99", HttpStatusCode.NotFound)]
    [InlineData("", HttpStatusCode.NotFound)]
    [InlineData("tag-1", HttpStatusCode.BadRequest)]
    public async Task Hides_no_such_tag(string tagId, HttpStatusCode status)
    {
        var response = await api.As(1).PostAsync("/api/v1/secret-tags", new SecretTagInput(tagId, null, Ciphertext));
        Assert.Equal(status, response.StatusCode);
    }
}
