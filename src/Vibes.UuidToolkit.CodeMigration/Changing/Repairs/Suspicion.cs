namespace Vibes.UuidToolkit.CodeMigration.Changing.Repairs;

/// <summary>
/// Which of the compiler's errors are believed. Where a call is refused, it knows no type of what the call's functions take, and blames all that is done with
/// them: <c>rows.Map(list => list.Map(row => new Line(row.Id, row.Title)))</c>, where only the id does not fit.
/// </summary>
internal enum Suspicion
{
    /// <summary>Those about an expression whose parts have types.</summary>
    OfOwnError,

    /// <summary>Those about an id, whatever else is unknown.</summary>
    OfId,

    /// <summary>All.</summary>
    OfAny,
}
