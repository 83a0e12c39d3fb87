namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>A query to be measured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sql">The query.</param>
/// <param name="Samples">A query for values of its parameters, a row a run in turns; null where it has no parameters.</param>
internal sealed record TimedQuery(string Name, string Sql, string? Samples = null);
