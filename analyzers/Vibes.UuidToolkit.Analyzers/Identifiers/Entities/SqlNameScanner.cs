using System.Text;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Reads names as PostgreSQL writes them, bare or quoted, from a part of a text.</summary>
/// <param name="text">The text.</param>
/// <param name="position">Where to begin.</param>
/// <param name="end">Where the part ends.</param>
internal struct SqlNameScanner(string text, int position, int end)
{
    /// <summary>Where the scanner is.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Passes over a text that has to be next.</summary>
    public bool Skip(string expected)
    {
        if (!At(expected))
            return false;
        Position += expected.Length;
        return true;
    }

    /// <summary>Whether a text is next.</summary>
    public readonly bool At(string expected) =>
        Position + expected.Length <= end && string.CompareOrdinal(text, Position, expected, 0, expected.Length) == 0;

    /// <summary>The name that is next; null where there is none.</summary>
    public string? Name()
    {
        var start = Position;
        if (start < end && text[start] == '"')
            return Quoted();
        while (Position < end && (char.IsLetterOrDigit(text[Position]) || text[Position] is '_' or '$'))
            Position++;
        return Position == start ? null : text.Substring(start, Position - start);
    }

    /// <summary>A name with or without its schema; null where there is none.</summary>
    public SchemaName? Qualified()
    {
        if (Name() is not { } first)
            return null;
        if (!Skip("."))
            return new("", first);
        return Name() is { } second ? new(first, second) : null;
    }

    /// <summary>The columns of <c>(a, "b, c")</c>; null where the list is not closed.</summary>
    public List<string>? Columns()
    {
        if (!Skip("("))
            return null;
        var names = new List<string>();
        while (true)
        {
            // The last column of a key over periods, as PostgreSQL 18 writes it.
            Skip("PERIOD ");
            if (Name() is not { } name)
                return null;
            names.Add(name);
            Skip(" WITHOUT OVERLAPS");
            if (Skip(")"))
                return names;
            if (!Skip(", "))
                return null;
        }
    }

    private string? Quoted()
    {
        var name = new StringBuilder();
        for (var i = Position + 1; i < end; i++)
            if (text[i] != '"')
                name.Append(text[i]);
            else if (i + 1 < end && text[i + 1] == '"')
                name.Append(text[i++]);
            else
            {
                Position = i + 1;
                return name.ToString();
            }

        return null;
    }
}
