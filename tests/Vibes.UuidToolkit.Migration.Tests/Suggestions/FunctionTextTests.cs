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
        Assert.Equal(["job_id bigint (statement at line 2)"], body.IntegersBeside(["id"], []));
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
    [InlineData("DECLARE leaf alias for $1; BEGIN PERFORM id FROM jobs WHERE id = leaf; END", "integer", Void, "leaf integer (statement at line 1)")]
    [InlineData("BEGIN PERFORM id FROM jobs WHERE id = $2; END", "text, bigint[]", Void, "$2 bigint[] (statement at line 1)")]
    [InlineData("DECLARE m alias for n; BEGIN PERFORM id FROM jobs WHERE id = m; END", "n integer", Void, "m integer (statement at line 1)")]
    [InlineData("BEGIN PERFORM id FROM jobs WHERE id = $1; END", "text", Void, "")]
    [InlineData("BEGIN PERFORM '--', id FROM jobs WHERE id = n; END", "n integer", Void, "n integer (statement at line 1)")]
    // A variable of a composite type has its integers.
    [InlineData("DECLARE p job_place; BEGIN SELECT id, name INTO p FROM jobs; END", "", Void, "p.job integer (statement at line 1); p.others bigint[] (statement at line 1)")]
    [InlineData("DECLARE p public.job_place := NULL; BEGIN UPDATE jobs SET name = '' WHERE id = p.job; END", "", Void, "p.job integer (statement at line 1); p.others bigint[] (statement at line 1)")]
    [InlineData("BEGIN UPDATE jobs SET name = '' WHERE id = (p).job; END", "note text, p job_place", Void, "p.job integer (statement at line 1); p.others bigint[] (statement at line 1)")]
    [InlineData("DECLARE p job_place; BEGIN p := NULL; PERFORM id FROM jobs; END", "", Void, "")]
    [InlineData("BEGIN RETURN QUERY SELECT id, id AS job_place FROM jobs; END", "", Void, "")]
    public void Integers_beside_an_id_are_named(string source, string arguments, uint returns, string expected) =>
        Assert.Equal(expected, string.Join("; ", Of(source, arguments, returns).IntegersBeside(["id"], [])));

    [Theory]
    [InlineData("BEGIN INSERT INTO history (job, note) SELECT id, name FROM jobs; END", "public.history.job integer (statement at line 1)")]
    [InlineData("BEGIN\n  INSERT INTO history (id) VALUES (NEW.id);\n  UPDATE history SET job = NEW.id; END", "public.history.id integer (statement at line 1); public.history.job integer (statement at line 3)")]
    [InlineData("BEGIN INSERT INTO history (note) SELECT name FROM jobs WHERE id IS NULL; END", "")]
    [InlineData("BEGIN UPDATE history SET job = 0; PERFORM id FROM jobs; END", "")]
    [InlineData("BEGIN INSERT INTO other (job) SELECT id FROM jobs; END", "")]
    public void Columns_beside_an_id_that_stay_integers_are_named(string source, string expected) =>
        Assert.Equal(expected, string.Join("; ", Of(source, "").IntegersBeside(["id"], [(History, History.Columns[0]), (History, History.Columns[1])])));

    [Fact]
    public void Integers_that_a_function_returns_as_columns_are_named() =>
        Assert.Equal(["its result's job integer (statement at line 1)"],
            new FunctionText(Function("BEGIN RETURN QUERY SELECT id, name FROM jobs; END", "", Void) with
            {
                Definition = "CREATE OR REPLACE FUNCTION public.f()\n RETURNS TABLE(job integer, name text)\n LANGUAGE plpgsql\nAS $function$...",
            }, []).IntegersBeside(["id"], []));

    [Fact]
    public void Sequences_are_named_where_a_call_names_them() =>
        Assert.Equal([("lastval", null), ("nextval", "public.jobs_id_seq"), ("currval", null)],
            Of("BEGIN PERFORM lastval(); PERFORM NEXTVAL( 'public.jobs_id_seq'::regclass); PERFORM currval(name); -- currval('a')\nEND", "").SequenceCalls());

    [Fact]
    public void What_only_a_comment_says_does_not_count() =>
        Assert.DoesNotContain("id", Of("BEGIN -- jobs.id\n /* jobs.id */ NULL; END", "").Words.AsEnumerable());

    private static FunctionText Of(string source, string arguments, uint returns = Void) => new(Function(source, arguments, returns), [Places]);

    private static Relation Places { get; } = new()
    {
        Oid = 2, RowTypeOid = 3, Name = new("public", "job_place"), Kind = RelationKind.CompositeType, Owner = "postgres",
        Columns = [Column(1, "job", "integer", TypeOids.Int4), Column(2, "name", "text", 25), Column(3, "others", "bigint[]", 1016) with { ElementTypeOid = TypeOids.Int8 }],
    };

    private static Relation History { get; } = new()
    {
        Oid = 4, RowTypeOid = 5, Name = new("public", "history"), Kind = RelationKind.Table, Owner = "postgres",
        Columns = [Column(1, "id", "integer", TypeOids.Int4), Column(2, "job", "integer", TypeOids.Int4), Column(3, "note", "text", 25)],
    };

    private static Column Column(short number, string name, string type, uint oid) => new() { Number = number, Name = name, Type = type, TypeOid = oid, BaseTypeOid = oid };

    private static Function Function(string source, string arguments, uint returns) => new()
    {
        Oid = 1, Name = new("public", "f"), Arguments = arguments, Kind = 'f', Language = "plpgsql", Source = source, ReturnType = returns, Owner = "postgres",
    };
}
