using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Verification.Queries;

/// <summary>Tells whether a query's rows have an order: an ORDER BY outside of all parentheses, strings and comments.</summary>
internal static partial class OrderBy
{
    /// <summary>Whether the query as a whole is ordered.</summary>
    public static bool EndsQuery(string sql)
    {
        var (depth, isOrdered) = (0, false);
        foreach (Match token in Token().Matches(sql))
            switch (token.Value)
            {
                case "(":
                    depth++;
                    break;
                case ")":
                    depth--;
                    break;
                default:
                    isOrdered |= depth == 0 && token.Groups["order"].Success;
                    break;
            }

        return isOrdered;
    }

    // Strings, quoted names, dollar quotes and comments are taken whole, so that nothing in them is seen.
    [GeneratedRegex("""
        [eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(?<tag>\w*)\$.*?\$\k<tag>\$|--[^\n]*|/\*.*?\*/|(?<order>\border\s+by\b)|\w+|[()]
        """, RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
