using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Fingerprints;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Fingerprints;

public sealed class FingerprintTests
{
    private const string Table =
        """
        CREATE TABLE t (id int, t text, amount numeric, at timestamptz, ratio float8, document json, span interval);
        INSERT INTO t VALUES
          (1, 'a', 1.0, '2024-01-01 00:00+00', 0.1, '{"a": 1}', '1 day'),
          (2, '', 2.50, '2024-06-01 12:00+00', 1e300, '[]', '2 hours'),
          (3, NULL, NULL, NULL, NULL, NULL, NULL),
          (3, NULL, NULL, NULL, NULL, NULL, NULL);
        """;

    /// <summary>Changes that a fingerprint must see: each is small, and several leave the values equal by PostgreSQL's own operators.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "a character", "UPDATE t SET t = 'b' WHERE id = 1" },
        { "a null for an empty text", "UPDATE t SET t = NULL WHERE id = 2" },
        { "an empty text for a null", "UPDATE t SET t = '' WHERE id = 3" },
        { "equal numbers of another scale", "UPDATE t SET amount = 1.00 WHERE id = 1" },
        { "a float's last digit", "UPDATE t SET ratio = 0.1 + 1e-17 * 3 WHERE id = 1" },
        { "a shifted time", "UPDATE t SET at = at + interval '1 hour' WHERE id = 1" },
        { "a document's white space", "UPDATE t SET document = '{\"a\":1}' WHERE id = 1" },
        { "an equal interval", "UPDATE t SET span = '24 hours' WHERE id = 1" },
        { "two rows' values swapped", "UPDATE t SET t = CASE id WHEN 1 THEN '' ELSE 'a' END WHERE id IN (1, 2)" },
        { "a lost row", "DELETE FROM t WHERE id = 1" },
        { "one of two equal rows lost", "DELETE FROM t WHERE ctid = (SELECT min(ctid) FROM t WHERE id = 3)" },
        { "both of two equal rows lost, which an XOR would not see", "DELETE FROM t WHERE id = 3" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_is_seen(string change, string sql)
    {
        await using var database = await TestDatabases.CreateAsync(Table);
        var before = await ReadAsync(database);

        await database.ExecuteAsync(sql.Replace("UPDATE t", "UPDATE public.t", StringComparison.Ordinal).Replace("FROM t", "FROM public.t", StringComparison.Ordinal));

        Assert.True(before != await ReadAsync(database), change);
    }

    [Fact]
    public async Task The_order_of_rows_is_not()
    {
        await using var database = await TestDatabases.CreateAsync(Table);
        var before = await ReadAsync(database);

        await database.ExecuteAsync("CREATE TABLE public.copy AS TABLE public.t; TRUNCATE public.t; INSERT INTO public.t SELECT * FROM public.copy ORDER BY id DESC");

        Assert.Equal(before, await ReadAsync(database));
    }

    [Fact]
    public async Task A_prediction_equals_what_comes_true()
    {
        await using var database = await TestDatabases.CreateAsync(Table);
        var predicted = await ReadAsync(database, new Dictionary<string, string> { ["id"] = "id * 10 + 1" });

        Assert.NotEqual(predicted, await ReadAsync(database));
        await database.ExecuteAsync("UPDATE public.t SET id = id * 10 + 1");

        Assert.Equal(predicted, await ReadAsync(database));
    }

    [Fact]
    public async Task Rows_of_inheriting_tables_are_not_counted_with_their_parent()
    {
        await using var database = await TestDatabases.CreateAsync(Table + "CREATE TABLE child () INHERITS (t); INSERT INTO child (id) VALUES (9);");

        Assert.Equal(4, (await ReadAsync(database)).Rows);
    }

    private static async Task<TableFingerprint> ReadAsync(TestDatabase database, IReadOnlyDictionary<string, string>? expressions = null)
    {
        await using var connection = await database.OpenAsync();
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, TestContext.Current.CancellationToken);
        var table = schema.FindRelation(new QualifiedName("public", "t"))!;
        return Assert.Single(await FingerprintReader.ReadAsync(connection, [FingerprintQuery.Of(table, expressions)], null, TestContext.Current.CancellationToken));
    }
}
