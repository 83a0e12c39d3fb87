using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sources;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Sources;

public class PsqlScriptTests
{
    public static TheoryData<string, string, string[]> Scripts => new()
    {
        { "two on a line", "SELECT 1; SELECT 2;", ["1:SELECT 1", "1:SELECT 2"] },
        { "lines", "\n\nSELECT\n 1;\nSELECT 2;", ["3:SELECT\n 1", "5:SELECT 2"] },
        { "no final line feed, trailing space", "SELECT 1 ;", ["1:SELECT 1"] },
        { "empty statements", ";;\n ; -- nothing\nSELECT 1;", ["3:SELECT 1"] },
        { "string with semicolon", "SELECT 'a;b';SELECT 2;", ["1:SELECT 'a;b'", "1:SELECT 2"] },
        { "doubled quote", "SELECT 'it''s; ok';SELECT 2;", ["1:SELECT 'it''s; ok'", "1:SELECT 2"] },
        { "empty string", "SELECT '';SELECT '''';", ["1:SELECT ''", "1:SELECT ''''"] },
        { "backslash is plain in a standard string", @"SELECT '\';SELECT 2;", [@"1:SELECT '\'", "1:SELECT 2"] },
        { "backslash escapes in E''", @"SELECT E'\';';SELECT 2;", [@"1:SELECT E'\';'", "1:SELECT 2"] },
        { "doubled quote in E''", @"SELECT e'it''s \';';SELECT 2;", [@"1:SELECT e'it''s \';'", "1:SELECT 2"] },
        { "E'' goes on on the next line", "SELECT E'a'\n  'b\\';';SELECT 2;", ["1:SELECT E'a'\n  'b\\';'", "2:SELECT 2"] },
        { "a word ending in e is no E''", @"SELECT date'\';SELECT 2;", [@"1:SELECT date'\'", "1:SELECT 2"] },
        { "U& never escapes", "SELECT U&'\\0061';SELECT U&\"a;b\";", [@"1:SELECT U&'\0061'", "1:SELECT U&\"a;b\""] },
        { "B'' never escapes", "SET standard_conforming_strings = off;SELECT B'01\\';SELECT 2;", ["1:SET standard_conforming_strings = off", @"1:SELECT B'01\'", "1:SELECT 2"] },
        { "standard_conforming_strings off", "SET standard_conforming_strings = off;\nSELECT '\\';';", ["1:SET standard_conforming_strings = off", @"2:SELECT '\';'"] },
        { "and on again", "SET standard_conforming_strings TO 'off';SET standard_conforming_strings = on;SELECT '\\';", ["1:SET standard_conforming_strings TO 'off'", "1:SET standard_conforming_strings = on", @"1:SELECT '\'"] },
        { "string over lines", "SELECT 'a\n;--\n\\q';", ["1:SELECT 'a\n;--\n\\q'"] },
        { "quoted identifier", "SELECT 1 AS \"a;\"\"b\";SELECT 2;", ["1:SELECT 1 AS \"a;\"\"b\"", "1:SELECT 2"] },
        { "quote in identifier", "SELECT 1 AS \"it's\";SELECT 2;", ["1:SELECT 1 AS \"it's\"", "1:SELECT 2"] },
        { "dollar quote", "DO $$ BEGIN; END $$;SELECT 2;", ["1:DO $$ BEGIN; END $$", "1:SELECT 2"] },
        { "tagged dollar quote", "DO $a$ $$;$b$; $A$ $a$;", ["1:DO $a$ $$;$b$; $A$ $a$"] },
        { "dollar in a word opens nothing", "SELECT a$b$ ;SELECT c$b$;", ["1:SELECT a$b$", "1:SELECT c$b$"] },
        { "parameters are no dollar quotes", "PREPARE p AS SELECT $1,$2;SELECT 2;", ["1:PREPARE p AS SELECT $1,$2", "1:SELECT 2"] },
        { "dash comment", "SELECT 1 -- a;b'\n;SELECT 2;", ["1:SELECT 1 -- a;b'", "2:SELECT 2"] },
        { "leading comments are not part", "-- a;\n/* b; */ SELECT 1;", ["2:SELECT 1"] },
        { "nested comment", "SELECT /* a /* ; */ ; ' */ 1;SELECT 2;", ["1:SELECT /* a /* ; */ ; ' */ 1", "1:SELECT 2"] },
        { "comment over lines before a statement", "/* a\n;\n*/\nSELECT 1;", ["4:SELECT 1"] },
        { "rule in parentheses", "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);SELECT 3;", ["1:CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", "1:SELECT 3"] },
        { "begin atomic", "CREATE FUNCTION f() RETURNS int\nBEGIN ATOMIC\nSELECT CASE WHEN true THEN 1 END;\nSELECT 2;\nEND;\nSELECT 3;", ["1:CREATE FUNCTION f() RETURNS int\nBEGIN ATOMIC\nSELECT CASE WHEN true THEN 1 END;\nSELECT 2;\nEND", "6:SELECT 3"] },
        { "or replace procedure", "create or replace procedure p() begin atomic select 1; end; SELECT 3;", ["1:create or replace procedure p() begin atomic select 1; end", "1:SELECT 3"] },
        { "begin alone is a transaction", "BEGIN; SELECT 1; END;", ["1:BEGIN", "1:SELECT 1", "1:END"] },
        { "table named begin_end", "CREATE TABLE x (begin int, \"end\" int); SELECT 1;", ["1:CREATE TABLE x (begin int, \"end\" int)", "1:SELECT 1"] },
        { "copy data", "COPY t (a, b) FROM stdin;\n1\t;'\n\\\\.\n\\.\nSELECT 1;", ["1:COPY t (a, b) FROM stdin", "2<1\t;'", "3<\\\\.", "4.", "5:SELECT 1"] },
        { "copy with options and no rows", "copy \"t\" from STDIN with (format csv);\n\\.\n", ["1:copy \"t\" from STDIN with (format csv)", "2."] },
        { "copy and the rest of its line", "COPY t FROM stdin; SELECT 1;\nx\n\\.\n", ["1:COPY t FROM stdin", "2<x", "3.", "1:SELECT 1"] },
        { "copy of a query named stdin", "COPY (SELECT 1 FROM stdin) TO stdout;SELECT 1;", ["1:COPY (SELECT 1 FROM stdin) TO stdout", "1:SELECT 1"] },
        { "copy from a file", "COPY t FROM '/tmp/stdin';SELECT 1;", ["1:COPY t FROM '/tmp/stdin'", "1:SELECT 1"] },
        { "crlf", "SELECT 1;\r\nCOPY t FROM stdin;\r\na\r\n\\.\r\n\\connect x\r\nSELECT\r\n2;\r\n", ["1:SELECT 1", "2:COPY t FROM stdin", "3<a\r", "4.", "5\\x", "6:SELECT\r\n2"] },
        { "byte order mark", "\uFEFFSELECT 1;", ["1:SELECT 1"] },
        { "connect with a semicolon", "\\c chinook;\n\\connect - bob\n\\connect -reuse-previous=on \"dbname='my db'\"\n", ["1\\chinook", "2\\", "3\\my db"] },
        { "connect with a quoted name and a uri", "\\connect \"my db\"\n\\c postgresql://h/other\n", ["1\\my db", "2\\other"] },
        { "commands that print", "\\echo hi; 'x'\n\\restrict abc\n\\timing on\n\\x \\pset null '(null)'\n\\dt+\n\\unrestrict abc\n\\qecho `date`\n", [] },
        { "command behind a statement", "SELECT 1; \\echo done\nSELECT 2;", ["1:SELECT 1", "2:SELECT 2"] },
        { "two backslashes go back to sql", "\\set x 5 \\\\ SELECT :x;", ["1:SELECT 5"] },
        { "g sends", "SELECT 1 \\g\nSELECT 2\n\\g\n", ["1:SELECT 1", "2:SELECT 2"] },
        { "escaped semicolon", @"SELECT 1\; SELECT 2;", ["1:SELECT 1", "1:SELECT 2"] },
        { "variables", "\\set t my_table\n\\set v 'it''s'\nSELECT :'v', ':t', \":t\" FROM :t WHERE a::text = :\"t\" AND :unset;", ["3:SELECT 'it''s', ':t', \":t\" FROM my_table WHERE a::text = \"my_table\" AND :unset"] },
        { "variable with a semicolon", "\\set q 'SELECT 1; SELECT 2'\n:q;", ["2:SELECT 1", "2:SELECT 2"] },
        { "unset", "\\set a 1\n\\unset a\nSELECT :a, :{?a};", ["3:SELECT :a, FALSE"] },
        { "variable that names itself", "\\set a ':a'\nSELECT :a;", ["2:SELECT :a"] },
        { "array slice", "SELECT x[1:2], x[:n];", ["1:SELECT x[1:2], x[:n]"] },
        { "if", "\\set a on\n\\if :a\nSELECT 1;\n\\else\nSELECT 2;\n\\endif\n\\if :{?b}\nSELECT 3;\n\\elif yes\nSELECT 4;\n\\else\n\\foo\n\\endif", ["3:SELECT 1", "10:SELECT 4"] },
        { "if inside a statement", "SELECT\n\\if false\n(1,\n\\else\n2\n\\endif\n;", ["1:SELECT\n\n2"] },
        { "quit", "SELECT 1;\n\\q\nSELECT 'open", ["1:SELECT 1"] },
        { "reset", "SELECT oops( \\r\nSELECT 1;", ["2:SELECT 1"] },
        { "not ascii", "SELECT 'ü;' AS größe;SELECT '日本';", ["1:SELECT 'ü;' AS größe", "1:SELECT '日本'"] },
        { "operators", "SELECT 1 -2, a->>'x', b @> '{}' ;SELECT 4/2*3;", ["1:SELECT 1 -2, a->>'x', b @> '{}'", "1:SELECT 4/2*3"] },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Splits_as_psql_does(string trap, string script, string[] expected)
    {
        Assert.NotEmpty(trap);
        Assert.Equal(expected, await ScriptText.ShowAsync(script));
    }

    [Theory]
    [InlineData("SELECT 1;\nSELECT 'a\nb", "UK0203", 2)]
    [InlineData("SELECT 1;\n\nSELECT 2\n", "UK0203", 3)]
    [InlineData("SELECT 1;\n/* a", "UK0203", 2)]
    [InlineData("\nCOPY t FROM stdin;\n1\n2", "UK0203", 2)]
    [InlineData("--\n-- PostgreSQL database dump\n--\nSELECT 1;\n", "UK0203", 2)]
    [InlineData("-- PostgreSQL database cluster dump\n\\c a\n-- PostgreSQL database dump\n-- PostgreSQL database dump complete\n", "UK0203", 1)]
    [InlineData("\\if true\nSELECT 1;\n", "UK0203", 1)]
    [InlineData("SELECT 1;\n\\! rm -rf /\n", "UK0204", 2)]
    [InlineData("\\copy t from 'x.csv'\n", "UK0204", 1)]
    [InlineData("SELECT 'drop table x' \\gexec\n", "UK0204", 1)]
    [InlineData("SELECT 1 AS a \\gset\n", "UK0204", 1)]
    [InlineData("\\set a `date`\n", "UK0204", 1)]
    [InlineData("\\set AUTOCOMMIT off\n", "UK0204", 1)]
    [InlineData("\n\\if maybe\n\\endif", "UK0204", 2)]
    [InlineData("\\endif\n", "UK0204", 1)]
    [InlineData("\\no_such_command\n", "UK0204", 1)]
    [InlineData("\\i no-such-file.sql\n", "UK0214", 1)]
    [InlineData("SET client_encoding = 'MULE_INTERNAL';\n", "UK0205", 1)]
    public async Task Says_what_it_cannot_read(string script, string code, int line)
    {
        var exception = await Assert.ThrowsAsync<DiagnosticException>(() => ScriptText.ReadAsync(script));
        Assert.Equal((code, $"test.sql:{line}"), (exception.Diagnostics[0].Code, exception.Diagnostics[0].Subject));
    }

    [Fact]
    public async Task A_whole_dump_is_not_cut_short() =>
        Assert.Equal(["3:SELECT 1"], await ScriptText.ShowAsync("-- PostgreSQL database dump\n\nSELECT 1;\n-- PostgreSQL database dump complete\n\n"));

    [Theory]
    [InlineData("SET client_encoding = 'LATIN1';\nSELECT '\u00fc';")]
    [InlineData("SET NAMES 'latin1';\nSELECT '\u00fc';")]
    [InlineData("\\encoding LATIN1\nSELECT '\u00fc';")]
    public async Task Follows_the_encoding_of_the_script(string script)
    {
        var items = await ScriptText.ReadAsync(Encoding.Latin1.GetBytes(script));
        Assert.Equal("SELECT 'ü'", Assert.IsType<ScriptStatement>(items[^1]).Text);
    }

    [Fact]
    public async Task Names_the_line_that_is_no_utf8()
    {
        var exception = await Assert.ThrowsAsync<DiagnosticException>(() => ScriptText.ReadAsync(Encoding.Latin1.GetBytes("SELECT 1;\nSELECT 'ü';")));
        Assert.Equal(("UK0205", "test.sql:2"), (exception.Diagnostics[0].Code, exception.Diagnostics[0].Subject));
    }

    [Fact]
    public async Task Knows_utf16()
    {
        var exception = await Assert.ThrowsAsync<DiagnosticException>(() => ScriptText.ReadAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("SELECT 1;")]));
        Assert.Equal("UK0205", exception.Diagnostics[0].Code);
        Assert.Contains("UTF-16", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Includes_relative_to_the_file_and_share_the_session()
    {
        var folder = Directory.CreateTempSubdirectory("uuidkit-script");
        try
        {
            var token = TestContext.Current.CancellationToken;
            Directory.CreateDirectory(Path.Combine(folder.FullName, "sub"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "sub", "a.sql"), "\\ir b.sql\nSELECT :x;", token);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "sub", "b.sql"), "\\set x 7\n", token);
            await using var script = new MemoryStream("\\ir sub/a.sql\nSELECT :x + 1;"u8.ToArray());
            var items = new List<ScriptItem>();
            await foreach (var item in new PsqlScript(script, "main.sql", folder.FullName).ReadAsync(token)) items.Add(item);
            Assert.Equal(["2:SELECT 7", "2:SELECT 7 + 1"], items.Select(ScriptText.Show));
            Assert.Equal(Path.Combine(folder.FullName, "sub", "a.sql"), items[0].File);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_file_that_includes_itself_is_refused()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, $"\\i {path}\n", TestContext.Current.CancellationToken);
            var exception = await Assert.ThrowsAsync<DiagnosticException>(() => ScriptText.ReadAsync($"\\i {path}\n"));
            Assert.Equal("UK0204", exception.Diagnostics[0].Code);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_line_longer_than_the_buffer_is_one_line()
    {
        var value = new string('x', 1_000_000);
        Assert.Equal([$"1:SELECT '{value}'", "2:SELECT 2"], await ScriptText.ShowAsync($"SELECT '{value}';\nSELECT 2;"));
    }
}
