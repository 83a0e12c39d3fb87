using System.Text;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>
/// Makes a view's query read alike on all versions. Up to 15, <c>pg_get_viewdef</c> qualifies the columns of a query over
/// one relation; from 16 on it does not, since a view's rule no longer counts OLD and NEW as relations (ruleutils.c,
/// <c>get_query_def</c>: <c>varprefix</c>). The qualifier is taken away here, where 16 would not write one.
/// </summary>
internal static class ViewDefinition
{
    /// <summary>The query as version 16 and later write it.</summary>
    public static string Normalize(string definition, int majorVersion)
    {
        if (majorVersion >= 16 || SingleRelationAlias(definition) is not { } alias)
            return definition;
        var prefix = alias + ".";
        var text = new StringBuilder();
        var nested = new NestedQueries();
        for (var i = 0; i < definition.Length;)
        {
            var length = DeparsedTokens.LengthAt(definition, i);
            var token = definition.AsSpan(i, length);
            nested.Read(token);
            if (!nested.Inside && token.SequenceEqual(alias) && i + length < definition.Length && definition[i + length] == '.'
                && (i == 0 || definition[i - 1] != '.') && !nested.InFrom
                // A whole row keeps its relation's name in every version.
                && !(i + length + 1 < definition.Length && definition[i + length + 1] == '*'))
            {
                i += prefix.Length;
                continue;
            }

            text.Append(token);
            i += length;
        }

        return text.ToString();
    }

    /// <summary>The name that qualifies the columns, as it is written; null where the query has not exactly one relation.</summary>
    private static string? SingleRelationAlias(string definition)
    {
        var nested = new NestedQueries();
        List<string>? from = null;
        for (var i = 0; i < definition.Length;)
        {
            var length = DeparsedTokens.LengthAt(definition, i);
            var token = definition.Substring(i, length);
            var wasOutside = nested.Depth == 0;
            nested.Read(token);
            if (wasOutside && nested.Depth == 0 && nested.InFrom && !string.IsNullOrWhiteSpace(token))
                (from ??= []).Add(token);
            if (wasOutside && token is "UNION" or "INTERSECT" or "EXCEPT" or "VALUES")
                return null;
            i += length;
        }

        // FROM schema.relation [alias], or FROM relation [alias]; a join is left as it is. Parentheses were left out: a function or a subquery looks like its alias.
        return from is null ? null : from.TakeWhile(token => token is not (";" or "TABLESAMPLE")).Where(token => token != "ONLY").ToArray() switch
        {
            ["FROM", "ROWS", "FROM", .. ["WITH", "ORDINALITY"] or [], var alias] => alias,
            ["FROM", var name] => name,
            ["FROM", var name, var alias] when alias != "." => alias,
            ["FROM", _, ".", var name] => name,
            ["FROM", _, ".", _, var alias] => alias,
            _ => null,
        };
    }

    /// <summary>Follows parentheses, and tells whether a place is in a subquery and whether it is in the outer FROM clause.</summary>
    private sealed class NestedQueries
    {
        private readonly Stack<bool> _parentheses = new();
        private bool _justOpened;

        public int Depth => _parentheses.Count;

        public bool Inside { get; private set; }

        public bool InFrom { get; private set; }

        public void Read(ReadOnlySpan<char> token)
        {
            if (token.IsWhiteSpace())
                return;
            if (token is "(")
            {
                _parentheses.Push(Inside);
                _justOpened = true;
                return;
            }

            if (_justOpened && token is "SELECT" or "WITH" or "VALUES")
                Inside |= _justOpened && Depth > 0;
            _justOpened = false;
            if (token is ")" && _parentheses.TryPop(out var before))
                Inside = before;
            if (Depth == 0)
                InFrom = token switch
                {
                    "FROM" => true,
                    "WHERE" or "GROUP" or "HAVING" or "WINDOW" or "ORDER" or "LIMIT" or "OFFSET" or "FETCH" or "FOR" => false,
                    _ => InFrom,
                };
        }
    }
}
