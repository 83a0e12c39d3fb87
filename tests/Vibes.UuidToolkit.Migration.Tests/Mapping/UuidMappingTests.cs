using Npgsql;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Mapping;

/// <summary>The mapping in C# and in SQL is one function, and it has the properties that a migration stands on.</summary>
public sealed class UuidMappingTests
{
    private const string ClassName = "public.users.id";
    private const long Base = 1_700_000_000_000 - 1 - int.MaxValue;

    private static readonly MappingKey Key = MappingKey.Parse("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    private static readonly Random Random48 = new(48);

    /// <summary>Round numbers, the extremes of all integer types as far as 48 bits reach, and 1,000 random ones.</summary>
    private static readonly long[] Ids =
    [
        .. new long[] { 0, -1, 1, 2, 3, 4, 5, -2, -3, -4, -5, short.MinValue, short.MaxValue, int.MinValue, int.MaxValue, -Base, UuidMapping.MaximumPrefix - Base }
            .Concat(Enumerable.Range(0, 1000).Select(_ => Random48.NextInt64(int.MinValue, UuidMapping.MaximumPrefix - Base))).Distinct(),
    ];

    public static TheoryData<int> Versions => [.. TestDatabases.Versions];

    // Written down once: a change of the layout would give the same database other ids than the last release did.
    [Theory]
    [InlineData(0, "018b4fe5-67ff-8000-")]
    [InlineData(1, "018b4fe5-6800-8000-")]
    [InlineData(-1, "018b4fe5-67fe-8000-")]
    public void TheLeadingBitsHoldTheId(long id, string start) =>
        Assert.StartsWith(start, UuidMapping.Ordered(Key, ClassName, 0x018b4fe567ff, id).ToString(), StringComparison.Ordinal);

    [Fact]
    public void FourNeighboursShareADigestAndNoBytes()
    {
        var classKey = System.Security.Cryptography.SHA256.HashData([.. Convert.FromHexString(Key.ToHex()), .. System.Text.Encoding.UTF8.GetBytes(ClassName)])[..16];
        var digest = System.Security.Cryptography.SHA256.HashData([.. classKey, 0, 0, 0, 0, 0, 0, 0, 2]);
        for (var i = 0; i < 4; i++)
        {
            var bytes = UuidMapping.Ordered(Key, ClassName, Base, 8 + i).ToByteArray(bigEndian: true)[8..];
            Assert.Equal(digest[i * 8] & 0x3f, bytes[0] & 0x3f);
            Assert.Equal(digest[(i * 8 + 1)..(i * 8 + 8)], bytes[1..]);
        }
    }

    [Fact]
    public void OrderedIdsAreOfVersion8AndKeepTheOrder()
    {
        var uuids = Ids.Order().Select(id => UuidMapping.Ordered(Key, ClassName, Base, id)).ToList();
        Assert.All(uuids, uuid => Assert.Equal(('8', true), (uuid.ToString()[14], "89ab".Contains(uuid.ToString()[19]))));
        Assert.Equal(uuids.Select(uuid => uuid.ToString()).Order(StringComparer.Ordinal), uuids.Select(uuid => uuid.ToString()));
        Assert.Equal(uuids.Count, uuids.Distinct().Count());
    }

    [Fact]
    public void OldIdIsTheInverse() =>
        Assert.All(Ids, id => Assert.Equal(id, UuidMapping.OldId(UuidMapping.Ordered(Key, ClassName, Base, id), Base)));

    [Fact]
    public void AnIdBornAfterwardsHasNoOldId() => Assert.Null(UuidMapping.OldId(Guid.CreateVersion7(), Base));

    [Fact]
    public void AnIdBeyond48BitsIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => UuidMapping.Ordered(Key, ClassName, Base, UuidMapping.MaximumPrefix - Base + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => UuidMapping.Ordered(Key, ClassName, Base, -Base - 1));
    }

    [Fact]
    public void DerivedIdsAreOfVersion8AndDiffer()
    {
        var uuids = Ids.Append(long.MinValue).Append(long.MaxValue).Select(id => UuidMapping.Derived(Key, ClassName, id)).ToList();
        Assert.All(uuids, uuid => Assert.Equal(('8', true), (uuid.ToString()[14], "89ab".Contains(uuid.ToString()[19]))));
        Assert.Equal(uuids.Count, uuids.Distinct().Count());
    }

    [Fact]
    public void AnotherKeyOrClassGivesOtherIds()
    {
        Assert.NotEqual(UuidMapping.Ordered(Key, ClassName, Base, 1), UuidMapping.Ordered(MappingKey.Create(), ClassName, Base, 1));
        Assert.NotEqual(UuidMapping.Ordered(Key, ClassName, Base, 1), UuidMapping.Ordered(Key, "public.tags.id", Base, 1));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task SqlComputesTheSameOrderedIds(int version) =>
        await CompareAsync(version, MappingKind.Ordered, planned => [MappingSql.NewFunction(planned)], planned => planned.NewFunction, Ids, id => UuidMapping.Ordered(Key, ClassName, Base, id));

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task SqlComputesTheSameDerivedIds(int version) =>
        await CompareAsync(version, MappingKind.Derived, planned => [MappingSql.NewFunction(planned)], planned => planned.NewFunction,
            [.. Ids, long.MinValue, long.MaxValue], id => UuidMapping.Derived(Key, ClassName, id));

    /// <summary>Rows from -10 to 2,000 of which every third is missing: ids below, between, within and above the digests.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task TheFunctionForWholeTablesComputesTheSameIds(int version) =>
        await CompareAsync(version, MappingKind.Ordered, MappingSql.RewriteFunction, planned => planned.RewriteFunction,
            [.. Enumerable.Range(-20, 2100).Select(id => (long)id), .. Ids.Distinct().Where(id => id is < -20 or >= 2080)], id => UuidMapping.Ordered(Key, ClassName, Base, id));

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task TheFunctionForWholeTablesNeedsNoRows(int version) =>
        await CompareAsync(version, MappingKind.Ordered, MappingSql.RewriteFunction, planned => planned.RewriteFunction, [-1, 0, 1, 5], id => UuidMapping.Ordered(Key, ClassName, Base, id), rows: false);

    private static async Task CompareAsync(
        int version, MappingKind kind, Func<PlannedClass, IEnumerable<string>> install, Func<PlannedClass, string> function, long[] ids, Func<long, Guid> expected, bool rows = true)
    {
        await using var database = await TestDatabases.CreateAsync(
            "CREATE SCHEMA uuidkit; CREATE TABLE public.users (id bigint PRIMARY KEY);"
            + (rows ? "INSERT INTO public.users SELECT i FROM generate_series(-10, 2000) i WHERE i % 3 <> 0; ANALYZE public.users;" : ""), version);
        await using var connection = await database.OpenAsync();
        var planned = new PlannedClass(ClassName, "users", kind, Base, int.MinValue, int.MaxValue, new("public", "users"), "id", "bigint");
        foreach (var sql in install(planned).Prepend($"SET {MappingSql.KeySetting} = '{Key.ToHex()}'"))
            await ExecuteAsync(connection, sql);
        await using var command = new NpgsqlCommand($"SELECT {function(planned)}(i.id) FROM unnest($1) WITH ORDINALITY i(id, n) ORDER BY i.n", connection) { Parameters = { new() { Value = ids } } };
        var found = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            found.Add(reader.GetGuid(0));
        Assert.Equal(ids.Select(expected), found);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
