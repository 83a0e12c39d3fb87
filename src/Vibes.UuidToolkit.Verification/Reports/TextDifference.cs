using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>A text on both sides: an object's declaration, a query's result, an answer.</summary>
/// <param name="Name">What it is the text of.</param>
/// <param name="Summary">What it is in a few words.</param>
/// <param name="Lines">The lines around what differs; empty where nothing does.</param>
/// <param name="State">What became of it.</param>
internal sealed record TextDifference(string Name, string Summary, ImmutableArray<DifferenceLine> Lines, ReportState State);
