using System.Collections.Immutable;
using Vibes.UuidToolkit.Verification.Timings;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>A query's time on both sides.</summary>
/// <param name="Name">The query.</param>
/// <param name="Before">In microseconds, before.</param>
/// <param name="After">In microseconds, afterwards.</param>
/// <param name="Ratio">How many times as long it takes.</param>
/// <param name="Remarks">What else is to be said: how its plan changed.</param>
/// <param name="State">Different where it became too slow or its plan has a fault.</param>
internal sealed record TimingLine(string Name, Percentiles Before, Percentiles After, double Ratio, ImmutableArray<string> Remarks, ReportState State);
