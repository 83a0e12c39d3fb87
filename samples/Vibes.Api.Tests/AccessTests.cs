using System.Net;
using Vibes.Api.Dtos;
using Xunit;

namespace Vibes.Api.Tests;

public sealed class AccessTests(VibesApplication api) : IClassFixture<VibesApplication>
{
    [Fact]
    public async Task Is_healthy() =>
        Assert.Equal("healthy", (await api.Anonymous().GetAsync<HealthDto>("/health")).Status);

    [Fact]
    public async Task Describes_itself() => Assert.Equal(HttpStatusCode.OK, await api.Anonymous().StatusAsync("/openapi/v1.json"));

    [Theory]
    [InlineData("/api/v1/users/me")]
    [InlineData("/api/v1/journals")]
    [InlineData("/api/v1/journals/1020")]
    [InlineData("/api/v1/reminders/556")]
    [InlineData("/api/v1/tags/1")]
    [InlineData("/api/v1/secret-tags/3")]
    [InlineData("/api/v1/reports/months")]
    public async Task Wants_a_token(string url) => Assert.Equal(HttpStatusCode.Unauthorized, await api.Anonymous().StatusAsync(url));

    [Fact]
    public async Task Wants_a_token_of_its_own()
    {
        var client = api.Anonymous();
        client.DefaultRequestHeaders.Add("Authorization", "Bearer 1.0123456789");
        Assert.Equal(HttpStatusCode.Unauthorized, await client.StatusAsync("/api/v1/users/me"));
    }

    [Fact]
    public async Task Keeps_closed_accounts_out() => Assert.Equal(HttpStatusCode.Unauthorized, await api.As(4).StatusAsync("/api/v1/users/me"));

    [Fact]
    public async Task Issues_tokens_to_the_front_end()
    {
        var token = await (await api.FrontEnd().PostAsync("/api/v1/tokens", new TokenRequest("User2@example.org"))).ReadAsync<TokenDto>();
        Assert.Equal(2, token.UserId);

        var client = api.Anonymous();
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {token.Token}");
        Assert.Equal(2, (await client.GetAsync<UserDto>("/api/v1/users/me")).Id);
    }

    [Fact]
    public async Task Issues_tokens_to_nobody_else()
    {
        var response = await api.Anonymous().PostAsync("/api/v1/tokens", new TokenRequest("user2@example.org"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("system@vibes.example", HttpStatusCode.NotFound)]
    [InlineData("Deleted.User@vibes.example", HttpStatusCode.NotFound)]
    [InlineData("user4@example.org", HttpStatusCode.NotFound)]
    [InlineData("nobody", HttpStatusCode.BadRequest)]
    public async Task Issues_no_token_for_such_addresses(string email, HttpStatusCode status)
    {
        var response = await api.FrontEnd().PostAsync("/api/v1/tokens", new TokenRequest(email));
        Assert.Equal(status, response.StatusCode);
    }
}
