namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>How long a query takes, and how it is done.</summary>
/// <param name="Name">Its name: <c>queries/NAME</c>, <c>keys/TABLE</c>, <c>references/TABLE FOREIGN-KEY</c>.</param>
/// <param name="Runs">How often it was measured.</param>
/// <param name="Microseconds">How long it took.</param>
/// <param name="Buffers">How many pages it looked at, warm.</param>
/// <param name="Plan">Its plan.</param>
public sealed record QueryTiming(string Name, long Runs, Percentiles Microseconds, long Buffers, PlanNode Plan);
