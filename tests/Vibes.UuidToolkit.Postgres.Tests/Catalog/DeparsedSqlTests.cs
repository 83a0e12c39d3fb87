using Vibes.UuidToolkit.Postgres.Catalog;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Catalog;

/// <summary>What 14 and later write in SQL's own syntax reads as the call that 13 writes, and nothing else changes.</summary>
public sealed class DeparsedSqlTests
{
    [Theory]
    [InlineData("((at AT TIME ZONE 'UTC'::text))::date", "(timezone('UTC'::text, at))::date")]
    [InlineData("((a AT TIME ZONE b) AT TIME ZONE c)", "timezone(c, timezone(b, a))")]
    [InlineData("(CASE WHEN x THEN (y) ELSE z END AT TIME ZONE 'UTC'::text)", "timezone('UTC'::text, CASE WHEN x THEN (y) ELSE z END)")]
    [InlineData("SUBSTRING(name FROM 1 FOR 2)", "\"substring\"(name, 1, 2)")]
    [InlineData("SUBSTRING(name SIMILAR 'a#\"b#\"'::text ESCAPE '#'::text)", "\"substring\"(name, 'a#\"b#\"'::text, '#'::text)")]
    [InlineData("SUBSTRING(TRIM(BOTH FROM name) FROM POSITION(('a'::text) IN (name)) FOR 2)", "\"substring\"(btrim(name), \"position\"(name, 'a'::text), 2)")]
    [InlineData("OVERLAY(a PLACING b FROM 2 FOR 1)", "\"overlay\"(a, b, 2, 1)")]
    [InlineData("TRIM(LEADING 'x'::text FROM a)", "ltrim(a, 'x'::text)")]
    [InlineData("TRIM(TRAILING FROM a)", "rtrim(a)")]
    [InlineData("(NOT ((ts, iv) OVERLAPS (ts, (iv + iv))))", "(NOT \"overlaps\"(ts, iv, ts, (iv + iv)))")]
    [InlineData("XMLEXISTS(('/a'::text) PASSING (doc))", "\"xmlexists\"('/a'::text, doc)")]
    [InlineData("COLLATION FOR (name)", "pg_collation_for(name)")]
    [InlineData("NORMALIZE(name, NFKC)", "\"normalize\"(name, 'nfkc'::text)")]
    [InlineData("(NOT (name IS NFD NORMALIZED))", "(NOT is_normalized(name, 'nfd'::text))")]
    [InlineData("(name IS NORMALIZED)", "is_normalized(name)")]
    [InlineData("XMLSERIALIZE(CONTENT doc AS text NO INDENT)", "XMLSERIALIZE(CONTENT doc AS text)")]
    [InlineData("CREATE INDEX i ON public.t USING btree ((at AT TIME ZONE 'UTC'::text))", "CREATE INDEX i ON public.t USING btree (timezone('UTC'::text, at))")]
    public void Syntax_reads_as_the_call(string written, string expected)
    {
        Assert.Equal(expected, DeparsedSql.Normalize(written, 14));
        Assert.Equal(expected, DeparsedSql.Normalize(expected, 13));
        Assert.Equal($"({expected}), 1", DeparsedSql.Normalize($"({written}), 1", 18));
    }

    [Theory]
    // Names, texts and bodies are no syntax, and EXTRACT is no other way to write date_part.
    [InlineData("(name = 'x AT TIME ZONE y'::text)")]
    [InlineData("(\"a AT TIME ZONE b\" = 'SUBSTRING(a FROM 1)'::text)")]
    [InlineData("EXTRACT(year FROM at)")]
    [InlineData("(a IS DISTINCT FROM b)")]
    [InlineData("public.similar_escape(a, NULL::text)")]
    [InlineData("CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $function$ SELECT TRIM(BOTH FROM a) || (x AT TIME ZONE 'UTC') $function$")]
    [InlineData("unbalanced ) SUBSTRING(a FROM 1)")]
    public void Everything_else_stays(string written) => Assert.Equal(written, DeparsedSql.Normalize(written, 14));

    [Fact]
    public void Similar_to_calls_another_function_up_to_12()
    {
        Assert.Equal("(name ~ similar_to_escape('x'::text))", DeparsedSql.Normalize("(name ~ similar_escape('x'::text, NULL::text))", 12));
        Assert.Equal("(name ~ similar_to_escape('x'::text, '#'::text))", DeparsedSql.Normalize("(name ~ similar_escape('x'::text, '#'::text))", 12));
        Assert.Equal("(name ~ similar_escape('x'::text, NULL::text))", DeparsedSql.Normalize("(name ~ similar_escape('x'::text, NULL::text))", 13));
    }

    [Theory]
    [InlineData("SUBSTRING(a FROM 1 FOR 2)", "SUBSTRING(a FROM 2 FOR 1)")]
    [InlineData("SUBSTRING(a FROM 1)", "SUBSTRING(b FROM 1)")]
    [InlineData("TRIM(BOTH FROM a)", "TRIM(LEADING FROM a)")]
    [InlineData("TRIM(BOTH 'x'::text FROM a)", "TRIM(BOTH FROM a)")]
    [InlineData("(a AT TIME ZONE b)", "(b AT TIME ZONE a)")]
    [InlineData("POSITION((a) IN (b))", "POSITION((b) IN (a))")]
    [InlineData("((a, b) OVERLAPS (c, d))", "((a, c) OVERLAPS (b, d))")]
    [InlineData("OVERLAY(a PLACING b FROM 1)", "OVERLAY(a PLACING b FROM 1 FOR 1)")]
    [InlineData("(a IS NFC NORMALIZED)", "(a IS NFD NORMALIZED)")]
    [InlineData("NORMALIZE(a)", "NORMALIZE(a, NFC)")]
    [InlineData("EXTRACT(year FROM a)", "date_part('year'::text, a)")]
    [InlineData("XMLSERIALIZE(CONTENT a AS text INDENT)", "XMLSERIALIZE(CONTENT a AS text NO INDENT)")]
    public void What_means_something_else_reads_differently(string one, string other) =>
        Assert.NotEqual(DeparsedSql.Normalize(one, 14), DeparsedSql.Normalize(other, 14));

    [Theory]
    [InlineData("public.p(IN a integer, INOUT b text, IN \"IN\" text[])", "public.p(a integer, INOUT b text, \"IN\" text[])")]
    [InlineData("public.p()", "public.p()")]
    [InlineData("\"x(IN\".p(IN a integer DEFAULT (1 + 2), IN b text)\nAS $procedure$ f(IN a) $procedure$", "\"x(IN\".p(a integer DEFAULT (1 + 2), b text)\nAS $procedure$ f(IN a) $procedure$")]
    public void A_procedures_mode_IN_is_left_out(string written, string expected) => Assert.Equal(expected, DeparsedSql.WithoutInMode(written));
}
