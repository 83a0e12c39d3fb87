namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>An SQL statement.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line of its first token.</param>
/// <param name="Text">The statement from its first token on, without the semicolon, psql variables replaced.</param>
public sealed record ScriptStatement(string File, int Line, string Text) : ScriptItem(File, Line)
{
    /// <summary>True for <c>COPY ... FROM stdin</c>: <see cref="ScriptCopyLine"/>s and one <see cref="ScriptCopyEnd"/> follow.</summary>
    public bool ReadsCopyData { get; init; }

    /// <summary>True for <c>COPY ... TO stdout</c>, which only prints.</summary>
    public bool WritesCopyData { get; init; }
}
