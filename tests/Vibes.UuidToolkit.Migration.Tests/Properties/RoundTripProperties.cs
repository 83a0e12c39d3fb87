using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Rehearsing;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Properties;

/// <summary>
/// What holds for every schema. UUIDKIT_PROPERTY_CASES says how many are tried (default 8 a property); UUIDKIT_PROPERTY_SEED
/// says where to begin, for one session of another seed than the fixed one.
/// </summary>
public sealed class RoundTripProperties
{
    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("UUIDKIT_PROPERTY_CASES") ?? "8", CultureInfo.InvariantCulture);
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("UUIDKIT_PROPERTY_SEED") ?? "1", CultureInfo.InvariantCulture);

    private static Arbitrary<RandomDatabase> Databases { get; } = Arb.From(
        from seed in Gen.Choose(0, int.MaxValue - 100)
        from tables in Gen.Choose(1, 8)
        select RandomDatabase.Of(seed, tables),
        database => database.Smaller());

    [Fact]
    public void Without_writes_the_round_trip_leaves_no_trace() => Check(async database =>
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), database.Sql(), database.Options);
        RequirePlanned(planned);
        var folder = Directory.CreateTempSubdirectory("uuidkit");
        try
        {
            var dump = await DatabaseDump.ForAsync(planned.Database.Server.MajorVersion);
            var (before, after) = (Path.Combine(folder.FullName, "before"), Path.Combine(folder.FullName, "after"));
            await dump.WriteAsync(planned.ConnectionString, before);
            await planned.MigrateAsync();
            await planned.RollbackAsync();
            await dump.WriteAsync(planned.ConnectionString, after);
            Assert.Null(await DatabaseDump.FirstDifferenceAsync(before, after));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    [Fact]
    public void What_was_written_in_between_survives_the_way_back() => Check(async database =>
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), database.Sql(), database.Options);
        RequirePlanned(planned);
        var old = await RowsAsync(planned, database);
        await planned.MigrateAsync();
        var migrated = await RowsAsync(planned, database);
        await RequireVerifiedAsync(planned);
        await planned.Database.ExecuteAsync(database.Writes(planned.Plan.Manifest.NewIdFunction + "()"));
        var written = await RowsAsync(planned, database);
        var links = await LinksAsync(planned, database);
        await planned.RollbackAsync();
        var back = await RowsAsync(planned, database);

        Assert.Equal(written.Keys.Order(StringComparer.Ordinal), back.Keys.Order(StringComparer.Ordinal));
        foreach (var (label, row) in written)
            if (migrated.TryGetValue(label, out var before) && before == row)
                Assert.Equal((label, old[label]), (label, back[label]));
        Assert.Equal(links, await LinksAsync(planned, database));
        foreach (var table in database.Tables)
            Assert.Equal(0L, await planned.Database.ScalarAsync(
                $"SELECT pg_catalog.count(*) - pg_catalog.count(DISTINCT ({string.Join(", ", database.KeyColumns(table))})) FROM {RandomDatabase.Name(table)}{(table.Inherited ? " WHERE false" : "")}"));
        Assert.Equal(
            database.Tables.Sum(table => table.References.Count(reference => reference.NotValid)),
            Convert.ToInt32(await planned.Database.ScalarAsync("SELECT pg_catalog.count(*) FROM pg_catalog.pg_constraint WHERE contype = 'f' AND conparentid = 0 AND NOT convalidated"), CultureInfo.InvariantCulture));
    });

    [Fact]
    public void The_same_schema_key_and_cut_over_give_the_same_plan() => Check(async database =>
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), database.Sql(), database.Options);
        await using var twin = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), database.Sql(), database.Options);
        static string Text(PlannedDatabase planned) => (planned.Plan.Manifest with { PlanId = "", CreatedAt = default, Database = "" }).ToJson();
        // A twin has other OIDs: sequences and their owners are named, not numbered, in what matters.
        Assert.Equal(WithoutOids(Text(planned)), WithoutOids(Text(twin)));
    });

    [Fact]
    public void No_two_integers_have_the_same_uuid_and_every_uuid_gives_its_integer_back()
    {
        var ids = Gen.OneOf(Gen.Choose(int.MinValue, int.MaxValue).Select(id => (long)id), Gen.Elements(0L, 1, -1, int.MaxValue, int.MinValue, short.MinValue, short.MaxValue));
        const long origin = 1_700_000_000_000;
        Prop.ForAll(Arb.From(from one in ids from other in ids select (one, other)), pair =>
        {
            Guid Ordered(long id) => UuidMapping.Ordered(PlannedDatabase.Key, "public.users.id", origin, id);
            Guid Derived(long id) => UuidMapping.Derived(PlannedDatabase.Key, "public.users.id", id);
            return UuidMapping.OldId(Ordered(pair.one), origin) == pair.one
                && pair.one == pair.other == (Ordered(pair.one) == Ordered(pair.other))
                && pair.one == pair.other == (Derived(pair.one) == Derived(pair.other))
                && Math.Sign(pair.one.CompareTo(pair.other)) == Math.Sign(string.CompareOrdinal(Ordered(pair.one).ToString(), Ordered(pair.other).ToString()))
                && Ordered(pair.one) != UuidMapping.Ordered(PlannedDatabase.Key, "public.posts.id", origin, pair.one);
        }).QuickCheckThrowOnFailure();
    }

    private static void Check(Func<RandomDatabase, Task> holds) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay((ulong)Seed, 1UL | (ulong)Seed),
        Prop.ForAll(Databases, database => Task.Run(() => holds(database)).GetAwaiter().GetResult()));

    private static void RequirePlanned(PlannedDatabase planned) =>
        Assert.True(planned.Plan.Refusals.IsEmpty, string.Join('\n', planned.Plan.Refusals));

    private static async Task RequireVerifiedAsync(PlannedDatabase planned)
    {
        await using var connection = await Connections.OpenAsync(planned.ConnectionString);
        Assert.Empty(await MigratedState.CheckAsync(connection, (await ToolkitState.ReadAsync(connection))!));
    }

    private static string WithoutOids(string manifest) =>
        string.Join('\n', manifest.Split('\n').Where(line => !line.Contains("oid\":", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Each row's text by its table and label; labels are unique in what is not doubled by inheritance.</summary>
    private static async Task<ImmutableSortedDictionary<string, string>> RowsAsync(PlannedDatabase planned, RandomDatabase database)
    {
        var rows = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        await using var connection = await Connections.OpenAsync(planned.ConnectionString);
        foreach (var table in database.Tables)
        {
            await using var command = new NpgsqlCommand($"SELECT row_.label, row_::text FROM {RandomDatabase.Name(table)} row_", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add($"{table.Number} {reader.GetString(0)}", reader.GetString(1));
        }

        return rows.ToImmutable();
    }

    /// <summary>Which row refers to which, by their labels.</summary>
    private static async Task<string> LinksAsync(PlannedDatabase planned, RandomDatabase database)
    {
        var links = new List<string>();
        await using var connection = await Connections.OpenAsync(planned.ConnectionString);
        foreach (var table in database.Tables)
            for (var i = 0; i < table.References.Length; i++)
            {
                var target = database.Tables[table.References[i].To];
                var on = string.Join(" AND ", database.Columns(table, i).Zip(database.KeyColumns(target), (column, key) => $"c.{column} = p.{key}"));
                await using var command = new NpgsqlCommand(
                    $"SELECT {SqlText.Literal($"{table.Number} {i} ")} || c.label || ' ' || COALESCE(p.label, '') FROM {RandomDatabase.Name(table)} c LEFT JOIN {RandomDatabase.Name(target)} p ON {on}", connection);
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    links.Add(reader.GetString(0));
            }

        return string.Join('\n', links.Order(StringComparer.Ordinal));
    }
}
