using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vibes.Api.Security;
using Xunit;

namespace Vibes.Api.Tests;

/// <summary>The application on a copy of the sample database, for the tests of one class.</summary>
public sealed class VibesApplication(SampleDatabase database) : WebApplicationFactory<Program>, IAsyncLifetime
{
    private string? _connection;

    public async ValueTask InitializeAsync() => _connection = await database.CopyAsync();

    /// <summary>A client without a token.</summary>
    public HttpClient Anonymous()
    {
        Assert.SkipWhen(_connection is null, "VIBES_CONNECTION names no database.");
        return CreateClient();
    }

    /// <summary>The web front end, which may ask for tokens.</summary>
    public HttpClient FrontEnd()
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Add(ClientSecretFilter.Header, "front-end-of-development");
        return client;
    }

    /// <summary>A client that a user has signed in with.</summary>
    public HttpClient As(int userId)
    {
        var client = Anonymous();
        var token = Services.GetRequiredService<TokenService>().Issue(userId);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_connection is not null) await database.DropAsync(_connection);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.UseSetting("ConnectionStrings:Vibes", _connection);
    }
}
