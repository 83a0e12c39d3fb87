using Vibes.UuidToolkit.CodeMigration.Writing;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Writing;

/// <summary>What a fix would mix with.</summary>
public sealed class GitWorkTreeTests : IDisposable
{
    private readonly CodeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Outside_of_git_there_is_none() => Assert.Null(await GitWorkTree.FindAsync(_folder.Path, TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_commit_is_clean()
    {
        _folder.Write("src/A.cs", "a");
        await _folder.CommitAsync();
        var tree = await GitWorkTree.FindAsync(_folder["src"], TestContext.Current.CancellationToken);
        Assert.Empty(tree!.InTheWayOf([_folder["src/A.cs"]]));
        Assert.True(File.Exists(Path.Combine(tree.Root, "src", "A.cs")));
    }

    /// <summary>Each with a change in the tree, and what is in the way of a fix of src/A.cs.</summary>
    [Theory]
    [InlineData("edit src/A.cs", "src/A.cs")]
    [InlineData("edit other/B.cs", "other/B.cs")]
    [InlineData("stage src/C.cs", "src/C.cs")]
    [InlineData("delete other/B.cs", "other/B.cs")]
    [InlineData("move other/B.cs", "other/B.cs.moved")]
    [InlineData("make a file with blanks.txt", "")]
    [InlineData("make a new one of src/N.cs", "")]
    [InlineData("untrack src/A.cs", "src/A.cs")]
    public async Task Changes_are_in_the_way(string what, string expected)
    {
        _folder.Write("src/A.cs", "a");
        _folder.Write("other/B.cs", "something that is long enough to be known again\nby git");
        await _folder.CommitAsync();
        var name = what.Split(' ')[^1];
        switch (what.Split(' ')[0])
        {
            case "edit": _folder.Write(name, "edited"); break;
            case "stage": _folder.Write(name, "new"); await _folder.GitAsync("add", "-A"); break;
            case "delete": File.Delete(_folder[name]); break;
            case "move": await _folder.GitAsync("mv", name, name + ".moved"); break;
            case "make": _folder.Write(what[5..], "new"); break;
            case "untrack": await _folder.GitAsync("rm", "-q", "--cached", name); await _folder.GitAsync("commit", "-q", "-m", "Without it"); break;
        }

        var tree = await GitWorkTree.FindAsync(_folder.Path, TestContext.Current.CancellationToken);
        Assert.Equal(expected.Length == 0 ? [] : [expected], tree!.InTheWayOf([_folder["src/A.cs"]]));
    }
}
