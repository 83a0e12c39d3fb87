namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>A reference to a variable of psql: <c>:name</c>, <c>:'name'</c>, <c>:"name"</c> or <c>:{?name}</c>.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Form">The character after the colon, or a space for the plain form.</param>
/// <param name="Length">The length of the whole reference.</param>
internal sealed record PsqlVariable(string Name, char Form, int Length)
{
    /// <summary>True for <c>:name</c>, whose value becomes part of the text and is read like it.</summary>
    public bool IsPlain => Form == ' ';

    /// <summary>The reference that begins with the colon at <paramref name="at"/>, or null when there is none.</summary>
    public static PsqlVariable? At(string line, int at)
    {
        var next = at + 1 < line.Length ? line[at + 1] : '\0';
        var (form, open, close) = next switch
        {
            '\'' or '"' => (next, 2, 1),
            '{' => (next, 3, 1),
            _ => (' ', 1, 0),
        };
        var end = at + open;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] == '_' || line[end] >= 0x80)) end++;
        var name = end > at + open ? line[(at + open)..end] : "";
        var closed = close == 0 || (end < line.Length && line[end] == (form == '{' ? '}' : form));
        return name.Length > 0 && closed ? new PsqlVariable(name, form, end + close - at) : null;
    }

    /// <summary>What stands for the reference in SQL, or null when the variable is not set, in which case psql leaves the text alone.</summary>
    public string? Value(IReadOnlyDictionary<string, string> variables)
    {
        var isSet = variables.TryGetValue(Name, out var value);
        if (Form == '{') return isSet ? "TRUE" : "FALSE";
        if (!isSet) return null;
        return Form switch
        {
            '"' => $"\"{value!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
            '\'' when value!.Contains('\\') => $" E'{Doubled(value).Replace(@"\", @"\\", StringComparison.Ordinal)}'",
            '\'' => $"'{Doubled(value!)}'",
            _ => value,
        };

        static string Doubled(string text) => text.Replace("'", "''", StringComparison.Ordinal);
    }
}
