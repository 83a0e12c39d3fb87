using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Baselines;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Baselines;

public sealed class BaselineFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("baselines-").FullName;

    private const string A = "# uuidkit schema 1\na\n";
    private const string B = "# uuidkit schema 1\nb\n";

    [Fact]
    public void A_snapshot_that_has_no_baseline_becomes_one()
    {
        var comparison = Compare("queries/users", A);

        Assert.True(comparison.IsNew);
        Assert.False(comparison.IsDifferent);
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(A), File.ReadAllBytes(File_("queries/users.verified.txt")));
    }

    [Fact]
    public void A_difference_is_left_beside_the_baseline_which_stays()
    {
        Compare("schema", A);

        Assert.True(Compare("schema", B).IsDifferent);

        Assert.Equal(A, File.ReadAllText(File_("schema.verified.txt")));
        Assert.Equal(B, File.ReadAllText(File_("schema.received.txt")));
    }

    [Fact]
    public void What_was_received_goes_when_it_is_equal_again()
    {
        Compare("schema", A);
        Compare("schema", B);

        Assert.False(Compare("schema", A).IsDifferent);
        Assert.Equal(["schema.verified.txt"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_working_copy_with_CRLF_is_no_difference()
    {
        File.WriteAllText(File_("schema.verified.txt"), A.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.False(Compare("schema", A).IsDifferent);
    }

    [Theory]
    [InlineData("# uuidkit schema 2\na\n")]
    [InlineData("# uuidkit data 1\na\n")]
    [InlineData("whatever\n")]
    [InlineData("")]
    public void A_baseline_of_another_format_is_refused_and_stays(string text)
    {
        File.WriteAllText(File_("schema.verified.txt"), text);

        Assert.Equal("UK0605", Failure(() => Compare("schema", A)));
        Assert.Equal(["schema.verified.txt"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
        Assert.Equal(text, File.ReadAllText(File_("schema.verified.txt")));
    }

    [Fact]
    public void A_baseline_that_is_no_text_is_refused_and_stays()
    {
        File.WriteAllBytes(File_("schema.verified.txt"), [0xc3, 0x28]);

        Assert.Equal("UK0606", Failure(() => Compare("schema", A)));
        Assert.Equal(2, new FileInfo(File_("schema.verified.txt")).Length);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_one_message()
    {
        File.WriteAllText(File_("file"), "");

        Assert.Equal("UK0005", Failure(() => new BaselineFolder(File_("file")).Compare([new("schema", A)])));
        Assert.Equal(["file"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Approving_takes_all_or_those_named_and_nothing_where_a_name_is_wrong()
    {
        foreach (var name in (string[])["schema", "data", "queries/a"])
        {
            Compare(name, A);
            Compare(name, B);
        }

        var folder = new BaselineFolder(_folder);
        Assert.Equal("UK0607", Failure(() => folder.Approve(["schema", "shcema"])));
        Assert.Equal(A, folder["schema"].Read()!.ToString());
        Assert.Equal(["queries/a"], folder.Approve(["queries/a"]));
        Assert.Equal([A, B, A], folder.Read().Select(snapshot => snapshot.Text));
        Assert.Equal(["data", "schema"], folder.Approve([]));
        Assert.Equal([B, B, B], folder.Read().Select(snapshot => snapshot.Text));
        Assert.Empty(folder.Approve([]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../out")]
    [InlineData("a//b")]
    [InlineData("/a")]
    public void A_name_stays_in_its_folder(string name) => Assert.Throws<ArgumentException>(() => new Baseline(_folder, name));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private BaselineComparison Compare(string name, string text) => Assert.Single(new BaselineFolder(_folder).Compare([new(name, text)]));

    private static string Failure(Action work) => Assert.Single(Assert.Throws<DiagnosticException>(work).Diagnostics).Code;

    private string File_(string name) => Path.Combine(_folder, name);
}
