using System.Text;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.CodeMigration.Writing;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Writing;

/// <summary>All files or none, and nothing else of a file than what was edited.</summary>
public sealed class SolutionWriterTests : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly CodeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, string, string> Files => new()
    {
        { "utf-8", "int é = 1;\n", "Guid é = 1;\n", "Guid é = 1;\n" },
        { "utf-8 with mark", "int é = 1;\r\nint b;\r\n", "Guid é = 1;\r\nint b;\r\n", "Guid é = 1;\r\nint b;\r\n" },
        { "utf-16", "int é = 1;\n", "Guid é = 1;\n", "Guid é = 1;\n" },
        { "latin1", "int é = 1;\n", "Guid é = 1;\n", "Guid é = 1;\n" },
        // What was put in has the editor's line ends.
        { "utf-8", "a\r\nb\r\n", "a\nx\nb\r\n", "a\r\nx\r\nb\r\n" },
        { "utf-8", "a\nb\n", "a\r\nx\r\nb\n", "a\nx\nb\n" },
        // A mixture is the file's own.
        { "utf-8", "a\r\nb\nc\n", "a\r\nx\nc\n", "a\r\nx\nc\n" },
        { "utf-8", "no end", "another", "another" },
        { "utf-8", "a\n", "", "" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_stays_what_it_is(string encoding, string before, string after, string expected)
    {
        Encoding kept = encoding switch { "utf-8 with mark" => new UTF8Encoding(true), "utf-16" => Encoding.Unicode, "latin1" => Encoding.Latin1, _ => Utf8 };
        File.WriteAllText(_folder["File.cs"], before, kept);
        SolutionWriter.Write([Read("File.cs", kept, after)], TestContext.Current.CancellationToken);
        Assert.Equal([.. kept.GetPreamble(), .. kept.GetBytes(expected)], File.ReadAllBytes(_folder["File.cs"]));
        NothingBeside("File.cs");
    }

    [Fact]
    public void A_new_file_gets_its_folder()
    {
        SolutionWriter.Write([new(_folder["new/below/Made.cs"], null, SourceText.From("class Made;\n"))], TestContext.Current.CancellationToken);
        Assert.Equal("class Made;\n"u8.ToArray(), File.ReadAllBytes(_folder["new/below/Made.cs"]));
    }

    [Fact]
    public void Equal_changes_of_a_linked_file_are_one()
    {
        _folder.Write("File.cs", "before");
        var change = Read("File.cs", Utf8, "after");
        SolutionWriter.Write([change, change with { Path = _folder["below/../File.cs"] }], TestContext.Current.CancellationToken);
        Assert.Equal("after", _folder.Read("File.cs"));
    }

    [Fact]
    public void Permissions_and_links_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("It has other permissions, and links need a privilege.");
            return;
        }

        _folder.Write("real/File.cs", "before");
        File.CreateSymbolicLink(_folder["File.cs"], _folder["real/File.cs"]);
        File.SetUnixFileMode(_folder["real/File.cs"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        SolutionWriter.Write([Read("File.cs", Utf8, "after")], TestContext.Current.CancellationToken);
        Assert.Equal("after", File.ReadAllText(_folder["real/File.cs"]));
        Assert.NotNull(new FileInfo(_folder["File.cs"]).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["real/File.cs"]));
    }

    /// <summary>Each with what is done to the second of three files between reading and writing, and the message.</summary>
    [Theory]
    [InlineData("changed", "UK0811")]
    [InlineData("gone", "UK0811")]
    [InlineData("read-only", "UK0812")]
    [InlineData("came into being", "UK0811")]
    [InlineData("another encoding", "UK0814")]
    [InlineData("contradiction", "UK0817")]
    public void Nothing_is_written(string what, string code)
    {
        foreach (var name in new[] { "A.cs", "B.cs", "C.cs" })
            _folder.Write(name, $"{name} before\n");
        if (what == "another encoding")
            File.WriteAllBytes(_folder["B.cs"], [(byte)'a', 0xe9, (byte)'\n']);
        List<FileChange> changes = [Read("A.cs", Utf8, "after"), Read("B.cs", Utf8, "after"), Read("C.cs", Utf8, "after")];
        switch (what)
        {
            case "changed": _folder.Write("B.cs", "changed meanwhile"); break;
            case "gone": File.Delete(_folder["B.cs"]); break;
            case "read-only": File.SetAttributes(_folder["B.cs"], FileAttributes.ReadOnly); break;
            case "came into being": changes[1] = changes[1] with { Before = null }; break;
            case "contradiction": changes.Add(changes[1] with { After = SourceText.From("something else") }); break;
        }

        var before = _folder.Contents;
        var told = Assert.Throws<DiagnosticException>(() => SolutionWriter.Write(changes, TestContext.Current.CancellationToken));
        Assert.Equal((code, _folder["B.cs"]), (Assert.Single(told.Diagnostics).Code, told.Diagnostics[0].Subject));
        Assert.Equal(3, told.ExitCode);
        Assert.Equal(before, _folder.Contents);
        File.SetAttributes(_folder["A.cs"], FileAttributes.Normal);
        if (what == "read-only")
            File.SetAttributes(_folder["B.cs"], FileAttributes.Normal);
    }

    /// <summary>The third cannot take its place: a folder has come there. The two before it are put back, and so is the new one with its folder.</summary>
    [Fact]
    public void What_was_written_is_put_back()
    {
        _folder.Write("A.cs", "before");
        _folder.Write("B.cs", "before");
        Directory.CreateDirectory(_folder["C.cs"]);
        _folder.Write("C.cs/inside.txt", "");
        var before = _folder.Contents;
        var told = Assert.Throws<DiagnosticException>(() => SolutionWriter.Write(
        [
            Read("A.cs", Utf8, "after"), Read("B.cs", Utf8, "after"),
            new(_folder["new/Made.cs"], null, SourceText.From("new")), new(_folder["C.cs"], null, SourceText.From("new")),
        ], TestContext.Current.CancellationToken));
        Assert.Equal(("UK0813", _folder["C.cs"], 4), (Assert.Single(told.Diagnostics).Code, told.Diagnostics[0].Subject, told.ExitCode));
        Assert.Equal(before, _folder.Contents);
        Assert.False(Directory.Exists(_folder["new"]));
    }

    [Fact]
    public void A_cancelled_run_writes_nothing()
    {
        _folder.Write("A.cs", "before");
        var before = _folder.Contents;
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SolutionWriter.Write([Read("A.cs", Utf8, "after")], cancellation.Token));
        Assert.Equal(before, _folder.Contents);
    }

    private FileChange Read(string name, Encoding encoding, string after)
    {
        using var stream = File.OpenRead(_folder[name]);
        return new(_folder[name], SourceText.From(stream, encoding), SourceText.From(after));
    }

    private void NothingBeside(string name) => Assert.Equal([name, "nuget.config"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
