using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.CodeMigration.Writing;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Writing;

/// <summary>Git itself says whether a diff is right: it applies it, and gets what the writer writes.</summary>
public sealed class UnifiedDiffTests : IDisposable
{
    private readonly CodeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("File.cs")]
    [InlineData("below/a file with blanks.cs")]
    [InlineData("below/quote\"d and back\\slashed.cs")]
    [InlineData("below/Größe.cs")]
    public async Task Git_applies_it_whatever_the_name(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && name.Contains('"', StringComparison.Ordinal), "Windows has no such names.");
        await AppliesAsync(name, new UTF8Encoding(false), "a\nb\nc\n", "a\nx\nc\n");
    }

    [Theory]
    [InlineData("a\nb\nc", "a\nx\nc")]
    [InlineData("a\nb\nc", "a\nb\nc\n")]
    [InlineData("a\nb\nc\n", "a\nb\nc")]
    [InlineData("a\r\nb\r\nc\r\n", "a\r\nx\r\nc\r\n")]
    [InlineData("a\rb\nc\n", "a\rx\nc\n")]
    [InlineData("a\n", "")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n", "1\nx\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\ny\n15\n")]
    // Six lines between two changes: their contexts touch.
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "x\n2\n3\n4\n5\n6\n7\ny\n9\n")]
    public async Task Git_applies_it_whatever_the_lines(string before, string after)
    {
        await AppliesAsync("File.cs", new UTF8Encoding(false), before, after);
        await AppliesAsync("Marked.cs", new UTF8Encoding(true), before, after);
    }

    [Fact]
    public async Task Git_makes_a_new_file()
    {
        _folder.Write("patch", UnifiedDiff.Of(new(_folder["below/Made.cs"], null, SourceText.From("a\nb")), _folder.Path));
        await _folder.GitAsync("apply", "--check", "patch");
        await _folder.GitAsync("apply", "patch");
        Assert.Equal("a\nb", _folder.Read("below/Made.cs"));
    }

    [Fact]
    public void It_reads_as_git_writes_it() => Assert.Equal("""
        diff --git a/below/File.cs b/below/File.cs
        --- a/below/File.cs
        +++ b/below/File.cs
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """.ReplaceLineEndings("\n"),
        UnifiedDiff.Of(new(_folder["below/File.cs"], SourceText.From("1\n2\n3\n4\n5\n6\n7\n8\n9\n"), SourceText.From("1\n2\n3\n4\nfive\n6\n7\n8\n9\n")), _folder.Path));

    [Fact]
    public void No_change_is_no_diff() => Assert.Equal("", UnifiedDiff.Of(new(_folder["File.cs"], SourceText.From("a\n"), SourceText.From("a\n")), _folder.Path));

    /// <summary>Short lines out of few, so that blocks repeat, touch and move.</summary>
    [Property(MaxTest = 60)]
    public Property Git_gets_what_the_writer_writes() => Prop.ForAll(Texts.ToArbitrary(), texts =>
    {
        AppliesAsync("File.cs", new UTF8Encoding(false), texts.Before, texts.After).GetAwaiter().GetResult();
        return true;
    });

    private static Gen<(string Before, string After)> Texts =>
        from lines in Gen.ListOf(Gen.Elements("a", "b", "", "c\r"))
        from last in Gen.Elements("", "z")
        from edits in Gen.ListOf(Gen.Choose(0, 30).SelectMany(_ => Gen.Elements("x", "a", ""), (at, line) => (at, line)))
        select (string.Concat(lines.Select(line => line + "\n")) + last, Edited([.. lines], edits) + last);

    private static string Edited(List<string> lines, IEnumerable<(int At, string Line)> edits)
    {
        foreach (var (at, line) in edits)
            if (line.Length > 0)
                lines.Insert(at % (lines.Count + 1), line);
            else if (lines.Count > 0)
                lines.RemoveAt(at % lines.Count);
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private async Task AppliesAsync(string name, Encoding encoding, string before, string after)
    {
        _folder.Write(name, "");
        await File.WriteAllBytesAsync(_folder[name], [.. encoding.GetPreamble(), .. encoding.GetBytes(before)], TestContext.Current.CancellationToken);
        using var stream = new MemoryStream(await File.ReadAllBytesAsync(_folder[name], TestContext.Current.CancellationToken));
        var change = new FileChange(_folder[name], SourceText.From(stream, encoding), SourceText.From(after));
        if (UnifiedDiff.Of(change, _folder.Path) is not { Length: > 0 } diff)
        {
            Assert.Equal(before, FileText.TextAfter(change));
            return;
        }

        _folder.Write("patch", diff);
        await _folder.GitAsync("apply", "--whitespace=nowarn", "patch");
        var applied = File.Exists(_folder[name]) ? await File.ReadAllBytesAsync(_folder[name], TestContext.Current.CancellationToken) : [];
        await File.WriteAllBytesAsync(_folder[name], stream.ToArray(), TestContext.Current.CancellationToken);
        SolutionWriter.Write([change], TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllBytesAsync(_folder[name], TestContext.Current.CancellationToken), applied);
    }
}
