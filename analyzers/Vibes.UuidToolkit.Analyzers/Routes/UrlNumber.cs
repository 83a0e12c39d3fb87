using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>A number in a URL: a whole segment of its path, or the whole value of a query's parameter.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Word">The segment before it, or the parameter's name.</param>
/// <param name="Path">The last segment of the path where it is in a query; null where it is in the path.</param>
internal readonly record struct UrlNumber(TextSpan Span, string Word, string? Path)
{
    /// <summary>The numbers in a URL without a host, or in a part of one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="begins">Whether nothing stands before it that belongs to its first segment.</param>
    /// <param name="ends">Whether nothing follows that belongs to its last one.</param>
    public static IEnumerable<UrlNumber> In(string text, bool begins, bool ends)
    {
        var (word, path, start, isQuery) = ("", "", 0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('/' or '?' or '&' or '=' or '#') || isQuery && i < text.Length && text[i] == '/')
                continue;
            var isWhole = (begins || start > 0) && (ends || i < text.Length);
            if (isWhole && word.Length > 0 && IsNumber(text, start, i))
                yield return new(TextSpan.FromBounds(start, i), word, isQuery ? path : null);
            if (i == text.Length || text[i] == '#')
                yield break;
            // What stands before a value is its name, and before a name nothing is of interest.
            var segment = isWhole ? text.Substring(start, i - start) : "";
            if (text[i] == '?')
                (path, isQuery) = (segment.Length > 0 ? segment : word, true);
            word = isQuery && text[i] != '=' ? "" : segment;
            start = i + 1;
        }
    }

    /// <summary>Whose id it is by the words around it, as far as they name an entity; null where they do not.</summary>
    public Identifier? Of(EntityModel entities)
    {
        var word = Path is not null && Word.EndsWith("s", StringComparison.OrdinalIgnoreCase) ? Word.Substring(0, Word.Length - 1) : Word;
        var (entity, reason) = Path is null ? (entities.OfNoun(Word), $"the word '{Word}' before it")
            : string.Equals(word, "id", StringComparison.OrdinalIgnoreCase) ? (entities.OfNoun(Path), $"the word '{Path}' before it")
            : (entities.OfIdName(word), $"the name '{Word}'");
        return entity is null ? null : new(entity, Certainty.Named, reason);
    }

    // -1 too, which stands for a special row or for none.
    private static bool IsNumber(string text, int start, int end)
    {
        if (start < end && text[start] == '-')
            start++;
        if (start == end || end - start > 19)
            return false;
        for (var i = start; i < end; i++)
            if (text[i] is < '0' or > '9')
                return false;
        return true;
    }
}
