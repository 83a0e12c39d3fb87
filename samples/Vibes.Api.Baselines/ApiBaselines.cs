using Vibes.UuidToolkit.Verification.Baselines;
using Vibes.UuidToolkit.Verification.Endpoints;
using Vibes.UuidToolkit.Xunit;
using Xunit;

namespace Vibes.Api.Baselines;

/// <summary>What the application answers, with names for ids: the same before and after the change to UUIDs.</summary>
public sealed class ApiBaselines(VibesDatabase database)
{
    [Fact]
    public async Task Answers()
    {
        await using var db = await database.CreateDatabaseAsync();
        await using var server = new VibesServer(db.ConnectionString);

        var answers = await ApiSnapshots.TakeAsync(server.Start(), "endpoints.json", new Dictionary<string, string> { ["CLIENT_SECRET"] = "front-end-of-development" });

        await Baseline.Verify(answers);
    }
}
