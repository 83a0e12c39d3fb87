using System.Text;
using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>
/// Has a query that PostgreSQL wrote made again as it is. A constant whose type PostgreSQL found by itself, <c>EXISTS (SELECT 'x' ...)</c>, is written with that type,
/// <c>SELECT 'x'::text</c>, and read back it is a column of the type's name, which PostgreSQL then writes: <c>SELECT 'x'::text AS text</c>. It leaves only the name
/// <c>?column?</c> out that no other column has (ruleutils.c, <c>get_target_list</c>), so that name is what such a constant gets here.
/// </summary>
public static partial class UnnamedColumns
{
    /// <summary>The definition with a name for each constant that has none.</summary>
    /// <param name="definition">A query, expression or definition as PostgreSQL wrote it; what a person wrote may mean the type's name.</param>
    public static string Name(string definition)
    {
        if (!definition.Contains("SELECT", StringComparison.Ordinal) && !definition.Contains("RETURNING", StringComparison.Ordinal))
            return definition;
        var text = new StringBuilder();
        var lists = new Stack<(bool InList, bool IsDistinct)>();
        var (inList, atItem, isDistinct) = (false, false, false);
        for (var i = 0; i < definition.Length;)
        {
            var length = DeparsedTokens.LengthAt(definition, i);
            var token = definition.AsSpan(i, length);
            if (atItem && !token.IsWhiteSpace() && EndOfConstant(definition, i) is { } end)
            {
                text.Append(definition, i, end - i).Append(" AS \"?column?\"");
                (i, atItem) = (end, false);
                continue;
            }

            switch (token)
            {
                case "(":
                    lists.Push((inList, isDistinct));
                    (inList, atItem, isDistinct) = (false, false, false);
                    break;
                case ")" when lists.TryPop(out var outer):
                    // Behind DISTINCT ON (...) the list begins.
                    (inList, atItem, isDistinct) = (outer.InList, outer is { InList: true, IsDistinct: true }, false);
                    break;
                case "SELECT" or "RETURNING":
                    (inList, atItem, isDistinct) = (true, true, false);
                    break;
                case "DISTINCT" when atItem:
                    isDistinct = true;
                    break;
                case "ON" when isDistinct:
                    break;
                case ",":
                    atItem = inList;
                    break;
                default:
                    if (EndsList(token))
                        (inList, atItem, isDistinct) = (false, false, false);
                    else if (!token.IsWhiteSpace())
                        (atItem, isDistinct) = (false, false);
                    break;
            }

            text.Append(token);
            i += length;
        }

        return text.ToString();
    }

    /// <summary>Where a constant with its type ends that is all of a column; null where something else begins there, or a name follows.</summary>
    private static int? EndOfConstant(string definition, int start)
    {
        if (Collated().Match(definition, start) is { Success: true } collated)
            return EndsColumn(definition, start + collated.Length) ? start + collated.Length : null;
        var at = start + DeparsedTokens.LengthAt(definition, start);
        if (definition.AsSpan(start, at - start) is "E" or "B" or "X" && at < definition.Length && definition[at] == '\'')
            at += DeparsedTokens.LengthAt(definition, at);
        else if (definition.AsSpan(start, at - start) is not "NULL" && definition[start] != '\'')
            return null;
        if (!definition.AsSpan(at).StartsWith("::"))
            return null;
        int end = at + 2, depth = 0;
        for (var i = end; i < definition.Length;)
        {
            var length = DeparsedTokens.LengthAt(definition, i);
            var token = definition.AsSpan(i, length);
            if (depth == 0 && IsBehindColumn(token))
                return end;
            depth += token switch { "(" => 1, ")" => -1, _ => 0 };
            if (!token.IsWhiteSpace())
            {
                // A type: timestamp(3) without time zone, numeric(8,2)[], "Odd"."type".
                if (token is "AS" or "COLLATE" or "AT" || !(char.IsLetterOrDigit(token[0]) || token[0] is '"' or '.' or '(' or ')' or ',' or '[' or ']' or '_'))
                    return null;
                end = i + length;
            }

            i += length;
        }

        return end;
    }

    private static bool EndsColumn(string definition, int at)
    {
        while (at < definition.Length && char.IsWhiteSpace(definition[at]))
            at++;
        return at == definition.Length || IsBehindColumn(definition.AsSpan(at, DeparsedTokens.LengthAt(definition, at)));
    }

    private static bool IsBehindColumn(ReadOnlySpan<char> token) => token is "," or ")" || EndsList(token);

    private static bool EndsList(ReadOnlySpan<char> token) =>
        token is ";" or "FROM" or "WHERE" or "GROUP" or "HAVING" or "WINDOW" or "ORDER" or "LIMIT" or "OFFSET" or "FETCH" or "FOR" or "UNION" or "INTERSECT" or "EXCEPT";

    /// <summary>A constant with a collation of its own.</summary>
    [GeneratedRegex(@"\G\((?:NULL|[EBX]?'(?:[^']|'')*')::(?:[^'()]|\([0-9, ]+\))+ COLLATE [^'()]+\)")]
    private static partial Regex Collated();
}
