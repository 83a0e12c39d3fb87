using System.Collections.Immutable;
using System.Text;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>One entry of an access control list, as PostgreSQL's <c>aclitem</c>.</summary>
/// <param name="Grantee">The role's name; empty for PUBLIC.</param>
/// <param name="Privileges">Privilege letters, each followed by <c>*</c> where it may be granted on (documentation, "Privileges", table of ACL abbreviations).</param>
/// <param name="Grantor">The role that granted.</param>
public sealed record AclItem(string Grantee, string Privileges, string Grantor)
{
    /// <summary>The grantee as SQL.</summary>
    public string GranteeSql => Grantee.Length == 0 ? "PUBLIC" : SqlText.Identifier(Grantee);

    /// <summary>The privilege letters without or with the grant option.</summary>
    public ImmutableArray<char> Letters(bool grantable)
    {
        var letters = ImmutableArray.CreateBuilder<char>();
        for (var i = 0; i < Privileges.Length; i++)
            if (Privileges[i] != '*' && grantable == (i + 1 < Privileges.Length && Privileges[i + 1] == '*'))
                letters.Add(Privileges[i]);
        return letters.ToImmutable();
    }

    /// <summary>Reads the text form of an <c>aclitem</c>: <c>grantee=privileges/grantor</c>, names double-quoted where they hold other than letters, digits and underscores.</summary>
    /// <exception cref="FormatException">The text is not an aclitem.</exception>
    public static AclItem Parse(string text)
    {
        var position = 0;
        var grantee = Name(text, ref position);
        var equals = position;
        if (equals >= text.Length || text[equals] != '=')
            throw new FormatException($"'{text}' is not an aclitem.");
        var slash = text.IndexOf('/', equals);
        if (slash < 0)
            throw new FormatException($"'{text}' is not an aclitem.");
        position = slash + 1;
        return new AclItem(grantee, text[(equals + 1)..slash], Name(text, ref position));
    }

    private static string Name(string text, ref int position)
    {
        var name = new StringBuilder();
        var quoted = false;
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (c == '"')
            {
                if (quoted && position + 1 < text.Length && text[position + 1] == '"')
                    name.Append(text[++position]);
                else
                    quoted = !quoted;
            }
            else if (!quoted && c is '=' or '/')
                break;
            else
                name.Append(c);
        }

        return name.ToString();
    }
}
