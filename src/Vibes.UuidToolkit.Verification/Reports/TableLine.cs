namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>A table on both sides; null where a side does not have it.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Fingerprint">The fingerprint of its own columns, in hexadecimal.</param>
/// <param name="References">How many references its foreign keys hold.</param>
/// <param name="Bytes">How large it is with its indexes; null where that was not measured.</param>
/// <param name="Keys">What became of its ids, such as <c>2 of 2 became uuid</c>; empty where it has none.</param>
/// <param name="State">What became of it.</param>
internal sealed record TableLine(
    string Table, (long? Before, long? After) Rows, (string? Before, string? After) Fingerprint, (long? Before, long? After) References,
    (long? Before, long? After) Bytes, string Keys, ReportState State);
