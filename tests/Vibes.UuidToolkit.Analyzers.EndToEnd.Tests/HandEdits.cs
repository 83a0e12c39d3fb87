using System.Text.RegularExpressions;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>
/// What a person changes: a page with the reason and the edits. Below a heading of the third level, which names a file, to add one or
/// to delete one, stand blocks of <c>-</c> and <c>+</c> lines: the ones have to be there exactly once, and become the others.
/// </summary>
internal static partial class HandEdits
{
    /// <summary>Makes them, in the order of the page.</summary>
    public static void Apply(string page, UserFolder folder)
    {
        var file = "";
        foreach (var part in Part().Matches(File.ReadAllText(page)).Cast<Match>())
            if (part.Groups["edit"] is { Success: true, Value: var edit })
                Apply(folder, file, Lines(edit, '-'), Lines(edit, '+'));
            else if ((file = part.Groups["file"].Value).StartsWith("Delete ", StringComparison.Ordinal))
                File.Delete(folder[file["Delete ".Length..]]);
    }

    private static void Apply(UserFolder folder, string file, string before, string after)
    {
        if (file.StartsWith("Add ", StringComparison.Ordinal))
        {
            folder.Write(file["Add ".Length..], after + "\n");
            return;
        }

        var parts = File.ReadAllText(folder[file]).Split(before);
        Assert.True(parts.Length == 2, $"{file}, {parts.Length - 1} times: {before}");
        folder.Write(file, string.Join(after, parts));
    }

    private static string Lines(string edit, char sign) => string.Join('\n', edit.Split('\n').Where(line => line.Length > 0 && line[0] == sign).Select(line => line[1..]));

    [GeneratedRegex(@"^### (?<file>[^\n]+)$|^```diff\n(?<edit>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Part();
}
