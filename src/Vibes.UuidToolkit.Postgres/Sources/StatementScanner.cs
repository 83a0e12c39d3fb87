using System.Text;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>
/// Finds where statements end, by the rules of psql's own scanner: quotes, dollar quotes, nested comments, parentheses,
/// and the bodies of SQL-standard functions (<c>BEGIN ATOMIC ... END</c>) hide semicolons. Lines are fed one at a time.
/// </summary>
internal sealed class StatementScanner(ScriptSession session)
{
    private enum State { Plain, Comment, String, EscapeString, AfterEscapeString, Identifier, DollarString }

    /// <summary>A place inside a statement.</summary>
    internal readonly record struct Mark(int Length, int ParenthesisDepth, int BodyDepth);

    private readonly StringBuilder text = new();
    private readonly StringBuilder opening = new();
    private State state;
    private int statementLine;
    private int stateLine;
    private int commentDepth;
    private string dollarTag = "";
    private bool lineBreakSeen;
    private int parenthesisDepth;
    private int bodyDepth;
    private int words;
    private string lastWord = "";
    private bool isCopy;
    private bool readsCopyData;
    private bool writesCopyData;

    /// <summary>True between statements, outside comments.</summary>
    public bool AtRest => state == State.Plain && text.Length == 0;

    /// <summary>True when no token of a statement has been seen.</summary>
    public bool IsEmpty => text.Length == 0;

    /// <summary>The line on which the statement, or the comment before one, began.</summary>
    public int StartLine => text.Length == 0 ? stateLine : statementLine;

    /// <summary>Where the statement stands now; <see cref="ReturnTo"/> goes back to it.</summary>
    public Mark Here => new(text.Length, parenthesisDepth, bodyDepth);

    /// <summary>Reads on in <paramref name="line"/> from <paramref name="at"/>. A variable of psql is replaced in the line itself, since its value is scanned too.</summary>
    public ScanStop Scan(ref string line, ref int at, int lineNumber, bool substitute)
    {
        var substitutedUntil = 0;
        while (at < line.Length)
        {
            switch (state)
            {
                case State.Comment: ScanComment(line, ref at); continue;
                case State.String: ScanString(line, ref at); continue;
                case State.EscapeString: ScanEscapeString(line, ref at); continue;
                case State.Identifier: ScanIdentifier(line, ref at); continue;
                case State.DollarString: ScanDollarString(line, ref at); continue;
            }

            var c = line[at];
            if (state == State.AfterEscapeString)
            {
                if (char.IsWhiteSpace(c))
                {
                    lineBreakSeen |= c == '\n';
                    Keep(line, ref at, 1, lineNumber);
                    continue;
                }

                // Two strings with a line break between them are one, of the kind of the first.
                state = c == '\'' && lineBreakSeen ? State.EscapeString : State.Plain;
                if (state == State.EscapeString)
                {
                    Keep(line, ref at, 1, lineNumber);
                    continue;
                }
            }

            var next = at + 1 < line.Length ? line[at + 1] : '\0';
            if (char.IsWhiteSpace(c))
            {
                if (text.Length > 0) text.Append(c);
                at++;
            }
            else if (c == '-' && next == '-')
            {
                var stop = line.IndexOf('\n', at);
                if (stop < 0) stop = line.Length;
                if (text.Length > 0) text.Append(line, at, stop - at);
                at = stop;
            }
            else if (c == '/' && next == '*')
            {
                (state, stateLine, commentDepth) = (State.Comment, lineNumber, 1);
                if (text.Length > 0) text.Append("/*");
                at += 2;
            }
            else if (char.IsAsciiLetter(c) || c == '_' || c >= 0x80)
            {
                ScanWord(line, ref at, lineNumber);
            }
            else
            {
                var previousWord = lastWord;
                lastWord = "";
                switch (c)
                {
                    case ';' when parenthesisDepth == 0 && bodyDepth == 0:
                        at++;
                        lastWord = previousWord;
                        return ScanStop.EndOfStatement;
                    case '\\' when next == ';':
                        at += 2;
                        return ScanStop.EndOfStatement;
                    case '\\' when next == ':':
                        at++;
                        Keep(line, ref at, 1, lineNumber);
                        break;
                    case '\\':
                        lastWord = previousWord;
                        return ScanStop.Command;
                    case '\'':
                        Keep(line, ref at, 1, lineNumber);
                        state = session.StandardConformingStrings ? State.String : State.EscapeString;
                        break;
                    case '"':
                        Keep(line, ref at, 1, lineNumber);
                        state = State.Identifier;
                        break;
                    case '$' when DollarTagAt(line, at) is { } tag:
                        Keep(line, ref at, tag.Length, lineNumber);
                        (state, dollarTag) = (State.DollarString, tag);
                        break;
                    case ':' when next is ':' or '=':
                        Keep(line, ref at, 2, lineNumber);
                        break;
                    case ':' when substitute && at >= substitutedUntil && PsqlVariable.At(line, at) is { } variable
                                  && variable.Value(session.Variables) is { } value:
                        if (variable.IsPlain)
                        {
                            line = string.Concat(line.AsSpan(0, at), value, line.AsSpan(at + variable.Length));
                            substitutedUntil = at + value.Length;
                        }
                        else
                        {
                            Begin(lineNumber);
                            text.Append(value);
                            at += variable.Length;
                        }

                        break;
                    default:
                        if (c == '(') parenthesisDepth++;
                        else if (c == ')' && parenthesisDepth > 0) parenthesisDepth--;
                        Keep(line, ref at, 1, lineNumber);
                        break;
                }
            }
        }

        return ScanStop.EndOfLine;
    }

