using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using DotNet.Testcontainers.Images;
using Npgsql;
using Testcontainers.PostgreSql;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>A server of our own in a Docker container. Testcontainers' reaper removes it when this process is killed.</summary>
internal sealed class ContainerServer : ThrowawayServer
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private readonly PostgreSqlContainer container;
    private readonly StopOnExit stopOnExit;

    private ContainerServer(NpgsqlConnectionStringBuilder address, ServerVersion version, PostgreSqlContainer container)
        : base(address, version, isOwned: true)
    {
        this.container = container;
        stopOnExit = new StopOnExit(() => container.DisposeAsync().AsTask().GetAwaiter().GetResult());
    }

    public override string Description => $"PostgreSQL {Version}, container of image {container.Image.FullName}";

    /// <summary>The official image of a major version.</summary>
    public static string Image(int major) => string.Create(CultureInfo.InvariantCulture, $"postgres:{major}");

    public static async Task<ContainerServer> StartAsync(string image, ServerOptions options, CancellationToken ct)
    {
        var container = new PostgreSqlBuilder(image)
            .WithUsername("postgres")
            .WithPassword(RandomNumberGenerator.GetHexString(32))
            .WithEnvironment("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=C")
            .WithCommand([.. ServerSettings.With(options.Settings).SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" })])
            .WithImagePullPolicy(options.AllowDownload ? PullPolicy.Missing : PullPolicy.Never)
            .Build();
        try
        {
            options.Progress?.Report($"Starting a container of image {image}.");
            await container.StartAsync(ct);
            var address = new NpgsqlConnectionStringBuilder(container.GetConnectionString());
            return new ContainerServer(address, await ReadVersionWhenReadyAsync(address, ct), container);
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// pg_isready asks within the container: the forwarded port may refuse or cut off a connection for a moment longer, and an
    /// image's first server, which sets the database up, may have answered in place of the second.
    /// </summary>
    private static async Task<ServerVersion> ReadVersionWhenReadyAsync(NpgsqlConnectionStringBuilder address, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await ReadVersionAsync(address, ct);
            }
            catch (DiagnosticException starting) when (waited.Elapsed < StartTimeout
                && (starting.Diagnostics[0].Descriptor == Descriptors.ConnectionFailed || starting.Diagnostics[0].Descriptor == Descriptors.ServerUnreachable))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
            }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        stopOnExit.Dispose();
        await container.DisposeAsync();
    }
}
