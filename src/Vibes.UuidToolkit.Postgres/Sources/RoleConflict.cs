using Npgsql;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>
/// Tells an error that only says that another session was creating or granting the same role at this moment. Roles belong to the whole server, so copies
/// of one dump that are loaded side by side meet there, although each script asks first whether a role exists.
/// </summary>
internal static class RoleConflict
{
    /// <summary>The most that a statement is repeated: each time, at least one role has come to stay.</summary>
    public const int MaxRepeats = 20;

    /// <summary>Whether the statement may well succeed when it is repeated.</summary>
    public static bool Is(PostgresException error) => error switch
    {
        // The server waited for the other session's end before it said so: the role is there by now.
        { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: "pg_catalog", TableName: "pg_authid" or "pg_auth_members" } => true,
        // "tuple concurrently updated" has no code of its own; the function that raises it has one name in all languages.
        { SqlState: PostgresErrorCodes.InternalError, Routine: "simple_heap_update" or "simple_heap_delete" } => true,
        _ => false,
    };
}