    /// <summary>Tells the scanner that the line it was given is over.</summary>
    public void EndLine()
    {
        lineBreakSeen = true;
        if (text.Length > 0) text.Append('\n');
    }

    /// <summary>The statement read, and a fresh start.</summary>
    public ScriptStatement Take(string file)
    {
        var statement = new ScriptStatement(file, statementLine, text.ToString().TrimEnd())
        {
            ReadsCopyData = readsCopyData,
            WritesCopyData = writesCopyData,
        };
        Clear();
        return statement;
    }

    /// <summary>Throws away what was read of the statement.</summary>
    public void Clear()
    {
        text.Clear();
        opening.Clear();
        state = State.Plain;
        parenthesisDepth = bodyDepth = words = 0;
        lastWord = "";
        isCopy = readsCopyData = writesCopyData = false;
    }

    /// <summary>Throws away what was read of the statement after <paramref name="mark"/>.</summary>
    public void ReturnTo(Mark mark)
    {
        if (mark.Length == 0) Clear();
        else (text.Length, parenthesisDepth, bodyDepth) = (Math.Min(text.Length, mark.Length), mark.ParenthesisDepth, mark.BodyDepth);
    }

    private void Begin(int lineNumber)
    {
        if (text.Length == 0) statementLine = lineNumber;
    }

    private void Keep(string line, ref int at, int length, int lineNumber)
    {
        Begin(lineNumber);
        text.Append(line, at, length);
        at += length;
    }

    private void ScanWord(string line, ref int at, int lineNumber)
    {
        var from = at;
        while (at < line.Length && IsWordPart(line[at])) at++;
        var word = line.AsSpan(from, at - from);
        Begin(lineNumber);
        text.Append(word);

        var rest = line.AsSpan(at);
        if (rest.StartsWith("'") && word.Length == 1 && "eEbBxXnN".Contains(word[0]))
        {
            // E'' always escapes, B'' and X'' never do, N'' is a plain string.
            text.Append('\'');
            at++;
            state = word[0] is 'e' or 'E' || (word[0] is 'n' or 'N' && !session.StandardConformingStrings) ? State.EscapeString : State.String;
            lastWord = "";
            return;
        }

        if (word is "u" or "U" && (rest.StartsWith("&'") || rest.StartsWith("&\"")))
        {
            text.Append(rest[..2]);
            state = rest[1] == '\'' ? State.String : State.Identifier;
            at += 2;
            lastWord = "";
            return;
        }

        Track(word);
    }

