using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Vibes.UuidToolkit.Analyzers.Sql.Statements;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Sql;

public sealed class SqlReaderTests
{
    private static readonly string[] Statements =
    [
        "SELECT u.id, count(*) FILTER (WHERE j.pages > 3) AS n FROM users u LEFT JOIN journals j ON j.user_id = u.id AND NOT j.hidden WHERE u.id = ANY(@ids::int[]) GROUP BY u.id HAVING count(*) > 1 ORDER BY u.id DESC NULLS LAST LIMIT 10 OFFSET @o",
        "WITH RECURSIVE t (a, b) AS (SELECT id, 1 FROM users UNION ALL SELECT i.id, t.b + 1 FROM users i, t WHERE i.invited_by_id = t.a) SELECT * FROM t WHERE a IN (SELECT user_id FROM journals)",
        "INSERT INTO public.journals AS j (id, user_id, title) VALUES ($1, $2::bigint, E'it''s \\' so'), (DEFAULT, 5, $$a 'b' $$) ON CONFLICT (id) DO UPDATE SET title = excluded.title WHERE j.id <> 3 RETURNING id, \"title\"",
        "UPDATE ONLY users AS u SET (email, id) = (@email, CAST(@id AS integer)), invited_by_id = NULL FROM journals j WHERE j.user_id = u.id /* a /* b */ c */ -- end\nRETURNING *",
        "DELETE FROM tags USING journals WHERE tags.id = {0} AND journals.created_at BETWEEN now() - interval '1 day' AND now()",
        "CREATE TABLE IF NOT EXISTS \"Shop\".orders (id bigserial PRIMARY KEY, user_id int4 NOT NULL REFERENCES users (id) ON DELETE CASCADE, n numeric(10, 2) DEFAULT 0, tags text[], CONSTRAINT f FOREIGN KEY (n) REFERENCES tags, CHECK (n > 0))",
        "ALTER TABLE users ADD COLUMN IF NOT EXISTS boss_id integer REFERENCES users, ALTER COLUMN id SET DATA TYPE bigint USING id::bigint",
        "SELECT CASE id WHEN 1 THEN 'a' ELSE 'b' END, extract(year FROM created_at AT TIME ZONE 'UTC')::int, row_number() OVER (PARTITION BY user_id ORDER BY id), x[1:2], a->>'id' FROM journals, LATERAL (VALUES (1, 2)) v (p, q)",
        "EXPLAIN ANALYZE SELECT nextval('users_id_seq'), U&'d\\0061t', B'1', date '2024-01-01', -id % 4 FROM users WHERE (id, name) = (1, 'x') AND id IS NOT DISTINCT FROM :id",
    ];

    /// <summary>What the statements say, and where: name and span of columns, results, parameters.</summary>
    [Theory]
    [InlineData("a = @p AND b.c <> :q", "a @p b.c :q")]
    [InlineData("a = $1::int", "a $1")]
    [InlineData("a = {0} OR a IN ({1}, {12})", "a {0} a {1} {12}")]
    [InlineData("a @> @p AND a->'@x' = '@y' -- @z", "a @p a")]
    [InlineData("a = E'\\'@x' AND b = $tag$ @p $$ $tag$ AND c = @q", "a b c @q")]
    [InlineData("\"A b\".\"c\" = 1 /* @x /* @y */ @z */", "\"A b\".\"c\"")]
    [InlineData("`A b`.`c` = @p AND d = ` + 1", "`A b`.`c` @p d")]
    [InlineData("a::int = 5 AND CAST(b AS bigint) = @p", "a b @p")]
    [InlineData("x BETWEEN a AND b AND c", "x a b c")]
    [InlineData("a =-1 AND b>-2 AND c=@p", "a b c @p")]
    public void Columns_and_parameters(string condition, string expected)
    {
        const string Prefix = "SELECT 1 FROM t WHERE ";
        var script = SqlScript.Read(Prefix + condition);
        Assert.Equal(expected, string.Join(" ", Leaves(script.Expressions[1]).Select(leaf => (Prefix + condition).Substring(leaf.Span.Start, leaf.Span.Length))));
    }

    [Theory]
    [InlineData("SELECT id, u.email AS mail, count(*) n, lower(x), 1 FROM users u", "id mail n lower ")]
    [InlineData("INSERT INTO users (email) VALUES (@e) RETURNING id, email AS e", "id e")]
    [InlineData("WITH t AS (SELECT 1 AS a) SELECT a, id::text FROM t", "a id")]
    [InlineData("(SELECT a FROM b) UNION ALL SELECT c FROM d ORDER BY 1", "a")]
    [InlineData("UPDATE users SET email = '' WHERE id = 1", "")]
    public void Results(string statement, string expected) =>
        Assert.Equal(expected, string.Join(" ", SqlScript.Read(statement).Results.SelectMany(query => query.Results).Select(result => result.Name)));

