using Vibes.UuidToolkit.Verification.Baselines;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Baselines;

public sealed class BaselineFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("baselines-").FullName;

    [Fact]
    public void A_text_that_has_no_baseline_becomes_one()
    {
        var comparison = Assert.Single(Compare("schema", "a\n"));

        Assert.True(comparison.IsNew);
        Assert.False(comparison.IsDifferent);
        Assert.Equal("a\n", File.ReadAllText(File_("schema.verified.txt")));
        Assert.Equal("a\n"u8.ToArray(), File.ReadAllBytes(File_("schema.verified.txt")));
    }

    [Fact]
    public void A_difference_is_left_beside_the_baseline_which_stays()
    {
        Compare("schema", "a\n");

        var comparison = Assert.Single(Compare("schema", "b\n"));

        Assert.True(comparison.IsDifferent);
        Assert.Equal("a\n", File.ReadAllText(File_("schema.verified.txt")));
        Assert.Equal("b\n", File.ReadAllText(File_("schema.received.txt")));
    }

    [Fact]
    public void What_was_received_goes_when_it_is_equal_again()
    {
        Compare("schema", "a\n");
        Compare("schema", "b\n");

        Assert.False(Assert.Single(Compare("schema", "a\n")).IsDifferent);
        Assert.Equal(["schema.verified.txt"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_working_copy_with_CRLF_is_no_difference()
    {
        File.WriteAllText(File_("schema.verified.txt"), "a\r\nb\r\n");

        Assert.False(Assert.Single(Compare("schema", "a\nb\n")).IsDifferent);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IEnumerable<BaselineComparison> Compare(string name, string text) =>
        new BaselineFolder(_folder).Compare(new Dictionary<string, string> { [name] = text });

    private string File_(string name) => Path.Combine(_folder, name);
}
