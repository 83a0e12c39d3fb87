using System.Text;
using DiffPlex;
using DiffPlex.Model;

namespace Vibes.UuidToolkit.CodeMigration.Writing;

/// <summary>A change as a unified diff with three lines of context, which <c>git apply</c> takes.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    private static readonly LineChunker Lines = new();

    /// <summary>The diff of one file.</summary>
    /// <param name="change">What it becomes.</param>
    /// <param name="folder">The folder that its name is told relative to, and that the diff is applied in.</param>
    /// <returns>An empty text where nothing changes.</returns>
    public static string Of(FileChange change, string folder)
    {
        // The mark at a file's beginning is part of its first line to git.
        var mark = change.Before is null ? "" : FileText.EncodingOf(change.Before) is UTF8Encoding utf8 && utf8.GetPreamble().Length > 0 ? "\ufeff" : "";
        var result = Differ.Instance.CreateDiffs(mark + (change.Before?.ToString() ?? ""), mark + FileText.TextAfter(change), ignoreWhiteSpace: false, ignoreCase: false, Lines);
        if (result.DiffBlocks.Count == 0)
            return "";
        var name = RelativePath.Of(folder, change.Path);
        var text = new StringBuilder();
        text.Append("diff --git ").Append(Quoted("a/" + name)).Append(' ').Append(Quoted("b/" + name)).Append('\n');
        if (change.Before is null)
            text.Append("new file mode 100644\n--- /dev/null\n");
        else
            text.Append("--- ").Append(Named("a/" + name)).Append('\n');
        text.Append("+++ ").Append(Named("b/" + name)).Append('\n');
        foreach (var hunk in Hunks(result.DiffBlocks))
            Write(text, result, hunk);
        return text.ToString();
    }

    /// <summary>Blocks whose contexts touch are one hunk.</summary>
    private static IEnumerable<List<DiffBlock>> Hunks(IEnumerable<DiffBlock> blocks)
    {
        var hunk = new List<DiffBlock>();
        foreach (var block in blocks)
        {
            if (hunk is [.., var last] && block.DeleteStartA - (last.DeleteStartA + last.DeleteCountA) > 2 * Context)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(block);
        }

        if (hunk.Count > 0)
            yield return hunk;
    }

    private static void Write(StringBuilder text, DiffResult result, List<DiffBlock> hunk)
    {
        var (old, @new, last) = (result.PiecesOld, result.PiecesNew, hunk[^1]);
        var start = Math.Max(hunk[0].DeleteStartA - Context, 0);
        var end = Math.Min(last.DeleteStartA + last.DeleteCountA + Context, old.Count);
        var newStart = hunk[0].InsertStartB - (hunk[0].DeleteStartA - start);
        var newEnd = last.InsertStartB + last.InsertCountB + (end - last.DeleteStartA - last.DeleteCountA);
        text.Append("@@ -").Append(Range(start, end - start)).Append(" +").Append(Range(newStart, newEnd - newStart)).Append(" @@\n");
        var at = start;
        foreach (var block in hunk)
        {
            for (; at < block.DeleteStartA; at++)
                Line(text, ' ', old[at]);
            for (; at < block.DeleteStartA + block.DeleteCountA; at++)
                Line(text, '-', old[at]);
            for (var inserted = 0; inserted < block.InsertCountB; inserted++)
                Line(text, '+', @new[block.InsertStartB + inserted]);
        }

        for (; at < end; at++)
            Line(text, ' ', old[at]);
    }

    /// <summary>An empty range is said to be behind the line before it.</summary>
    private static string Range(int start, int count) => count == 1 ? $"{start + 1}" : $"{(count == 0 ? start : start + 1)},{count}";

    private static void Line(StringBuilder text, char sign, string line)
    {
        text.Append(sign).Append(line);
        if (!line.EndsWith('\n'))
            text.Append("\n\\ No newline at end of file\n");
    }

    /// <summary>A name with a blank ends with a tab, or it would end at the blank.</summary>
    private static string Named(string name) => Quoted(name) is var quoted && quoted.Contains(' ', StringComparison.Ordinal) && quoted[0] != '"' ? quoted + "\t" : quoted;

    /// <summary>As C writes strings, where a name has characters that would end it or its line.</summary>
    private static string Quoted(string name) => name.Any(character => character is '"' or '\\' || char.IsControl(character))
        ? '"' + string.Concat(name.Select(character => character switch
        {
            '"' or '\\' => "\\" + character,
            _ when char.IsControl(character) => string.Concat(Encoding.UTF8.GetBytes(character.ToString()).Select(part => "\\" + Convert.ToString(part, 8).PadLeft(3, '0'))),
            _ => character.ToString(),
        })) + '"'
        : name;

    /// <summary>Lines with their ends, where git sees lines: behind each line feed, and nowhere else.</summary>
    private sealed class LineChunker : IChunker
    {
        /// <inheritdoc/>
        public IReadOnlyList<string> Chunk(string text)
        {
            var lines = new List<string>();
            for (var start = 0; start < text.Length;)
            {
                var end = text.IndexOf('\n', start) is >= 0 and var at ? at + 1 : text.Length;
                lines.Add(text[start..end]);
                start = end;
            }

            return lines;
        }
    }
}
