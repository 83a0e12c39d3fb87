using System.Collections.Immutable;
using System.Text.Json;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>Lets resources live and die in a migrated API: each is created, read back by its UUID, updated, and deleted.</summary>
/// <param name="options">Which resources.</param>
/// <param name="client">The way to the API.</param>
/// <param name="template">Fills in values of earlier answers.</param>
/// <param name="secrets">Told the secrets of the requests' headers.</param>
internal sealed class RoundTripProbe(EndpointOptions options, EndpointClient client, RequestTemplate template, SecretMask secrets)
{
    /// <summary>Runs all of them, one after the other. What was created is deleted even where a step in between fails.</summary>
    public async Task<ImmutableArray<Diagnostic>> ProbeAsync(CancellationToken cancellation)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var roundTrip in options.RoundTrips)
            findings.AddRange(await ProbeAsync(roundTrip, cancellation));
        return findings.DrainToImmutable();
    }

    private async Task<List<Diagnostic>> ProbeAsync(RoundTrip roundTrip, CancellationToken cancellation)
    {
        var findings = new List<Diagnostic>();
        var headers = RequestHeaders.Of(options, roundTrip.Headers, template, secrets, roundTrip.Name);

        var created = await SendAsync("create", roundTrip.Create.Method ?? "POST", template.Path(roundTrip.Create.Path!, roundTrip.Name), roundTrip.Create.Body);
        if (created is not { IsSuccess: true })
        {
            Fail("create", created, "2xx");
            return findings;
        }

        if (NewId(created) is not { } spelling)
        {
            Add("create: the answer has no member id, and no Location that ends in one. What was created could not be deleted.");
            return findings;
        }

        // What is no UUID is a finding, and still the way to delete it.
        if (!IdValue.TryParse(spelling, out var id) || !id.IsValidUuid || id.Text != spelling)
            Add($"create: the new id is {spelling}, which is no UUID in its canonical form.");
        var path = PathOf(roundTrip.Path);

        await ReadAsync("read", path, spelling, null);
        if (roundTrip.Update is { } update)
        {
            var updatePath = update.Path is { } other ? PathOf(other) : path;
            var updated = await SendAsync("update", update.Method ?? "PUT", updatePath, update.Body);
            if (updated is { IsSuccess: true })
                await ReadAsync("read the update", path, spelling, update.Body);
            else
                Fail("update", updated, "2xx");
        }

        var deleted = await SendAsync("delete", "DELETE", path, null);
        if (deleted is not { IsSuccess: true })
            Fail("delete", deleted, "2xx");
        else if (await SendAsync("read what is deleted", "GET", path, null) is { } gone && gone.Status is not (404 or 410))
            Fail("read what is deleted", gone, "404 or 410");
        return findings;

        string PathOf(string text) => template.Path(text.Replace("{id}", Uri.EscapeDataString(spelling), StringComparison.Ordinal), roundTrip.Name);

        async Task<Answer?> SendAsync(string step, string method, string sentPath, JsonElement? body)
        {
            var text = body is { } json ? template.Body(json, roundTrip.Name)?.ToJsonString() ?? "null" : null;
            try
            {
                return await client.SendAsync(new($"{roundTrip.Name}, {step}", method, sentPath, headers, text, TimeSpan.FromSeconds(options.TimeoutSeconds)), cancellation);
            }
            catch (DiagnosticException told) when (told.ExitCode == (int)DiagnosticKind.Failure)
            {
                Add($"{step}: {told.Diagnostics[0].Message}");
                return null;
            }
        }

        async Task ReadAsync(string step, string sentPath, string expectedId, JsonElement? expected)
        {
            var answer = await SendAsync(step, "GET", sentPath, null);
            if (answer is not { IsSuccess: true })
                Fail(step, answer, "2xx");
            else if (answer.Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("id", out var readId) && readId.ToString() != expectedId)
                Add($"{step}: the answer has the id {readId} instead of {expectedId}.");
            else if (expected is { ValueKind: JsonValueKind.Object } members && Lost(members, answer.Json) is { Length: > 0 } lost)
                Add($"{step}: {lost} is not what was sent.");
        }

        void Fail(string step, Answer? answer, string expected)
        {
            // Where there was no answer, that has been told.
            if (answer is not null)
                Add($"{step}: the status was {answer.Status} instead of {expected}.");
        }

        void Add(string message) => findings.Add(Descriptors.RoundTripFailed.At(roundTrip.Name, message));
    }

    private static string? NewId(Answer created)
    {
        if (created.Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            return id.ToString();
        return created.Header("Location").FirstOrDefault() is { } location && IdValue.TryParse(Uri.UnescapeDataString(location.Split('?')[0].TrimEnd('/').Split('/')[^1]), out _)
            ? Uri.UnescapeDataString(location.Split('?')[0].TrimEnd('/').Split('/')[^1])
            : null;
    }

    /// <summary>The first member that did not come back as it was sent; null where the answer has them all, or does not show them.</summary>
    private string? Lost(JsonElement sent, JsonElement? read)
    {
        if (read is not { ValueKind: JsonValueKind.Object } answer)
            return null;
        using var filled = JsonDocument.Parse(template.Body(sent, "update")!.ToJsonString());
        foreach (var member in filled.RootElement.EnumerateObject())
            if (answer.TryGetProperty(member.Name, out var value) && !JsonElement.DeepEquals(value, member.Value))
                return member.Name;
        return null;
    }
}
