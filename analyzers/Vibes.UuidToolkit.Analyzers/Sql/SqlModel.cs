using System.Collections.Concurrent;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Sql.Statements;

namespace Vibes.UuidToolkit.Analyzers.Sql;

/// <summary>What the SQL texts of a compilation mean, each read once.</summary>
internal sealed class SqlModel(EntityModel entities)
{
    private static readonly HashSet<string> Beginnings = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "VALUES", "CREATE", "ALTER", "EXPLAIN", "BEGIN", "SET", "TRUNCATE", "LOCK",
    };

    private readonly ConcurrentDictionary<string, SqlMeaning> _meanings = new(StringComparer.Ordinal);

    /// <summary>What a text means.</summary>
    public SqlMeaning Of(string text) => _meanings.TryGetValue(text, out var known) ? known : _meanings.GetOrAdd(text, SqlMeaning.Of(text, entities));

    /// <summary>Whether a text may be a statement, by its first word.</summary>
    public static bool IsStatement(string text)
    {
        var start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] == '('))
            start++;
        if (start + 1 < text.Length && text[start] is '-' or '/')
        {
            var first = SqlLexer.Read(text)[0];
            start = first.Span.Start;
        }

        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return end - start is > 2 and < 10 && end < text.Length && char.IsWhiteSpace(text[end]) && Beginnings.Contains(text.Substring(start, end - start));
    }
}
