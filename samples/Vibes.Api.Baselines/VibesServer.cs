using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Vibes.Api.Baselines;

/// <summary>The application on a database, listening on a port as in production.</summary>
public sealed class VibesServer : WebApplicationFactory<Program>
{
    private readonly string _connection;

    public VibesServer(string connection)
    {
        _connection = connection;
        UseKestrel(0);
    }

    /// <summary>Starts to listen.</summary>
    /// <returns>The address.</returns>
    public string Start()
    {
        StartServer();
        return Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.UseSetting("ConnectionStrings:Vibes", _connection);
    }
}
