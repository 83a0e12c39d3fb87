using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>
/// Lets what is volatile in one of two texts be volatile in both: what changed between two answers on one day may have stayed
/// the same on another. But for ids: one that was the same and is now another one in each answer leads nowhere.
/// </summary>
public static partial class VolatileAlignment
{
    /// <summary>The two texts with the same marks.</summary>
    /// <param name="before">An endpoint's snapshot.</param>
    /// <param name="after">Another snapshot of it.</param>
    public static (string Before, string After) Align(string before, string after)
    {
        var (a, b) = (before.Split('\n'), after.Split('\n'));
        var (alignedA, alignedB) = (new List<string>(), new List<string>());
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            if (a[i] != b[j] && (TryTake(a[i], b, j, out var next) || (TryTake(b[j], a, i, out next) && !Id().IsMatch(a[i]))))
            {
                var isFirstMarked = IsMarked(a[i]);
                var marked = isFirstMarked ? a[i] : b[j];
                alignedA.Add(marked);
                alignedB.Add(marked);
                (i, j) = isFirstMarked ? (i + 1, next) : (next, j + 1);
                continue;
            }

            alignedA.Add(a[i++]);
            alignedB.Add(b[j++]);
        }

        return (string.Join('\n', alignedA.Concat(a.Skip(i))), string.Join('\n', alignedB.Concat(b.Skip(j))));
    }

    /// <summary>Whether a line says that its value is volatile, and the other text has some value at that place.</summary>
    /// <param name="marked">The line.</param>
    /// <param name="lines">The other text.</param>
    /// <param name="at">The line of it at that place.</param>
    /// <param name="next">The line behind the value.</param>
    private static bool TryTake(string marked, string[] lines, int at, out int next)
    {
        next = at + 1;
        if (!IsMarked(marked))
            return false;
        var label = marked[..marked.LastIndexOf(VolatileValues.Mark, StringComparison.Ordinal)];
        if (label.Length == 0)
        {
            // A whole body: it ends with the text.
            next = lines.Length - (lines[^1].Length == 0 ? 1 : 0);
            return at < next;
        }

        if (!lines[at].StartsWith(label, StringComparison.Ordinal))
            return false;
        if (lines[at][label.Length..] is not ("{" or "["))
            return true;
        var indent = label[..^label.TrimStart().Length];
        while (next < lines.Length && lines[next].TrimEnd(',') != indent + "}" && lines[next].TrimEnd(',') != indent + "]")
            next++;
        next++;
        return next <= lines.Length;
    }

    /// <summary>A line that ends in the name of an id.</summary>
    [GeneratedRegex(@"(?:^\s*|: )[^\s""{}]+_[1-9][0-9]*,?$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    private static bool IsMarked(string line) => line.TrimEnd(',').EndsWith(VolatileValues.Mark, StringComparison.Ordinal);
}
