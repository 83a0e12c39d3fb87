using System.Collections.Immutable;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>A line of two texts side by side.</summary>
/// <param name="NumberBefore">Its number before.</param>
/// <param name="Before">The line before; null where there is none.</param>
/// <param name="NumberAfter">Its number afterwards.</param>
/// <param name="After">The line afterwards; null where there is none.</param>
/// <param name="Left">How many lines are left out in this one's place; 0 for a line.</param>
internal sealed record DifferenceLine(int? NumberBefore, string? Before, int? NumberAfter, string? After, int Left = 0)
{
    /// <summary>So many lines are shown of a difference; the snapshots have all of them.</summary>
    private const int Shown = 300;

    /// <summary>Texts longer than this are not aligned: nobody reads that far, and the time grows with what differs.</summary>
    private const int Aligned = 20_000;

    /// <summary>Whether both sides have the line.</summary>
    public bool IsSame => Before == After;

    /// <summary>What differs between two texts, with a few lines around it.</summary>
    /// <param name="before">The text before.</param>
    /// <param name="after">The text afterwards.</param>
    /// <param name="context">How many lines around.</param>
    public static ImmutableArray<DifferenceLine> Of(string before, string after, int context)
    {
        if (before == after)
            return [];
        if (before.Length + after.Length > Aligned * 80)
            (before, after) = (Start(before), Start(after));
        var model = SideBySideDiffBuilder.Diff(before.TrimEnd('\n'), after.TrimEnd('\n'), ignoreWhiteSpace: false);
        var lines = model.OldText.Lines.Zip(model.NewText.Lines, (left, right) => new DifferenceLine(left.Position, Text(left), right.Position, Text(right))).ToList();
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
            if (!lines[i].IsSame)
                near.AsSpan(Math.Max(0, i - context)..Math.Min(lines.Count, i + context + 1)).Fill(true);

        var shown = ImmutableArray.CreateBuilder<DifferenceLine>();
        for (var i = 0; i < lines.Count; i++)
            if (shown.Count >= Shown)
            {
                shown.Add(Fold(lines.Count - i));
                break;
            }
            else if (near[i])
                shown.Add(lines[i]);
            else
            {
                var first = i;
                while (i + 1 < lines.Count && !near[i + 1])
                    i++;
                shown.Add(Fold(i - first + 1));
            }

        return shown.ToImmutable();
    }

    private static DifferenceLine Fold(int count) => new(null, null, null, null, count);

    private static string? Text(DiffPiece piece) => piece.Type == ChangeType.Imaginary ? null : piece.Text;

    private static string Start(string text) => string.Join('\n', text.Split('\n').Take(Aligned));
}
