using System.Text.Json;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Endpoints;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Endpoints;

public sealed class EndpointFileTests
{
    [Fact]
    public void Every_member_is_read()
    {
        var options = EndpointFile.Parse(
            """
            {
              "$schema": "schemas/endpoints.schema.json", // for the editor
              "headers": { "Authorization": "Bearer ${TOKEN}" },
              "keepHeaders": ["Location"],
              "ids": { "ownerRef": "user", "externalId": null },
              "volatile": ["at"],
              "timeoutSeconds": 2.5,
              "maxResponseBytes": 1000,
              "concurrency": 1,
              "requests": [
                { "name": "a", "path": "/a" },
                { "name": "b", "method": "POST", "path": "/b/{a[0].id}", "headers": { "X": "{{y}}" }, "body": { "id": "{a[0].id}" }, "entity": "x",
                  "keepHeaders": ["X-Total"], "volatile": ["c"], "timeoutSeconds": 1, "optional": true },
              ],
              "roundTrips": [{ "name": "r", "create": { "method": "PUT", "path": "/r", "body": 1 }, "path": "/r/{id}", "update": { "path": "/u/{id}" }, "headers": { "A": "b" } }],
            }
            """, "endpoints.json");

        Assert.Equal("Bearer ${TOKEN}", options.Headers["Authorization"]);
        Assert.Equal(["Location"], options.KeepHeaders);
        Assert.Equal("user", options.Ids["ownerRef"]);
        Assert.Null(options.Ids["externalId"]);
        Assert.Equal((2.5, 1000L, 1), (options.TimeoutSeconds, options.MaxResponseBytes, options.Concurrency));
        var request = options.Requests[1];
        Assert.Equal(("b", "POST", "/b/{a[0].id}", "x", 1.0, true), (request.Name, request.Method, request.Path, request.Entity, request.TimeoutSeconds, request.Optional));
        Assert.Equal(("PUT", "/r", "/u/{id}"), (options.RoundTrips[0].Create.Method, options.RoundTrips[0].Create.Path, options.RoundTrips[0].Update?.Path));
    }

    [Theory]
    [InlineData("null", "UK0650")]
    [InlineData("", "UK0650")]
    [InlineData("{ \"request\": [] }", "UK0650")]
    [InlineData("{ \"requests\": [{ \"name\": \"a\" }] }", "UK0650")]
    [InlineData("{ \"requests\": [{ \"name\": \"a\", \"path\": \"a\" }] }", "UK0650")]
    [InlineData("{ \"requests\": [{ \"name\": \"../a\", \"path\": \"/a\" }] }", "UK0650")]
    [InlineData("{ \"requests\": [{ \"name\": \"\", \"path\": \"/a\" }] }", "UK0650")]
    [InlineData("{ \"requests\": [{ \"name\": \"a\", \"path\": \"/a\" }, { \"name\": \"A\", \"path\": \"/a\" }] }", "UK0650")]
    [InlineData("{ \"requests\": [{ \"name\": \"a\", \"path\": \"/a\", \"method\": \"get\" }] }", "UK0650")]
    [InlineData("{ \"timeoutSeconds\": 0 }", "UK0650")]
    [InlineData("{ \"roundTrips\": [{ \"name\": \"r\", \"create\": {}, \"path\": \"/r/{id}\" }] }", "UK0650")]
    [InlineData("{ \"roundTrips\": [{ \"name\": \"r\", \"create\": { \"path\": \"/r\" }, \"path\": \"/r\" }] }", "UK0650")]
    [InlineData("{ \"requests\": [{ \"name\": \"a\", \"path\": \"/{b.id}\" }, { \"name\": \"b\", \"path\": \"/\" }] }", "UK0651")]
    [InlineData("{ \"requests\": [{ \"name\": \"a\", \"path\": \"/{a.id}\" }] }", "UK0651")]
    [InlineData("{ \"requests\": [{ \"name\": \"a\", \"path\": \"/{\" }] }", "UK0651")]
    [InlineData("{ \"requests\": [{ \"name\": \"a\", \"path\": \"/\", \"body\": [\"{x}\"] }] }", "UK0651")]
    public void A_slip_is_refused(string json, string code)
    {
        var told = Assert.Throws<DiagnosticException>(() => EndpointFile.Parse(json, "endpoints.json"));

        Assert.Equal(code, Assert.Single(told.Diagnostics).Code);
        Assert.StartsWith("endpoints.json", told.Diagnostics[0].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.Equal("UK0650", Assert.Throws<DiagnosticException>(() => EndpointFile.Read("/nowhere/endpoints.json")).Diagnostics.Single().Code);

    [Theory]
    [InlineData("properties", typeof(EndpointOptions), "$schema")]
    [InlineData("$defs/request/properties", typeof(EndpointRequest), null)]
    [InlineData("$defs/step/properties", typeof(RoundTripStep), null)]
    [InlineData("properties/roundTrips/items/properties", typeof(RoundTrip), null)]
    public void The_schema_for_editors_has_every_member(string place, Type type, string? more)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(SchemaPath()));
        var described = place.Split('/').Aggregate(schema.RootElement, (element, name) => element.GetProperty(name)).EnumerateObject().Select(member => member.Name);
        var known = type.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Concat(more is null ? [] : [more]);

        Assert.Equal(known.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    private static string SchemaPath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Vibes.UuidToolkit.sln")))
                return Path.Combine(folder.FullName, "schemas", "endpoints.schema.json");
        throw new InvalidOperationException("The repository's root is not above the tests.");
    }
}
