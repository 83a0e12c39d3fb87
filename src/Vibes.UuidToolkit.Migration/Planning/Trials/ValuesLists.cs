namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>The lists of rows that stand in a definition: <c>(VALUES (1, 'a'), (2, 'b')) v(id, name)</c>, or <c>WITH v(id, name) AS (VALUES ...)</c>.</summary>
/// <param name="tokens">The definition.</param>
internal sealed class ValuesLists(SqlTokens tokens)
{
    /// <summary>The expressions of a column of the list that has a name; none where there is no such list.</summary>
    public List<(int First, int Last)> Column(string list, string column)
    {
        for (var at = 1; at < tokens.Count; at++)
            if (tokens.Is(at, "VALUES") && tokens.Is(at - 1, "(") && tokens.Match(at - 1) is > 0 and var end && Ordinal(at, end, list, column) is >= 0 and var ordinal)
                return Column(at, end - 1, ordinal);
        return [];
    }

    /// <summary>The expressions of a column of the list that begins there; none where a row has fewer.</summary>
    public List<(int First, int Last)> Column(int values, int last, int ordinal)
    {
        var rows = tokens.Items(values + 1, last).Select(row => tokens.Is(row.First, "(") && tokens.Match(row.First) == row.Last ? tokens.Items(row.First + 1, row.Last - 1).ToList() : []).ToList();
        return rows.All(row => row.Count > ordinal) ? [.. rows.Select(row => row[ordinal])] : [];
    }

    /// <summary>Which column of a list a name means, where the list has that name: it stands behind the list, or before it with WITH.</summary>
    private int Ordinal(int values, int end, string list, string column)
    {
        var behind = tokens.Is(end + 1, "AS") ? end + 2 : end + 1;
        if (tokens.Is(behind, list))
            return Named(tokens.Is(behind + 1, "(") ? behind + 1 : -1, column);
        var before = values - 2;
        while (tokens.Is(before, "AS") || tokens.Is(before, "MATERIALIZED") || tokens.Is(before, "NOT"))
            before--;
        var columns = tokens.Is(before, ")") ? tokens.Match(before) : -1;
        return tokens.Is(values - 2, "AS") || before < values - 2 ? tokens.Is(columns > 0 ? columns - 1 : before, list) ? Named(columns, column) : -1 : -1;
    }

    /// <summary>The place of a name among those of the columns; without any they are column1, column2 and so on.</summary>
    private int Named(int columns, string column)
    {
        if (columns > 0)
            return tokens.Items(columns + 1, tokens.Match(columns) - 1).Select((name, ordinal) => (name, ordinal)).Where(one => tokens.Is(one.name.First, column)).Select(one => one.ordinal).FirstOrDefault(-1);
        return column.StartsWith("column", StringComparison.OrdinalIgnoreCase) && int.TryParse(column["column".Length..], out var number) ? number - 1 : -1;
    }
}
