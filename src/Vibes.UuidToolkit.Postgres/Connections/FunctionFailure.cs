using Npgsql;

namespace Vibes.UuidToolkit.Postgres;

/// <summary>A failure inside a function of the database that another statement came to call: an index, a check or a view may.</summary>
public static class FunctionFailure
{
    /// <summary>The innermost function, as the server tells of it, for example <c>SQL function "boxrange" during inlining</c>; null where the failure is the statement's own.</summary>
    public static string? Place(PostgresException error) =>
        error.Where?.Split('\n')[0] is { } place && place.Contains("function ", StringComparison.Ordinal) ? place : null;

    /// <summary>Whether the function did not find what it speaks of: by a search path, as its author had one.</summary>
    public static bool IsOfSearchPath(PostgresException error) => Place(error) is not null && error.SqlState
        is PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.InvalidSchemaName;
}