    [Theory]
    [InlineData("INSERT INTO t (a, b) VALUES (1, @p), (2, DEFAULT)", "a=1 b=@p a=2 b=DEFAULT")]
    [InlineData("INSERT INTO t (a, b) SELECT x, @p FROM y ON CONFLICT DO NOTHING", "a=x b=@p")]
    [InlineData("INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET b = excluded.b, c = 3", "a=1 b=excluded.b c=3")]
    [InlineData("UPDATE t SET a = b + 1, (c, d) = (2, @p) WHERE e = 5", "a=b + 1 c=2 d=@p")]
    public void Assignments(string statement, string expected) => Assert.Equal(
        expected, string.Join(" ", SqlScript.Read(statement).Assignments.Select(assignment => $"{assignment.Column.Name}={statement.Substring(assignment.Value.Span.Start, assignment.Value.Span.Length)}")));

    [Fact]
    public void Created_columns()
    {
        var columns = SqlScript.Read(Statements[5]).Columns;
        Assert.Equal(["id:bigserial", "user_id:int4", "n:numeric", "tags:text[]"], columns.Select(column => $"{column.Name}:{column.Type}"));
        Assert.Equal("Shop.orders", columns[0].Table);
        Assert.True(columns[0].IsPrimaryKey);
        Assert.Equal(("users", "id"), (columns[1].ReferencedTable, columns[1].ReferencedColumn));
        Assert.Equal("tags", columns[2].ReferencedTable);
    }

    /// <summary>Whatever stands in a text, it is read, and everything that is found lies within the text.</summary>
    [Property(MaxTest = 500)]
    public Property Reads_every_text() => Prop.ForAll(
        Gen.Elements("SELECT", "FROM", "WHERE", "(", ")", "[", "]", ",", ";", ".", "*", "=", "::", ":", "@p", "{0}", "{", "$1", "$$", "$a$", "'", "\"", "id", "users", "AND", "NOT", "IN", "CASE", "WHEN", "END",
            "AS", "JOIN", "ON", "ORDER BY", "INSERT INTO", "VALUES", "UPDATE", "SET", "WITH", "CREATE TABLE", "ALTER TABLE", "AT TIME", "CAST(", "ARRAY[", "BETWEEN", "OVER", "--", "/*", "*/", "\\", "\n", "5", "-", "\uFFFC", "E'", "é")
            .ListOf().Select(words => string.Join(" ", words)).ToArbitrary(), IsRead);

    /// <summary>A statement that lost a part is read as well: each character, and each half.</summary>
    [Fact]
    public void Reads_mutants_by_deletion()
    {
        foreach (var statement in Statements)
            for (var i = 0; i < statement.Length; i++)
            {
                Assert.True(IsRead(statement.Remove(i, 1)));
                Assert.True(IsRead(statement.Substring(i)));
                Assert.True(IsRead(statement.Substring(0, i)));
            }
    }

    /// <summary>Parentheses, operators and queries as deep as a machine may write them neither overflow nor take long.</summary>
    [Theory]
    [InlineData("(", "")]
    [InlineData("(SELECT ", "")]
    [InlineData("- ", "")]
    [InlineData("NOT ", "")]
    [InlineData("CASE WHEN ", "")]
    [InlineData("a AND ", "b")]
    [InlineData("f(", ")")]
    [InlineData("x FROM (", "")]
    public void Reads_deep_texts(string part, string end)
    {
        var text = "SELECT " + string.Concat(Enumerable.Repeat(part, 20_000)) + end;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.True(IsRead(text));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), clock.Elapsed.ToString());
    }

    private static bool IsRead(string text)
    {
        var tokens = SqlLexer.Read(text);
        var script = SqlScript.Read(text);
        var spans = tokens.Select(token => token.Span).Concat(script.Expressions.Concat(script.Orders).Concat(script.Assignments.Select(assignment => assignment.Value)).SelectMany(All).SelectMany(part => new[] { part.Span, part.NameSpan }));
        return spans.All(span => span.Start >= 0 && span.End <= text.Length);
    }

    private static IEnumerable<SqlExpression> All(SqlExpression expression)
    {
        var pending = new Stack<SqlExpression>([expression]);
        while (pending.TryPop(out var next))
        {
            yield return next;
            foreach (var operand in next.Operands.Reverse())
                pending.Push(operand);
        }
    }

    private static IEnumerable<SqlExpression> Leaves(SqlExpression expression) => All(expression).Where(part => part.Kind is SqlKind.Column or SqlKind.Parameter);
}
