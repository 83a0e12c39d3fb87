using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres.Catalog;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Suggestions;

/// <summary>A person who has to judge a function is told where it speaks of an id, and which integers it holds beside one.</summary>
public sealed class FunctionTextTests
{
    private const uint Void = 2278, Integer = 23;

    [Fact]
    public void Lines_are_counted_as_the_server_counts_them()
    {
        var body = Of("\nBEGIN\n  UPDATE jobs SET done = true\n  WHERE id = job_id; -- id of the job\n  /* id\n  */ RETURN;\nEND", "job_id bigint, note text");

        Assert.Equal("line 4", body.LinesOf("id"));
        Assert.Equal(["job_id bigint (statement at line 2)"], body.IntegersBeside(["id"]));
    }

    [Theory]
    [InlineData("BEGIN n := 1; SELECT id INTO x FROM jobs; END", "n integer", Void, "")]
    [InlineData("DECLARE last int4; BEGIN SELECT max(id) INTO last FROM jobs; END", "", Void, "last int4 (statement at line 1)")]
    [InlineData("DECLARE last jobs.id%TYPE; BEGIN SELECT max(id) INTO last FROM jobs; END", "", Void, "")]
    [InlineData("DECLARE ids integer[]; BEGIN ids := ARRAY(SELECT id FROM jobs); END", "", Void, "ids integer[] (statement at line 1)")]
    [InlineData("BEGIN RETURN (SELECT count(id) FROM jobs); END", "", Integer, "its result (statement at line 1)")]
    [InlineData("BEGIN RETURN 1; END", "", Integer, "")]
    [InlineData("BEGIN EXECUTE 'SELECT id FROM jobs WHERE id = $1' USING n; END", "n integer", Void, "n integer (statement at line 1)")]
    [InlineData("BEGIN PERFORM CAST(id AS integer) FROM jobs; END", "", Void, "")]
    [InlineData("BEGIN PERFORM '--', id FROM jobs WHERE id = n; END", "n integer", Void, "n integer (statement at line 1)")]
    public void Integers_beside_an_id_are_named(string source, string arguments, uint returns, string expected) =>
        Assert.Equal(expected, string.Join("; ", Of(source, arguments, returns).IntegersBeside(["id"])));

    [Fact]
    public void What_only_a_comment_says_does_not_count() =>
        Assert.DoesNotContain("id", Of("BEGIN -- jobs.id\n /* jobs.id */ NULL; END", "").Words.AsEnumerable());

    private static FunctionText Of(string source, string arguments, uint returns = Void) => new(new Function
    {
        Oid = 1, Name = new("public", "f"), Arguments = arguments, Kind = 'f', Language = "plpgsql", Source = source, ReturnType = returns, Owner = "postgres",
    });
}
