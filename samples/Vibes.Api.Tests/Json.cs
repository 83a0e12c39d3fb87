using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xunit;

namespace Vibes.Api.Tests;

/// <summary>Requests and answers as JSON, with enums by name.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static async Task<T> GetAsync<T>(this HttpClient client, string url) =>
        await ReadAsync<T>(await client.GetAsync(url, TestContext.Current.CancellationToken));

    public static async Task<T> ReadAsync<T>(this HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {text}");
        return JsonSerializer.Deserialize<T>(text, Options)!;
    }

    public static async Task<HttpStatusCode> StatusAsync(this HttpClient client, string url) =>
        (await client.GetAsync(url, TestContext.Current.CancellationToken)).StatusCode;

    public static Task<HttpResponseMessage> PostAsync<T>(this HttpClient client, string url, T body) =>
        client.PostAsync(url, JsonContent.Create(body, options: Options), TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> PutAsync<T>(this HttpClient client, string url, T body) =>
        client.PutAsync(url, JsonContent.Create(body, options: Options), TestContext.Current.CancellationToken);

    public static async Task<HttpStatusCode> RemoveAsync(this HttpClient client, string url) =>
        (await client.DeleteAsync(url, TestContext.Current.CancellationToken)).StatusCode;
}
