using System.Diagnostics;
using Npgsql;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>A server of our own on Unix, reachable only through a socket in a folder that is closed to others.</summary>
internal sealed class LocalServer : ThrowawayServer
{
    private readonly Supervisor supervisor;
    private readonly ServerBinaries binaries;
    private bool disposed;

    private LocalServer(NpgsqlConnectionStringBuilder address, ServerVersion version, ServerBinaries binaries, Supervisor supervisor)
        : base(address, version, isOwned: true) => (this.binaries, this.supervisor) = (binaries, supervisor);

    public override string Description => $"PostgreSQL {Version}, {binaries.Kind} {binaries.Folder}";

    public static async Task<LocalServer> StartAsync(ServerBinaries binaries, ServerOptions options, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var account = await ServerAccount.ChooseAsync(ct);
        await Supervisor.SweepAsync(account, options.Progress, ct);

        options.Progress?.Report($"Starting PostgreSQL {binaries.Version} from {binaries.Folder}.");
        var folder = ServerFolder.NewPath(forOtherAccount: account is not null);
        var supervisor = await Supervisor.StartAsync(binaries, account, folder, Settings(options, folder), ct);
        try
        {
            var address = new NpgsqlConnectionStringBuilder { Host = folder, Username = "postgres", Database = "postgres" };
            var server = new LocalServer(address, await ReadVersionAsync(address, ct), binaries, supervisor);
            options.Progress?.Report($"{server.Description}, started in {clock.Elapsed.TotalSeconds:0.0} s.");
            return server;
        }
        catch
        {
            await supervisor.DisposeAsync();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        await supervisor.DisposeAsync();
    }

    // Where it listens is not the user's to change: without a TCP port two runs cannot collide.
    private static string Settings(ServerOptions options, string folder) => ServerSettings.Render(
    [
        .. ServerSettings.With(options.Settings),
        new("listen_addresses", ""),
        new("port", "5432"),
        new("unix_socket_directories", folder),
    ]);
}
