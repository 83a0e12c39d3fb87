using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Sources;

public class PsqlScriptProperties
{
    /// <summary>Pieces that each hide something from a splitter that is too simple; none ends open. The casts keep an E'' from going on in a string on the next line.</summary>
    private static readonly string[] Pieces =
    [
        "a", "1", " ", "\n", "'x'", "';'", "'it''s;'", "'\\'", "E'\\';'::text", "e'\\\\'::text", "U&'\\'", "\"b;\"\"c\"", "$$;'$$", "$t$ $$;\" $t$", "$1",
        "/* ; /* ' */ */", "-- ;'\n", "(;)", "((1);';)')", "x::y", "[1:2]", "begin", "case", "end", "-", "+ ", ",", "größe", "a$b$",
    ];

    private static readonly string[] Separators = [";", ";\n", "; ", " ;\n\n", ";-- comment;\n", "; /* '; */ ", ";\r\n"];

    public static Arbitrary<(string, string)[]> Statements() =>
        (from pieces in Gen.Elements(Pieces).ListOf()
         from separator in Gen.Elements(Separators)
         select ("SELECT " + string.Join(' ', pieces).TrimEnd(), separator)).ArrayOf().ToArbitrary();

    [Property(MaxTest = 1000)]
    public Property Splits_back_what_was_joined() => Prop.ForAll(Statements(), statements =>
    {
        // A comment that runs to the end of its line must not swallow the separator.
        var texts = statements.Select(statement => statement.Item1.Contains("--", StringComparison.Ordinal) ? statement.Item1 + "\n" : statement.Item1).ToArray();
        var script = string.Concat(texts.Zip(statements, (text, statement) => text + statement.Item2));
        var expected = texts.Select(text => text.TrimEnd());
        var actual = ScriptText.ShowAsync(script).GetAwaiter().GetResult().Select(shown => shown[(shown.IndexOf(':') + 1)..]);
        return expected.SequenceEqual(actual).Label(script);
    });
}
