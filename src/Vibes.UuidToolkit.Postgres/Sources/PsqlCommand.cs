using System.Collections.Frozen;
using System.Text;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>A backslash command of psql.</summary>
/// <param name="Name">The command without its backslash.</param>
/// <param name="Arguments">Its arguments, quotes and variables resolved.</param>
/// <param name="RunsShell">True when an argument stands in backticks, which psql hands to the shell.</param>
internal sealed record PsqlCommand(string Name, string[] Arguments, bool RunsShell)
{
    private static readonly FrozenSet<string> OutputCommands = new[]
    {
        "a", "C", "conninfo", "copyright", "echo", "errverbose", "f", "h", "help", "H", "html", "l", "l+", "list", "list+",
        "o", "out", "p", "print", "pset", "qecho", "restrict", "s", "sf", "sf+", "sv", "sv+", "t", "T", "timing",
        "unrestrict", "w", "warn", "write", "x", "z", "?",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for commands that change what psql prints and nothing else, and for the guards pg_dump puts around a dump.</summary>
    public bool OnlyPrints => OutputCommands.Contains(Name) || (Name.StartsWith('d') && Name.All(c => char.IsAsciiLetter(c) || c is '+'));

    /// <summary>Reads the command at the backslash at <paramref name="at"/> and moves <paramref name="at"/> behind it.</summary>
    public static PsqlCommand Read(string line, ref int at, IReadOnlyDictionary<string, string> variables)
    {
        var from = ++at;
        while (at < line.Length && !char.IsWhiteSpace(line[at]) && line[at] != '\\' && (at == from || line[at - 1] is not ('!' or '?'))) at++;
        var name = line[from..at];
        var arguments = new List<string>();
        var runsShell = false;
        if (name is "!" or "copy")
        {
            // These two take the rest of the line as it is.
            arguments.Add(line[at..].Trim());
            at = line.Length;
            return new PsqlCommand(name, [.. arguments], name == "!");
        }

        // psql takes these semicolons for habit, not for part of the name.
        var trimsSemicolon = name is not ("set" or "encoding");
        while (true)
        {
            while (at < line.Length && char.IsWhiteSpace(line[at])) at++;
            if (at >= line.Length) break;
            if (line[at] == '\\')
            {
                // Two backslashes: SQL goes on. One: the next command.
                if (at + 1 < line.Length && line[at + 1] == '\\') at += 2;
                break;
            }

            var argument = ReadArgument(line, ref at, variables, keepQuotes: name == "set", trimsSemicolon, ref runsShell);
            if (argument is not null) arguments.Add(argument);
        }

        return new PsqlCommand(name, [.. arguments], runsShell);
    }

    /// <summary>The truth of the argument of <c>\if</c> as psql reads it, or null when it is neither true nor false.</summary>
    public bool? Condition()
    {
        var text = Arguments.Length == 1 ? Arguments[0].ToUpperInvariant() : "";
        if (text.Length == 0) return null;
        if (text == "1" || "TRUE".StartsWith(text, StringComparison.Ordinal) || "YES".StartsWith(text, StringComparison.Ordinal) || text == "ON") return true;
        if (text == "0" || "FALSE".StartsWith(text, StringComparison.Ordinal) || "NO".StartsWith(text, StringComparison.Ordinal) || text is "OF" or "OFF") return false;
        return null;
    }

    /// <summary>The database that <c>\connect</c> names, or null for the same as before.</summary>
    public string? ConnectDatabase()
    {
        var name = Arguments.FirstOrDefault(argument => !argument.StartsWith("-reuse-previous=", StringComparison.Ordinal));
        if (name is null or "-" or "") return null;
        return name.Contains("://", StringComparison.Ordinal) || name.Contains('=') ? ConnectionStrings.Parse(name).Database : name;
    }

    private static string? ReadArgument(
        string line, ref int at, IReadOnlyDictionary<string, string> variables, bool keepQuotes, bool trimsSemicolon, ref bool runsShell)
    {
        var argument = new StringBuilder();
        var quoted = false;
        while (at < line.Length && !char.IsWhiteSpace(line[at]) && line[at] != '\\')
        {
            var c = line[at];
            if (c == '\'')
            {
                quoted = true;
                at++;
                ReadQuoted(line, ref at, argument);
            }
            else if (c is '"' or '`')
            {
                quoted = true;
                runsShell |= c == '`';
                var close = line.IndexOf(c, at + 1);
                if (close < 0) close = line.Length;
                var content = line.AsSpan(at + 1, close - at - 1);
                if (keepQuotes) argument.Append(c).Append(content).Append(c);
                else argument.Append(content);
                at = Math.Min(close + 1, line.Length);
                // A doubled quote stands for one.
                if (c == '"' && !keepQuotes && at < line.Length && line[at] == '"') argument.Append('"');
            }
            else if (c == ':' && PsqlVariable.At(line, at) is { } variable && variable.Value(variables) is { } value)
            {
                argument.Append(value);
                at += variable.Length;
            }
            else
            {
                argument.Append(c);
                at++;
            }
        }

        if (!trimsSemicolon || quoted && !line.AsSpan(0, at).EndsWith(";")) return argument.ToString();
        var text = argument.ToString().TrimEnd(';');
        return text.Length > 0 || quoted ? text : null;
    }

    private static void ReadQuoted(string line, ref int at, StringBuilder argument)
    {
        while (at < line.Length)
        {
            var c = line[at++];
            if (c == '\'')
            {
                if (at >= line.Length || line[at] != '\'') return;
                argument.Append('\'');
                at++;
            }
            else if (c == '\\' && at < line.Length)
            {
                var escaped = line[at++];
                argument.Append(escaped switch { 'n' => '\n', 't' => '\t', 'b' => '\b', 'r' => '\r', 'f' => '\f', _ => escaped });
            }
            else
            {
                argument.Append(c);
            }
        }
    }
}
