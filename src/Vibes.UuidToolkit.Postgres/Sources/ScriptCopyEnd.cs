namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>The end of COPY data, the line <c>\.</c>.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">Its line.</param>
public sealed record ScriptCopyEnd(string File, int Line) : ScriptItem(File, Line);
