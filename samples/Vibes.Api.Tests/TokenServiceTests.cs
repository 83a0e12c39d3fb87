using Microsoft.Extensions.Options;
using Vibes.Api.Models;
using Vibes.Api.Security;
using Xunit;

namespace Vibes.Api.Tests;

public sealed class TokenServiceTests
{
    private static readonly TokenService Tokens = new(Options.Create(new VibesOptions { TokenKey = "the key of these tests" }));

    [Theory]
    [InlineData(1)]
    [InlineData(219)]
    public void Tells_whom_a_token_is_for(int userId)
    {
        Assert.True(Tokens.TryRead(Tokens.Issue(userId), out var read));
        Assert.Equal(userId, read);
    }

    [Fact]
    public void Signs_the_user() => Assert.False(Tokens.TryRead(Tokens.Issue(1).Replace("1.", "2.", StringComparison.Ordinal), out _));

    [Theory]
    [InlineData(User.SystemUserId)]
    [InlineData(User.DeletedUserId)]
    public void Issues_none_for_accounts_that_are_nobody(int userId) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokens.Issue(userId));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.00")]
    [InlineData("x.y")]
    public void Reads_nothing_into_other_texts(string token)
    {
        Assert.False(Tokens.TryRead(token, out var userId));
        Assert.Equal(-1, userId);
    }
}
