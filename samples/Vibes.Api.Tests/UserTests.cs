using System.Net;
using Vibes.Api.Dtos;
using Vibes.Api.Models;
using Xunit;

namespace Vibes.Api.Tests;

public sealed class UserTests(VibesApplication api) : IClassFixture<VibesApplication>
{
    [Fact]
    public async Task Tells_who_one_is()
    {
        var me = await api.As(3).GetAsync<UserDto>("/api/v1/users/me");
        Assert.Equal(3, me.Id);
        Assert.Equal("user3@example.org", me.Email);
        Assert.Equal(1, me.InvitedById);
        Assert.Equal("cus_00000003", me.BillingCustomerId);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(5, false)]
    [InlineData(16, true)]
    public async Task Gives_the_new_editor_to_a_quarter(int userId, bool expected) =>
        Assert.Equal(expected, (await api.As(userId).GetAsync<UserDto>("/api/v1/users/me")).HasNewEditor);

    [Fact]
    public async Task Renames_oneself()
    {
        var client = api.As(6);
        Assert.Equal("Mei", (await (await client.PutAsync("/api/v1/users/me", new UserChangeDto("Mei"))).ReadAsync<UserDto>()).DisplayName);
        Assert.Equal("Mei", (await client.GetAsync<UserSummaryDto>("/api/v1/users/6")).DisplayName);
    }

    [Theory]
    [InlineData("/api/v1/users/0", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/users/-1", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/users/10", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/users/2147483648", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/users?ids=x", HttpStatusCode.BadRequest)]
    public async Task Does_not_find(string url, HttpStatusCode status) => Assert.Equal(status, await api.As(1).StatusAsync(url));

    [Fact]
    public async Task Names_several_in_the_order_of_their_ids()
    {
        var users = await api.As(1).GetAsync<UserSummaryDto[]>($"/api/v1/users?ids=5,2,{User.DeletedUserId},10,2");
        Assert.Equal([new UserSummaryDto(2, "Siobhán O'Brien"), new UserSummaryDto(5, "Łukasz")], users);
    }

    [Fact]
    public async Task Names_guests_of_guests()
    {
        var guests = await api.As(1).GetAsync<GuestDto[]>("/api/v1/users/3/guests");
        Assert.Contains(guests, guest => guest is { GuestId: 7, Distance: 1 });
        Assert.Contains(guests, guest => guest is { GuestId: 16, Distance: 2 });
    }

    [Fact]
    public async Task Remembers_sign_ins()
    {
        await api.FrontEnd().PostAsync("/api/v1/tokens", new TokenRequest("user8@example.org"));
        var history = await api.As(8).GetAsync<AuditEntryDto[]>("/api/v1/users/me/history?count=1");
        Assert.Equal((8, "login"), Assert.Single(history.Select(entry => (entry.UserId, entry.Action))));
    }
}
