using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Catalog;

/// <summary>What PostgreSQL wrote of a view gives, made again, a view of which it writes the same.</summary>
public sealed class UnnamedColumnsTests
{
    public static TheoryData<string, int> Queries() =>
    [
        .. from version in TestDatabases.Versions
           from query in new[]
           {
               "SELECT n FROM t WHERE EXISTS (SELECT 'x' FROM t u WHERE u.n = t.n)",
               "SELECT n FROM t WHERE EXISTS (SELECT NULL, 'x', 1, -1, 2.5, true, n, n + 1, count(*) FROM t GROUP BY n)",
               "SELECT s.n FROM (SELECT n, 'a' AS k FROM t UNION ALL SELECT n, 'b' FROM t UNION ALL SELECT n, NULL FROM t EXCEPT SELECT 1, 'it''s' ORDER BY 1) s",
               "SELECT s.n FROM (SELECT n, NULL::timestamp(3) AS d, NULL::numeric(8,2)[] AS e FROM t UNION SELECT n, NULL, NULL FROM t LIMIT 3) s",
               "SELECT s.text FROM (SELECT 'x'::text, 'y'::varchar(3), 'z' COLLATE \"C\" FROM t WHERE x IS DISTINCT FROM 'q') s",
               "SELECT n FROM t WHERE EXISTS (SELECT DISTINCT ON (x) E'\\\\', B'101', date '2020-01-01', '1'::\"char\" FROM t u)",
               "SELECT n FROM t WHERE EXISTS (SELECT DISTINCT 'x', (SELECT 'y'), CASE WHEN n = 1 THEN 'p' END, coalesce(x, 'c'), 'a' || 'b', extract(year FROM date '2020-01-01') FROM t)",
               "SELECT n FROM t WHERE EXISTS (SELECT 'z' COLLATE \"C\", ('y'::varchar(3)) COLLATE \"C\", 'x' COLLATE \"C\" AS named, 'w' || ('v' COLLATE \"C\") FROM t)",
               "WITH w AS (SELECT 'x', n FROM t) SELECT n FROM w",
               "SELECT 'x', n FROM t",
           }
           select (query, version),
    ];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_view_made_again_reads_the_same(string query, int version)
    {
        await using var database = await TestDatabases.CreateAsync($"CREATE TABLE public.t (n integer, x text); SET search_path = public; CREATE VIEW public.v AS {query};", version);
        var written = await WrittenAsync();

        await database.ExecuteAsync($"DROP VIEW public.v; CREATE VIEW public.v AS {UnnamedColumns.Name(written)}");

        Assert.Equal(written, await WrittenAsync());

        async Task<string> WrittenAsync() => (string)(await database.ScalarAsync("SELECT pg_get_viewdef('public.v'::regclass)"))!;
    }
}
