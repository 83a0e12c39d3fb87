using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Baselines;

namespace Vibes.UuidToolkit.Xunit;

/// <summary>What a failed test says about one baseline: which files, what differs, what to do.</summary>
internal static class BaselineMessage
{
    /// <summary>So many lines are shown; the received file has all of them.</summary>
    private const int ShownLines = 60;

    /// <summary>So many equal lines are shown around what differs, and where it stands: the line that it is indented below.</summary>
    private const int Context = 2;

    /// <summary>The message for a text that is not approved.</summary>
    /// <param name="comparison">The text and its baseline.</param>
    /// <param name="approvedPath">Where its baseline is, or would be.</param>
    public static string Of(BaselineComparison comparison, string approvedPath)
    {
        var descriptor = comparison.IsNew ? Descriptors.BaselineMissing : Descriptors.BaselineDiffers;
        var text = new StringBuilder($"{descriptor.Code} {comparison.Name}: {descriptor.Title}\n  approved: {approvedPath}{(comparison.IsNew ? " (not there yet)" : "")}\n  received: {comparison.Path}\n\n");
        foreach (var line in Shown(comparison))
            text.Append("  ").Append(line).Append('\n');
        return text.Append($"\n{descriptor.Why} {descriptor.WayOut}").ToString();
    }

    private static IEnumerable<string> Shown(BaselineComparison comparison)
    {
        var lines = comparison.Approved is { } approved ? Difference(approved, comparison.Received) : [.. comparison.Received.TrimEnd('\n').Split('\n')];
        return lines.Count <= ShownLines ? lines : [.. lines.Take(ShownLines), $"... and {lines.Count - ShownLines} lines more"];
    }

    private static List<string> Difference(string approved, string received)
    {
        var all = InlineDiffBuilder.Diff(approved.TrimEnd('\n'), received.TrimEnd('\n'), ignoreWhiteSpace: false).Lines;
        var shown = new bool[all.Count];
        for (var i = 0; i < all.Count; i++)
            if (all[i].Type != ChangeType.Unchanged)
            {
                Array.Fill(shown, true, Math.Max(0, i - Context), Math.Min(all.Count - 1, i + Context) - Math.Max(0, i - Context) + 1);
                if (Heading(i) is { } heading)
                    shown[heading] = true;
            }

        var lines = new List<string>();
        for (var i = 0; i < all.Count; i++)
            if (shown[i])
                lines.Add(all[i].Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " } + all[i].Text);
            else if (i == 0 || shown[i - 1])
                lines.Add("...");
        return lines;

        int? Heading(int line)
        {
            for (var i = line; i >= 0; i--)
                if (all[i].Text is not ("" or [' ', ..]))
                    return i;
            return null;
        }
    }
}
