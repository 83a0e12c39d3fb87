using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>Compares foreign keys, but for the types of migrated columns: these must be uuids on both ends.</summary>
internal static partial class ForeignKeyComparison
{
    /// <summary>The differences. A lost, new or redefined foreign key is told by the schema's comparison already.</summary>
    public static IEnumerable<Diagnostic> Compare(ImmutableArray<Declaration> before, ImmutableArray<Declaration> after, KeyChanges keys)
    {
        foreach (var (left, right) in SchemaComparison.Pair(before, after))
        {
            if (left is null || right is null)
                continue;
            foreach (var (was, now) in SchemaComparison.Pair(left.Children, right.Children))
                if (was is not null && now is not null && was.Text.StartsWith("orphans ", StringComparison.Ordinal))
                    yield return Descriptors.OrphansChanged.At(left.Text, $"It had {was.Text}, and has {now.Text}.");
            foreach (var column in right.Children.Select(part => Position().Match(part.Text)).Where(match => match.Success))
                if (keys.IsMigrated(Table().Match(right.Text).Groups["table"].Value, column.Groups["column"].Value)
                    && (!column.Groups["type"].Value.Contains("uuid", StringComparison.Ordinal) || column.Groups["type"].Value != column.Groups["target"].Value))
                    yield return Descriptors.DeclarationChanged.At(right.Text, $"Its columns are of the types {column.Groups["type"].Value} and {column.Groups["target"].Value}.");
        }
    }

    private const string Word = "(?:[a-z_][a-z0-9_]*|\"(?:[^\"]|\"\")+\")";

    [GeneratedRegex("^foreign key " + Word + " of (?<table>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Table();

    [GeneratedRegex("^column (?<column>" + Word + ") (?<type>.+?) to " + Word + " (?<target>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Position();
}
