namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>The command <c>\connect</c>: a new session, in another database or in the same.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">Its line.</param>
/// <param name="Database">The database, or null for the same as before.</param>
public sealed record ScriptConnect(string File, int Line, string? Database) : ScriptItem(File, Line);
