using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>How large a table is, and which of its columns hold ids.</summary>
/// <param name="Table">Its qualified name as SQL.</param>
/// <param name="Bytes">Its size on disk, with its indexes.</param>
/// <param name="Ids">The columns that hold ids, as SQL.</param>
public sealed record TableSize(string Table, long Bytes, ImmutableArray<string> Ids);
