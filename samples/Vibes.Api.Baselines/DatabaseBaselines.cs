using Vibes.UuidToolkit.Verification.Baselines;
using Vibes.UuidToolkit.Xunit;
using Xunit;

namespace Vibes.Api.Baselines;

/// <summary>What the database declares and holds, as it was approved. A change of it that nobody meant fails here.</summary>
public sealed class DatabaseBaselines(VibesDatabase database)
{
    [Fact]
    public async Task Schema()
    {
        await using var db = await database.CreateDatabaseAsync();
        await Baseline.Verify(await db.SnapshotSchema());
    }

    [Fact]
    public async Task ForeignKeys()
    {
        await using var db = await database.CreateDatabaseAsync();
        await Baseline.Verify(await db.SnapshotForeignKeys());
    }

    [Fact]
    public async Task Data()
    {
        await using var db = await database.CreateDatabaseAsync();
        await Baseline.Verify(await db.SnapshotData());
    }

    [Theory]
    [InlineData("tags", "slug")]
    [InlineData("users", "email")]
    public async Task First(string table, string column)
    {
        await using var db = await database.CreateDatabaseAsync();
        await Baseline.Verify(await db.SnapshotQuery($"SELECT {column} FROM {table} ORDER BY {column} LIMIT 5"));
    }
}
