namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>A column in the tree of its key class.</summary>
/// <param name="Name">The column's qualified name.</param>
/// <param name="ForeignKey">The foreign key that ties it to the one it stands below; null for the key itself, and where inheritance does.</param>
/// <param name="Parent">The place in the tree of the one it stands below; -1 for the key itself.</param>
/// <param name="Depth">How far below the key it stands.</param>
/// <param name="Before">The type before.</param>
/// <param name="After">The type afterwards; null where the column is no id any more.</param>
/// <param name="References">How many rows refer to one; null where no foreign key says so.</param>
/// <param name="State">What became of the column and its references.</param>
internal sealed record KeyClassColumn(string Name, string? ForeignKey, int Parent, int Depth, string Before, string? After, long? References, ReportState State);
