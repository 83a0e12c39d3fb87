using System.Collections.Immutable;
using System.Globalization;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>A query's result, as read from its snapshot.</summary>
/// <param name="Columns">The columns' names and types.</param>
/// <param name="IsOrdered">Whether the order of the rows is the query's.</param>
/// <param name="Rows">The rows' lines.</param>
internal sealed record QueryResult(ImmutableArray<(string Name, string Type)> Columns, bool IsOrdered, ImmutableArray<string> Rows)
{
    /// <summary>Reads a snapshot.</summary>
    /// <exception cref="DiagnosticException">It is not a whole query result.</exception>
    public static QueryResult Parse(Snapshot snapshot)
    {
        var lines = snapshot.Text.Split('\n')[1..^1];
        var columns = lines.TakeWhile(line => line.StartsWith("column ", StringComparison.Ordinal))
            .Select(line => (DeclarationTree.Name(line), line[(DeclarationTree.Identity(line).Length + 1)..])).ToImmutableArray();
        if (columns.Length < lines.Length && lines[columns.Length].Split(' ') is ["rows", var count, "ordered" or "sorted"]
            && count == (lines.Length - columns.Length - 1).ToString(CultureInfo.InvariantCulture)
            && lines[(columns.Length + 1)..].All(row => row.Split('\t').Length == columns.Length))
            return new(columns, lines[columns.Length].EndsWith(" ordered", StringComparison.Ordinal), [.. lines[(columns.Length + 1)..]]);
        throw new DiagnosticException(Descriptors.SnapshotUnreadable.At(snapshot.Name, "It does not hold as many columns and rows as it says."));
    }
}