    /// <summary>
    /// psql's own rule, short of a parser: in CREATE [OR REPLACE] FUNCTION or PROCEDURE, outside parentheses, BEGIN opens a body,
    /// CASE inside a body opens another level, END closes one.
    /// </summary>
    private void Track(ReadOnlySpan<char> word)
    {
        if (++words <= 4) opening.Append(word).Append(' ');
        if (words == 1) isCopy = Is(word, "copy");
        if (parenthesisDepth > 0) return;

        if (isCopy)
        {
            readsCopyData |= Is(word, "stdin") && Is(lastWord, "from");
            writesCopyData |= Is(word, "stdout") && Is(lastWord, "to");
            lastWord = word.ToString();
        }
        else if (Is(word, "begin") && CreatesRoutine())
        {
            bodyDepth++;
        }
        else if (bodyDepth > 0)
        {
            if (Is(word, "case")) bodyDepth++;
            else if (Is(word, "end")) bodyDepth--;
        }
    }

    private bool CreatesRoutine()
    {
        var start = opening.ToString();
        return new[] { "create function ", "create procedure ", "create or replace function ", "create or replace procedure " }
            .Any(form => start.StartsWith(form, StringComparison.OrdinalIgnoreCase));
    }

    private void ScanComment(string line, ref int at)
    {
        var from = at;
        while (at < line.Length && commentDepth > 0)
        {
            if (line[at] == '*' && at + 1 < line.Length && line[at + 1] == '/')
            {
                commentDepth--;
                at += 2;
            }
            else if (line[at] == '/' && at + 1 < line.Length && line[at + 1] == '*')
            {
                commentDepth++;
                at += 2;
            }
            else
            {
                at++;
            }
        }

        if (text.Length > 0) text.Append(line, from, at - from);
        if (commentDepth == 0) state = State.Plain;
    }

    private void ScanString(string line, ref int at) => ScanQuoted(line, ref at, '\'');

    private void ScanIdentifier(string line, ref int at) => ScanQuoted(line, ref at, '"');

    private void ScanQuoted(string line, ref int at, char quote)
    {
        // A doubled quote closes and opens again at once, which comes to the same.
        var close = line.IndexOf(quote, at);
        var stop = close < 0 ? line.Length : close + 1;
        text.Append(line, at, stop - at);
        at = stop;
        if (close < 0) return;
        state = State.Plain;
        if (at >= line.Length || line[at] != quote) return;
        text.Append(quote);
        at++;
        state = quote == '"' ? State.Identifier : State.String;
    }

    private void ScanEscapeString(string line, ref int at)
    {
        var from = at;
        while (at < line.Length)
        {
            if (line[at] == '\\')
            {
                at = Math.Min(at + 2, line.Length);
            }
            else if (line[at] == '\'')
            {
                at++;
                if (at < line.Length && line[at] == '\'') at++;
                else
                {
                    (state, lineBreakSeen) = (State.AfterEscapeString, false);
                    break;
                }
            }
            else
            {
                at++;
            }
        }

        text.Append(line, from, at - from);
    }

    private void ScanDollarString(string line, ref int at)
    {
        var close = line.IndexOf(dollarTag, at, StringComparison.Ordinal);
        var stop = close < 0 ? line.Length : close + dollarTag.Length;
        text.Append(line, at, stop - at);
        at = stop;
        if (close >= 0) state = State.Plain;
    }

    private static string? DollarTagAt(string line, int at)
    {
        var end = at + 1;
        while (end < line.Length && line[end] != '$')
        {
            var c = line[end];
            if (!(char.IsAsciiLetter(c) || c == '_' || c >= 0x80 || (char.IsAsciiDigit(c) && end > at + 1))) return null;
            end++;
        }

        return end < line.Length ? line[at..(end + 1)] : null;
    }

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' || c >= 0x80;

    private static bool Is(ReadOnlySpan<char> word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
