using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Orphans;

/// <summary>The orphans of a foreign key: rows that refer to a row that is not there.</summary>
/// <param name="Table">The referring table's qualified name as SQL.</param>
/// <param name="ForeignKey">The constraint's name as SQL.</param>
/// <param name="Columns">The referring columns as SQL.</param>
/// <param name="To">The referenced table's qualified name as SQL.</param>
/// <param name="Rows">How many rows are orphans.</param>
/// <param name="Samples">Some of the values that lead nowhere, the most frequent first.</param>
/// <param name="NotNull">The referring columns that cannot be null, as SQL.</param>
/// <param name="IsValidated">Whether PostgreSQL believes that there are none.</param>
public sealed record ForeignKeyOrphans(
    string Table, string ForeignKey, ImmutableArray<string> Columns, string To, long Rows, ImmutableArray<OrphanSample> Samples, ImmutableArray<string> NotNull, bool IsValidated);
