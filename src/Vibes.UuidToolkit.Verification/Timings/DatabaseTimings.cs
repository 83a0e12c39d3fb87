using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>What was measured of a database: it depends on the machine and the moment, and is therefore no snapshot.</summary>
/// <param name="Format">What it is, and the version of its form.</param>
/// <param name="Server">The server's version.</param>
/// <param name="Tables">The tables, in the order of their names.</param>
/// <param name="Queries">The queries, in the order of their names.</param>
public sealed record DatabaseTimings(string Format, string Server, ImmutableArray<TableSize> Tables, ImmutableArray<QueryTiming> Queries)
{
    /// <summary>The form that is written and read.</summary>
    public const string CurrentFormat = "uuidkit bench 1";
}
