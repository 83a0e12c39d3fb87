using Vibes.UuidToolkit.Verification.Endpoints;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Endpoints;

/// <summary>What the tests ask of <see cref="JournalApi"/>.</summary>
internal static class Recordings
{
    public const string Endpoints =
        """
        {
          "headers": { "Authorization": "Bearer ${VIBES_TOKEN}" },
          "volatile": ["at"],
          "requests": [
            { "name": "get-users", "path": "/users" },
            { "name": "get-me", "path": "/users/me" },
            { "name": "get-journals", "path": "/journals" },
            { "name": "get-journals-next", "path": "/journals?cursor={get-journals.nextCursor}" },
            { "name": "get-journal", "path": "/journals/{get-journals.items[1].id}" },
            { "name": "get-journal-tags", "path": "/journals/{get-journals.items[1].id}/tags" },
            { "name": "get-deleted", "path": "/deleted" },
            { "name": "get-missing", "path": "/journals/{get-deleted.journal.id}" },
            { "name": "get-latest", "path": "/latest" },
            { "name": "get-stats", "path": "/stats" },
            { "name": "get-token", "path": "/token" },
            { "name": "get-readme", "path": "/readme" },
          ],
          "roundTrips": [
            { "name": "journals", "create": { "path": "/journals", "body": { "title": "Test", "user_id": "{get-me.id}" } }, "path": "/journals/{id}", "update": { "body": { "title": "Changed" } } },
          ],
        }
        """;

    public static EndpointServer Server(string baseUrl) => new(baseUrl)
    {
        Environment = name => name == "VIBES_TOKEN" ? JournalApi.Token : null,
        ConnectDelay = TimeSpan.FromMilliseconds(1),
        SecondRecordingDelay = TimeSpan.FromMilliseconds(1),
    };

    public static async Task<EndpointSnapshot> RecordAsync(this JournalApi api, string? endpoints = null)
    {
        using var run = new EndpointRun(EndpointFile.Parse(endpoints ?? Endpoints, "endpoints.json"), Server(api.BaseUrl));
        return await run.RecordAsync(null, TestContext.Current.CancellationToken);
    }
}
