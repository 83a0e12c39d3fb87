using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Baselines;

/// <summary>
/// The findings of a past build that are not reported again: lines of a rule and a symbol, <c>VUID0101 P:Shop.Order.Id</c>.
/// A line <c>[Shop.Api]</c> says which assembly the entries below it are of, so that the projects of a solution can share a file;
/// entries above the first such line are of every assembly. Empty lines and lines that begin with <c>#</c> are comments.
/// </summary>
/// <param name="Text">The file.</param>
/// <param name="Source">Its text; null where it could not be read.</param>
/// <param name="Lines">The assembly's entries with their line numbers, from 0.</param>
/// <param name="Malformed">The numbers of lines that are neither entries nor comments.</param>
internal sealed record BaselineFile(AdditionalText Text, SourceText? Source, IReadOnlyDictionary<BaselineEntry, int> Lines, IReadOnlyList<int> Malformed)
{
    /// <summary>Reads the entries of an assembly.</summary>
    /// <param name="text">The file.</param>
    /// <param name="assembly">The assembly's name; null where it has none.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static BaselineFile Read(AdditionalText text, string? assembly, CancellationToken cancellation)
    {
        var lines = new Dictionary<BaselineEntry, int>();
        var malformed = new List<int>();
        var source = text.GetText(cancellation);
        var isOurs = true;
        foreach (var line in source?.Lines ?? Enumerable.Empty<TextLine>())
        {
            var content = line.ToString().Trim();
            if (content.Length == 0 || content[0] == '#')
                continue;
            if (content[0] == '[' && content[content.Length - 1] == ']')
            {
                isOurs = content.Substring(1, content.Length - 2) == assembly;
                continue;
            }

            var space = content.IndexOf(' ');
            if (space != 8 || !content.StartsWith("VUID", StringComparison.Ordinal))
                malformed.Add(line.LineNumber);
            else if (isOurs)
                lines[new(content.Substring(0, space), content.Substring(space + 1).TrimStart())] = line.LineNumber;
        }

        return new(text, source, lines, malformed);
    }
}
