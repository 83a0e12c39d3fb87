using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Catalog;

/// <summary>What the reader puts together itself, from rows that the server sends as they are.</summary>
public sealed class CatalogReaderTests
{
    [Fact]
    public async Task A_domain_is_followed_down_to_what_it_is_made_of()
    {
        foreach (var version in TestDatabases.Versions)
        {
            var schema = await ReadAsync(
                """
                CREATE DOMAIN public.one AS integer;
                CREATE DOMAIN public.two AS public.one;
                CREATE DOMAIN public.list AS integer[];
                CREATE DOMAIN public.lists AS public.list;
                CREATE TABLE public.t (plain integer, one public.one, two public.two, ones public.one[], list public.list, lists public.lists);
                """,
                version);
            var one = schema.Types.Single(type => type.Name.Name == "one").Oid;
            const uint Int4Array = 1007;
            Assert.Equal(
                [
                    ("plain", TypeOids.Int4, 0u), ("one", TypeOids.Int4, 0u), ("two", TypeOids.Int4, 0u),
                    ("ones", schema.FindRelation(new QualifiedName("public", "t"))!.FindColumn("ones")!.TypeOid, one), ("list", Int4Array, TypeOids.Int4), ("lists", Int4Array, TypeOids.Int4),
                ],
                schema.Relations.Single().Columns.Select(column => (column.Name, column.BaseTypeOid, column.ElementTypeOid)));
        }
    }

    [Fact]
    public async Task Columns_keep_their_order_and_constraints_and_indexes_come_by_schema_table_and_name()
    {
        foreach (var version in TestDatabases.Versions)
        {
            // Made in another order than they are read in; the byte order of UTF-8 is not that of UTF-16.
            var schema = await ReadAsync(
                """
                CREATE SCHEMA a;
                CREATE TABLE public."𐐷" (id integer PRIMARY KEY);
                CREATE TABLE public."ﬀ" (id integer PRIMARY KEY);
                CREATE TABLE public.z (c integer, dropped integer, b integer UNIQUE, a integer PRIMARY KEY, CONSTRAINT "Z" CHECK (a > 0));
                CREATE INDEX "B" ON public.z (c);
                CREATE TABLE a.z (id integer PRIMARY KEY);
                CREATE TABLE a.b (id integer PRIMARY KEY);
                ALTER TABLE public.z DROP COLUMN dropped;
                ALTER TABLE public.z ADD COLUMN "0" integer;
                """,
                version);
            Assert.Equal(["a.b", "a.z", "public.z", "public.\"ﬀ\"", "public.\"𐐷\""], schema.Relations.Select(relation => relation.ToString()));
            Assert.Equal(["c", "b", "a", "0"], schema.Relations[2].Columns.Select(column => column.Name));
            string[] OfTables(IEnumerable<(uint Table, string Name)> parts) => [.. parts.Where(part => !part.Name.EndsWith("_not_null", StringComparison.Ordinal)).Select(part => $"{schema.Relation(part.Table).Name.Name}: {part.Name}")];
            Assert.Equal(
                ["b: b_pkey", "z: z_pkey", "z: Z", "z: z_b_key", "z: z_pkey", "ﬀ: ﬀ_pkey", "𐐷: 𐐷_pkey"],
                OfTables(schema.Constraints.Select(constraint => (constraint.RelationOid, constraint.Name))));
            Assert.Equal(
                ["b: b_pkey", "z: z_pkey", "z: B", "z: z_b_key", "z: z_pkey", "ﬀ: ﬀ_pkey", "𐐷: 𐐷_pkey"],
                OfTables(schema.Indexes.Select(index => (index.RelationOid, index.Name.Name))));
        }
    }

    [Fact]
    public async Task Expressions_of_indexes_keep_their_statistics_targets()
    {
        foreach (var version in TestDatabases.Versions)
        {
            var schema = await ReadAsync(
                """
                CREATE TABLE public.t (a integer, b text);
                CREATE INDEX i ON public.t (a, lower(b), (a + 1));
                ALTER INDEX public.i ALTER COLUMN 3 SET STATISTICS 7;
                ALTER INDEX public.i ALTER COLUMN 2 SET STATISTICS 0;
                """,
                version);
            Assert.Equal([((short)2, 0), ((short)3, 7)], schema.Indexes.Single().StatisticsTargets);
        }
    }

    [Fact]
    public async Task Columns_have_a_collation_where_it_is_not_their_type_s()
    {
        foreach (var version in TestDatabases.Versions)
        {
            var schema = await ReadAsync(
                """
                CREATE COLLATION public."Own" FROM "C";
                CREATE DOMAIN public.word AS text COLLATE public."Own";
                CREATE TABLE public.t (number integer, plain text, bytes text COLLATE "C", own varchar(3)[] COLLATE public."Own", word public.word, other public.word COLLATE "default");
                CREATE VIEW public.v AS SELECT bytes, word COLLATE "POSIX" AS word FROM public.t;
                """,
                version);
            Assert.Equal(
                [
                    ("number", null), ("plain", null), ("bytes", "pg_catalog.\"C\""), ("own", "public.\"Own\""), ("word", null), ("other", "pg_catalog.\"default\""),
                    ("bytes", "pg_catalog.\"C\""), ("word", "pg_catalog.\"POSIX\""),
                ],
                schema.Relations.SelectMany(relation => relation.Columns).Select(column => (column.Name, column.Collation)));
        }
    }

    private static async Task<Schema> ReadAsync(string script, int version)
    {
        await using var database = await TestDatabases.CreateAsync(version: version);
        await database.ExecuteAsync(script);
        await using var connection = await database.OpenAsync();
        return await CatalogReader.ReadAsync(connection, cancellation: TestContext.Current.CancellationToken);
    }
}
