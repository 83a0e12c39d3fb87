using Vibes.Api.Services;
using Xunit;

namespace Vibes.Api.Tests;

public sealed class ReferenceNumberTests
{
    [Theory]
    [InlineData(1, "J-000001")]
    [InlineData(1020, "J-001020")]
    [InlineData(12345678, "J-12345678")]
    public void Reads_what_it_writes(int journalId, string reference)
    {
        Assert.Equal(reference, ReferenceNumber.Of(journalId));
        Assert.True(ReferenceNumber.TryParse(reference, out var read));
        Assert.Equal(journalId, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1020")]
    [InlineData("J-")]
    [InlineData("J--5")]
    [InlineData("X-001020")]
    public void Rejects_other_texts(string? text)
    {
        Assert.False(ReferenceNumber.TryParse(text, out var journalId));
        Assert.Equal(0, journalId);
    }
}
