using System.Text.RegularExpressions;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Diagnostics;

/// <summary>What the documents refer to is there.</summary>
public sealed partial class DocumentLinkTests
{
    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var root = MessagePagesTests.Root();
        string[] folders = ["docs", "rules", "benchmarks", "samples", "src"];
        var documents = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.md", SearchOption.AllDirectories)).Concat(Directory.EnumerateFiles(root, "*.md"))
            .Where(path => !Built().IsMatch(path)).ToList();

        var links = documents.SelectMany(path => Link().Matches(File.ReadAllText(path)).Select(link => (Path: path, Target: link.Groups[1].Value))).ToList();

        // Each message's page, at least.
        Assert.True(links.Count > 200, $"{links.Count} links in {documents.Count} documents");
        Assert.Empty(links.Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(link.Path)!, link.Target))).Select(link => $"{Path.GetRelativePath(root, link.Path)}: {link.Target}"));
    }

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Built();

    // [text](file.md#part), but not [text](https://...) and not [text](#part).
    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)\s]*)?\)")]
    private static partial Regex Link();
}
