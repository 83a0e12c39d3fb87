using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Contents;
using Vibes.UuidToolkit.Verification.Endpoints;
using Vibes.UuidToolkit.Verification.Queries;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>
/// Compares two databases and their APIs by their snapshots. A pure function: whether a side was read from a folder or from a live database makes
/// no difference.
/// </summary>
public static class SnapshotComparison
{
    /// <summary>All differences that should not be, and notes on those that may.</summary>
    /// <param name="before">The snapshots of one side.</param>
    /// <param name="after">The snapshots of the other.</param>
    /// <param name="options">What is taken for right.</param>
    /// <exception cref="DiagnosticException">A snapshot cannot be understood.</exception>
    public static ImmutableArray<Diagnostic> Compare(IReadOnlyCollection<Snapshot> before, IReadOnlyCollection<Snapshot> after, ComparisonOptions options)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        findings.AddRange(ApiSnapshots.Compare(before, after, options.IsMigrated));
        (before, after) = (OfDatabase(before), OfDatabase(after));
        if (before.Count == 0 && after.Count == 0)
            return findings.ToImmutable();
        var (left, right) = (before.ToDictionary(snapshot => snapshot.Name), after.ToDictionary(snapshot => snapshot.Name));
        // What the configuration wants of a database is no part of it.
        left.Remove(DefinitionsSnapshot.Name, out var definitionsBefore);
        right.Remove(DefinitionsSnapshot.Name, out var definitionsAfter);
        foreach (var name in left.Keys.Except(right.Keys).Order(StringComparer.Ordinal))
            findings.Add(Descriptors.SnapshotMissing.At(name, "It is missing after."));
        foreach (var name in right.Keys.Except(left.Keys).Order(StringComparer.Ordinal))
            findings.Add(Descriptors.SnapshotMissing.At(name, "It is missing before."));

        var both = left.Keys.Intersect(right.Keys).Order(StringComparer.Ordinal).ToList();
        foreach (var name in both)
            RequireSameFormat(left[name], right[name]);
        if (!options.IsMigrated)
        {
            findings.AddRange(both.Where(name => left[name].Text != right[name].Text).Select(name => Descriptors.SnapshotsDiffer.At(name, FirstDifference(left[name].Text, right[name].Text))));
            return findings.ToImmutable();
        }

        if (!both.Contains(DatabaseSnapshots.Schema) || !both.Contains(ContentsText.Name) || !both.Contains(ForeignKeysSnapshot.Name))
            throw new DiagnosticException(Descriptors.SnapshotUnreadable.At("--migrated",
                $"Both sides must have the snapshots {DatabaseSnapshots.Schema}, {ForeignKeysSnapshot.Name} and {ContentsText.Name}."));
        var contents = (Before: ContentsText.Parse(left[ContentsText.Name]), After: ContentsText.Parse(right[ContentsText.Name]));
        var schema = (Before: DeclarationTree.Parse(left[DatabaseSnapshots.Schema]), After: DeclarationTree.Parse(right[DatabaseSnapshots.Schema]));
        var keys = KeyChanges.Of(contents.Before, contents.After, schema.After, options);
        findings.AddRange(keys.Findings);
        findings.AddRange(keys.NamedForIds(contents.Before, schema.After, options));
        var configured = ConfiguredDeclarations.Of(definitionsBefore, definitionsAfter, options);
        findings.AddRange(configured.Findings);
        findings.AddRange(SchemaComparison.Compare(schema.Before, schema.After, keys, configured));
        findings.AddRange(ForeignKeyComparison.Compare(
            DeclarationTree.Parse(left[ForeignKeysSnapshot.Name]), DeclarationTree.Parse(right[ForeignKeysSnapshot.Name]), keys));
        findings.AddRange(ContentsComparison.Compare(contents.Before, contents.After, keys));
        foreach (var name in both.Except([DatabaseSnapshots.Schema, ForeignKeysSnapshot.Name, ContentsText.Name]))
            findings.AddRange(name.StartsWith(QuerySnapshot.Folder, StringComparison.Ordinal)
                ? QueryComparison.Compare(left[name], right[name])
                : left[name].Text == right[name].Text ? [] : [Descriptors.SnapshotsDiffer.At(name, FirstDifference(left[name].Text, right[name].Text))]);
        return findings.ToImmutable();
    }

    private static Snapshot[] OfDatabase(IEnumerable<Snapshot> snapshots) => [.. snapshots.Where(snapshot => !ApiSnapshots.Owns(snapshot.Name))];

    private static void RequireSameFormat(Snapshot before, Snapshot after)
    {
        var (left, right) = (SnapshotHeader.Of(before.Text), SnapshotHeader.Of(after.Text));
        if (left is null || left != right)
            throw new DiagnosticException(Descriptors.BaselineFormat.At(before.Name,
                $"Before it begins with '{before.Text.Split('\n')[0]}', after with '{after.Text.Split('\n')[0]}'."));
        if (!before.Text.EndsWith('\n') || !after.Text.EndsWith('\n'))
            throw new DiagnosticException(Descriptors.SnapshotUnreadable.At(before.Name, "Its end is missing."));
    }

    private static string FirstDifference(string before, string after)
    {
        var (left, right) = (before.Split('\n'), after.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(left.Length, right.Length)).First(i => i == Math.Min(left.Length, right.Length) - 1 || left[i] != right[i]);
        return $"From line {line + 1} on: '{left[line].Trim()}' before, '{right[line].Trim()}' after.";
    }
}
