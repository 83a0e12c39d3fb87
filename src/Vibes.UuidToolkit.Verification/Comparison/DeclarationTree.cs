using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>Reads a canonical text by its indentation, and says of a line what it declares.</summary>
internal static partial class DeclarationTree
{
    /// <summary>The text's outermost lines, the header left out.</summary>
    /// <exception cref="DiagnosticException">A line is indented below nothing.</exception>
    public static ImmutableArray<Declaration> Parse(Snapshot snapshot)
    {
        var lines = snapshot.Text.Split('\n')[1..^1];
        var at = 0;
        var declarations = Below(0);
        return at == lines.Length ? declarations : throw new DiagnosticException(Descriptors.SnapshotUnreadable.At(snapshot.Name, $"Line {at + 2} is indented below nothing."));

        ImmutableArray<Declaration> Below(int depth)
        {
            var siblings = ImmutableArray.CreateBuilder<Declaration>();
            while (at < lines.Length && Depth(lines[at]) == depth)
            {
                var text = lines[at++].TrimStart(' ');
                // The lines of a body carry an indentation of their own, behind the bar.
                siblings.Add(new(text, at < lines.Length && Depth(lines[at]) == depth + 1 ? Below(depth + 1) : []));
            }

            return siblings.ToImmutable();
        }
    }

    /// <summary>What a line declares, without how: <c>column name</c>, <c>table schema.name</c>. Two lines of one identity are one thing that changed.</summary>
    public static string Identity(string line) =>
        Named().Match(line) is { Success: true } named ? named.Value : Single().Match(line) is { Success: true } single ? single.Value : line;

    /// <summary>The name in a line that declares something by a name, as SQL.</summary>
    public static string Name(string line) => Named().Match(line).Groups["name"].Value;

    private static int Depth(string line) => (line.Length - line.TrimStart(' ').Length) / 2;

    private const string Word = "(?:[a-z_][a-z0-9_]*|\"(?:[^\"]|\"\")+\")";

    [GeneratedRegex("^(?:(?:partitioned |foreign )?table|(?:materialized )?view|composite type|sequence|column|constraint|index|trigger|policy|rule|publication|event trigger|extension|schema|enum|domain|range|foreign key|statistics CREATE STATISTICS) (?<name>" + Word + @"(?:\." + Word + ")?)", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    // Of these a thing has one; a grant is one for each role and option.
    [GeneratedRegex("^(?:owner|comment|options|row security|replica identity|tablespace|access method|inherits|partition by|references|match|on update|on delete|orphans|grant .* to (?:PUBLIC|" + Word + "))(?= |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Single();
}
