using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Baselines;

/// <summary>
/// The findings of a past build that are not reported again: lines of a rule and a symbol, <c>VUID0101 P:Shop.Order.Id</c>.
/// Empty lines and lines that begin with <c>#</c> are comments.
/// </summary>
/// <param name="Text">The file.</param>
/// <param name="Source">Its text; null where it could not be read.</param>
/// <param name="Lines">The entries with their line numbers, from 0.</param>
/// <param name="Malformed">The numbers of lines that are neither entries nor comments.</param>
internal sealed record BaselineFile(AdditionalText Text, SourceText? Source, IReadOnlyDictionary<BaselineEntry, int> Lines, IReadOnlyList<int> Malformed)
{
    /// <summary>Reads a baseline.</summary>
    public static BaselineFile Read(AdditionalText text, CancellationToken cancellation)
    {
        var lines = new Dictionary<BaselineEntry, int>();
        var malformed = new List<int>();
        var source = text.GetText(cancellation);
        foreach (var line in source?.Lines ?? Enumerable.Empty<TextLine>())
        {
            var content = line.ToString().Trim();
            if (content.Length == 0 || content[0] == '#')
                continue;
            var space = content.IndexOf(' ');
            if (space == 8 && content.StartsWith("VUID", StringComparison.Ordinal))
                lines[new(content.Substring(0, space), content.Substring(space + 1).TrimStart())] = line.LineNumber;
            else
                malformed.Add(line.LineNumber);
        }

        return new(text, source, lines, malformed);
    }
}
