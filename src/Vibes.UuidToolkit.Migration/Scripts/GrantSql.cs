using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>Writes an access control list as the statements that bring a newly made object to it.</summary>
internal static class GrantSql
{
    /// <summary>The statements for an object.</summary>
    /// <param name="target">The object as GRANT names it, for example <c>TABLE public.users</c>.</param>
    /// <param name="objectType">The object type of <see cref="DefaultPrivileges"/>: <c>r</c>, <c>S</c> or <c>f</c>.</param>
    /// <param name="owner">The object's owner.</param>
    /// <param name="acl">The list to reach; null for PostgreSQL's default.</param>
    /// <param name="schema">Says which default privileges a new object may have got.</param>
    public static IEnumerable<string> Object(string target, char objectType, string owner, ImmutableArray<AclItem>? acl, Schema schema)
    {
        var defaults = schema.DefaultPrivileges.Where(privileges => privileges.ObjectType == objectType)
            .SelectMany(privileges => privileges.Acl).Select(item => item.GranteeSql).Distinct(StringComparer.Ordinal).ToArray();
        if (acl is null && defaults.Length == 0)
            yield break;
        foreach (var grantee in defaults.Append("PUBLIC").Append(SqlText.Identifier(owner)).Distinct(StringComparer.Ordinal))
            yield return $"REVOKE ALL ON {target} FROM {grantee}";
        if (acl is not { } items)
        {
            // PostgreSQL's default: the owner may do everything, and anybody may execute a function.
            if (objectType == 'f')
                yield return $"GRANT ALL ON {target} TO PUBLIC";
            yield return $"GRANT ALL ON {target} TO {SqlText.Identifier(owner)}";
            yield break;
        }

        foreach (var item in items)
            foreach (var grant in Item(item, owner, privileges => $"{privileges} ON {target}"))
                yield return grant;
    }

    /// <summary>The statements for a column, which never has a default list.</summary>
    public static IEnumerable<string> Column(string table, Column column, string owner) =>
        (column.Acl ?? []).SelectMany(item => Item(item, owner, privileges =>
            $"{string.Join(", ", privileges.Split(", ").Select(privilege => $"{privilege} ({SqlText.Identifier(column.Name)})"))} ON TABLE {table}"));

    private static IEnumerable<string> Item(AclItem item, string owner, Func<string, string> privilegesOn)
    {
        foreach (var grantable in new[] { false, true })
        {
            var letters = item.Letters(grantable);
            if (letters.IsEmpty)
                continue;
            var grant = $"GRANT {privilegesOn(string.Join(", ", letters.Select(Privilege.Name)))} TO {item.GranteeSql}{(grantable ? " WITH GRANT OPTION" : "")}";
            if (item.Grantor == owner)
            {
                yield return grant;
                continue;
            }

            // Only the grantor itself can be the grantor of record.
            yield return $"SET LOCAL ROLE {SqlText.Identifier(item.Grantor)}";
            yield return grant;
            yield return "RESET ROLE";
        }
    }
}
