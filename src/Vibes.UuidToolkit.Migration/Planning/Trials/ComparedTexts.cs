using System.Collections.Frozen;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>
/// Finds where a definition compares the text of an id with something else, <c>id::text = current_setting('app.id')</c>. That is no error with uuids, which have a text as well: only what was
/// equal to an integer's text is equal to nothing any more.
/// </summary>
/// <param name="tokens">The definition.</param>
/// <param name="isId">Whether a column is an id that changes: the name before the dot, empty where there is none, and its own.</param>
internal sealed class ComparedTexts(SqlTokens tokens, Func<string, string, bool> isId)
{
    private static readonly FrozenSet<string> Equalities = FrozenSet.Create("=", "<>", "!=");
    private static readonly FrozenSet<string> Texts = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "text", "varchar", "character", "citext", "name");

    /// <summary>The ids, and what each is compared with.</summary>
    public IEnumerable<(string Id, string With)> Find()
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var (left, right) = Operands(at);
            left = Bare(left);
            right = Bare(right);
            if (left.First > left.Last || right.First > right.Last)
                continue;
            if (IdOf(left) is { } id && IdOf(right) is null && !IsNothing(right))
                yield return (id, tokens.Between(right.First, right.Last));
            else if (IdOf(right) is { } other && IdOf(left) is null && !IsNothing(left))
                yield return (other, tokens.Between(left.First, left.Last));
        }
    }

    /// <summary>Both sides of the comparison that a token is; empty where it is none.</summary>
    private ((int First, int Last) Left, (int First, int Last) Right) Operands(int at)
    {
        var isNegated = tokens.Is(at - 1, "NOT");
        if (tokens.IsOneOf(at, Equalities))
            return (Left(at - 1), tokens.Is(at + 1, "ANY") || tokens.Is(at + 1, "ALL") || tokens.Is(at + 1, "SOME") ? Inside(at + 2) : Right(at + 1));
        if (tokens.Is(at, "IN") && tokens.Is(at + 1, "("))
            return (Left(isNegated ? at - 2 : at - 1), Inside(at + 1));
        if (tokens.Is(at, "DISTINCT") && tokens.Is(at + 1, "FROM"))
            return (Left(isNegated ? at - 3 : at - 2), Right(at + 2));
        return ((0, -1), (0, -1));
    }

    private (int First, int Last) Left(int last) => (tokens.StartBehind(last, ComparedPlaces.Before), last);

    private (int First, int Last) Right(int first) => (first, tokens.EndBefore(first, ComparedPlaces.Behind));

    private (int First, int Last) Inside(int opening) => tokens.Match(opening) is > 0 and var end ? (opening + 1, end - 1) : (0, -1);

    private (int First, int Last) Bare((int First, int Last) expression)
    {
        while (expression.First < expression.Last && tokens.Is(expression.First, "(") && tokens.Match(expression.First) == expression.Last)
            expression = (expression.First + 1, expression.Last - 1);
        return expression;
    }

    /// <summary>The id that an expression is the text of.</summary>
    private string? IdOf((int First, int Last) expression)
    {
        var (first, last) = expression;
        if (tokens.Is(first, "CAST") && tokens.Match(first + 1) == last && tokens.Outer(first + 2, last - 1).LastOrDefault(i => tokens.Is(i, "AS"), -1) is > 0 and var type && tokens.IsOneOf(type + 1, Texts))
            return Inner((first + 2, type - 1));
        var cast = tokens.Outer(first, last).LastOrDefault(i => tokens.Is(i, "::"), -1);
        return cast > first && tokens.IsOneOf(cast + 1, Texts) && !tokens.Is(last, "]") ? Inner((first, cast - 1)) : null;
    }

    private string? Inner((int First, int Last) expression) => Column(Bare(expression)) ?? IdOf(Bare(expression));

    private string? Column((int First, int Last) name)
    {
        if (name.First > name.Last || name.Last - name.First > 4 || Enumerable.Range(name.First, name.Last - name.First + 1).Any(i => (i - name.First) % 2 == 0 ? !tokens.IsWord(i) : !tokens.Is(i, ".")))
            return null;
        return isId(name.Last > name.First ? Name(name.Last - 2) : "", Name(name.Last)) ? tokens.Between(name.First, name.Last) : null;
    }

    private string Name(int at) => tokens.Text(at) is ['"', .. var quoted, '"'] ? quoted.Replace("\"\"", "\"", StringComparison.Ordinal) : tokens.Text(at);

    /// <summary>An empty text, or none: no id has ever been that.</summary>
    private bool IsNothing((int First, int Last) expression) => tokens.Is(expression.First, "''") || tokens.Is(expression.First, "NULL");
}
