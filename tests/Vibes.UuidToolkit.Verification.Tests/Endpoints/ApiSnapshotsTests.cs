using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Endpoints;
using Vibes.UuidToolkit.Verification.Snapshots;
using Vibes.UuidToolkit.Verification.Tests.OpenApi;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Endpoints;

public sealed class ApiSnapshotsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_contract_and_probes_of_a_migrated_API_pass()
    {
        var (before, after) = (await TakeAsync(false, JournalDocument.Before, probe: false), await TakeAsync(true, JournalDocument.After, probe: true));

        Assert.Equal(["UK0683"], before.Diagnostics.Where(diagnostic => diagnostic.Kind > DiagnosticKind.Note).Select(diagnostic => diagnostic.Code));
        Assert.Equal(["UK0683"], after.Diagnostics.Where(diagnostic => diagnostic.Kind > DiagnosticKind.Note).Select(diagnostic => diagnostic.Code));
        Assert.Contains("openapi", before.Snapshots.Select(snapshot => snapshot.Name));
        // The file's request stands for the derived one of its name.
        Assert.Contains("GET /journals\n", Text(before, "endpoints/get-journals"), StringComparison.Ordinal);
        Assert.Empty(ApiSnapshots.Compare(before.Snapshots, after.Snapshots, migrated: true));
    }

    [Fact]
    public async Task A_contract_that_stayed_is_found()
    {
        var (before, after) = (await TakeAsync(false, JournalDocument.Before, probe: false), await TakeAsync(true, JournalDocument.Before, probe: false));

        Assert.All(ApiSnapshots.Compare(before.Snapshots, after.Snapshots, migrated: true), finding => Assert.Equal("UK0681", finding.Code));
        Assert.Equal("UK0666", Assert.Single(ApiSnapshots.Compare(before.Snapshots, Without(after, "openapi"), migrated: true)).Code);
    }

    [Theory]
    [InlineData("endpoints/get-me", "UK0666")]
    [InlineData("endpoint-ids", "UK0664")]
    public async Task A_text_too_few_is_told(string name, string code)
    {
        var api = await TakeAsync(false, JournalDocument.Before, probe: false);

        try
        {
            Assert.Equal(code, Assert.Single(ApiSnapshots.Compare(api.Snapshots, Without(api, name), migrated: false)).Code);
        }
        catch (DiagnosticException told)
        {
            Assert.Equal(code, Assert.Single(told.Diagnostics).Code);
        }
    }

    [Theory]
    [InlineData("endpoints/get-me", "# uuidkit endpoint 2\n")]
    [InlineData("endpoints/get-me", "")]
    [InlineData("endpoint-ids", "# uuidkit endpoint-ids 2\n")]
    [InlineData("endpoint-ids", "# uuidkit endpoint-ids 1\nuser_1 five\n")]
    [InlineData("openapi", "# uuidkit openapi 1\n{")]
    [InlineData("openapi", "{}")]
    public async Task A_text_of_another_version_is_refused(string name, string text)
    {
        var api = await TakeAsync(false, JournalDocument.Before, probe: false);

        var told = Assert.Throws<DiagnosticException>(() => ApiSnapshots.Compare(api.Snapshots, [.. Without(api, name), new(name, text)], migrated: false));

        Assert.Equal(("UK0664", name, 2), (told.Diagnostics.Single().Code, told.Diagnostics.Single().Subject, told.ExitCode));
    }

    [Fact]
    public void Volatile_values_do_not_differ_from_the_approved_text()
    {
        const string Approved = "# uuidkit endpoint 1\nGET /\nstatus 200\n\n{\n  \"at\": {volatile},\n  \"n\": 1,\n  \"x\": 5\n}\n";
        var (same, other) = (Approved.Replace("{volatile}", "\"10:00\"", StringComparison.Ordinal), Approved.Replace("\"n\": 1", "\"n\": 2", StringComparison.Ordinal));

        Assert.Equal(Approved, Against(same));
        Assert.Equal(Approved, Against(Approved.Replace("\"x\": 5", "\"x\": {volatile}", StringComparison.Ordinal)));
        Assert.Equal(other, Against(other));

        static string Against(string received) => new ApiSnapshots([new("endpoints/a", received)], []).Against([new("schema", ""), new("endpoints/a", Approved)]).Single().Text;
    }

    [Fact]
    public async Task Nothing_to_ask_is_told() =>
        Assert.Equal("UK0650", (await Assert.ThrowsAsync<DiagnosticException>(() => ApiSnapshots.TakeAsync(new(new("http://127.0.0.1:1"), new()), null, Cancellation))).Diagnostics.Single().Code);

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_refused_unless_any_will_do()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        await using var application = builder.Build();
        application.Run(context => context.Response.WriteAsync("hello"));
        await application.StartAsync(Cancellation);
        var source = new ApiSource(Recordings.Server(application.Urls.Single()), new() { Requests = [new("a", "/")] });

        var told = await Assert.ThrowsAsync<DiagnosticException>(() => ApiSnapshots.TakeAsync(source, null, Cancellation));
        var trusting = await ApiSnapshots.TakeAsync(source with { Server = source.Server with { AllowsAnyCertificate = true } }, null, Cancellation);

        Assert.Equal("UK0656", Assert.Single(told.Diagnostics).Code);
        Assert.Contains("status 200", Text(trusting, "endpoints/a"), StringComparison.Ordinal);
    }

    private static string Text(ApiSnapshots api, string name) => api.Snapshots.Single(snapshot => snapshot.Name == name).Text;

    private static IEnumerable<Snapshot> Without(ApiSnapshots api, string name) => api.Snapshots.Where(snapshot => snapshot.Name != name);

    private static async Task<ApiSnapshots> TakeAsync(bool isMigrated, string document, bool probe)
    {
        await using var api = await JournalApi.StartAsync(isMigrated, answer => answer.Path == "/openapi.json" ? new(answer.Path, 200, document) : answer);
        return await ApiSnapshots.TakeAsync(
            new(Recordings.Server(api.BaseUrl), EndpointFile.Parse(Recordings.Endpoints, "endpoints.json")) { OpenApi = $"{api.BaseUrl}/openapi.json", Probe = probe }, null, Cancellation);
    }
}
