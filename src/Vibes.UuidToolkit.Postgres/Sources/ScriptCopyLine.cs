namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>One line of the data of a <c>COPY ... FROM stdin</c>.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">Its line.</param>
/// <param name="Text">The line without its line feed; a carriage return before it is kept, because in CSV it can be data.</param>
public sealed record ScriptCopyLine(string File, int Line, string Text) : ScriptItem(File, Line);
