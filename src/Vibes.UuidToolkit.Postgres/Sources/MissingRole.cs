using System.Text.RegularExpressions;
using Npgsql;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>Reads from an error which role the server does not have.</summary>
internal static partial class MissingRole
{
    /// <summary>The role that <paramref name="error"/> is about, or null when it is about something else.</summary>
    public static string? In(PostgresException error)
    {
        // The message can be in any language; the function that raised it has one name in all of them.
        var raisedByRoleLookup = error.Routine is "get_role_oid" or "get_rolespec_oid" or "get_rolespec_tuple" or "AddRoleMems" or "AlterRole" or "AlterRoleSet"
            or "check_session_authorization" or "check_role";
        var aboutRole = error.SqlState is PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.InvalidParameterValue
            && (raisedByRoleLookup || English().IsMatch(error.MessageText));
        var name = aboutRole ? Quoted().Match(error.MessageText) : Match.Empty;
        return name.Success ? name.Groups["name"].Value : null;
    }

    [GeneratedRegex("^role \".+\" does not exist$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex English();

    [GeneratedRegex("[\"\u201E\u00AB\u201C](?<name>.+)[\"\u201C\u00BB\u201D]", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Quoted();
}
