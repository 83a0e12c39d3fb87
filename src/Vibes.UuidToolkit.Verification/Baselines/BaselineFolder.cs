using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Baselines;

/// <summary>A folder of approved snapshots, sub-folders included.</summary>
/// <param name="folder">The folder; it need not exist yet.</param>
public sealed class BaselineFolder(string folder)
{
    /// <summary>The baseline of that name, whether there is one yet or not.</summary>
    public Baseline this[string name] => new(folder, name);

    /// <summary>Compares snapshots with the approved ones, as <see cref="Baseline.Compare"/> does.</summary>
    /// <param name="snapshots">The snapshots, each of a name of its own.</param>
    /// <returns>One comparison a snapshot, in the order of their names.</returns>
    /// <exception cref="DiagnosticException">A file cannot be read or written, or a baseline is of another format or version.</exception>
    public ImmutableArray<BaselineComparison> Compare(IEnumerable<Snapshot> snapshots) =>
        [.. snapshots.OrderBy(snapshot => snapshot.Name, StringComparer.Ordinal).Select(snapshot => this[snapshot.Name].Compare(snapshot))];

    /// <summary>The approved snapshots, in the order of their names.</summary>
    /// <exception cref="DiagnosticException">The folder or a file cannot be read.</exception>
    public ImmutableArray<Snapshot> Read() => [.. Names(received: false).Select(name => this[name].Read()).OfType<Snapshot>()];

    /// <summary>Approves what was received.</summary>
    /// <param name="names">The snapshots' names; none for all that were received.</param>
    /// <returns>The names of those that were approved.</returns>
    /// <exception cref="DiagnosticException">A name was not received, or a file cannot be moved.</exception>
    public ImmutableArray<string> Approve(IReadOnlyCollection<string> names)
    {
        var received = Names(received: true);
        // A slip in one name must not approve the others.
        if (names.Where(name => !received.Contains(name)).ToList() is [var missing, ..])
            throw new DiagnosticException(Descriptors.NothingToApprove.At(missing, $"{folder} holds no received snapshot of that name."));
        var approved = names.Count == 0 ? received : [.. names.Distinct().Order(StringComparer.Ordinal)];
        foreach (var name in approved)
            this[name].Approve();
        return approved;
    }

    private ImmutableArray<string> Names(bool received)
    {
        try
        {
            return [.. Baseline.NamesIn(folder, received)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.SnapshotUnreadable.At(folder, error.Message), error);
        }
    }
}
