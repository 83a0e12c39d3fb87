using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>
/// A server of our own on Windows: on the loopback address with a random password. What a killed run leaves is swept by the next.
/// </summary>
internal sealed class WindowsServer : ThrowawayServer
{
    private const int AttemptsForPort = 3;

    private readonly ServerBinaries binaries;
    private readonly string folder;
    private readonly FileStream folderLock;
    private readonly StopOnExit stopOnExit;
    private bool disposed;

    private WindowsServer(
        NpgsqlConnectionStringBuilder address, ServerVersion version, ServerBinaries binaries, string folder, FileStream folderLock)
        : base(address, version, isOwned: true)
    {
        this.binaries = binaries;
        this.folder = folder;
        this.folderLock = folderLock;
        stopOnExit = new StopOnExit(() => RunAsync(binaries, folder, "pg_ctl", StopArguments(folder), CancellationToken.None).GetAwaiter().GetResult());
    }

    public override string Description => $"PostgreSQL {Version}, {binaries.Kind} {binaries.Folder}";

    public static async Task<WindowsServer> StartAsync(ServerBinaries binaries, ServerOptions options, CancellationToken ct)
    {
        foreach (var left in ServerFolder.Abandoned(forOtherAccount: false))
        {
            await RemoveAsync(binaries, left, ct);
            options.Progress?.Report($"Removed {left}, left by a run that was killed.");
        }

        options.Progress?.Report($"Starting PostgreSQL {binaries.Version} from {binaries.Folder}.");
        var folder = ServerFolder.NewPath(forOtherAccount: false);
        Directory.CreateDirectory(folder);
        var folderLock = ServerFolder.Lock(folder);
        try
        {
            var address = await StartServerAsync(binaries, options, folder, ct);
            return new WindowsServer(address, await ReadVersionAsync(address, ct), binaries, folder, folderLock);
        }
        catch
        {
            await folderLock.DisposeAsync();
            await RemoveAsync(binaries, folder, CancellationToken.None);
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        stopOnExit.Dispose();
        await folderLock.DisposeAsync();
        await RemoveAsync(binaries, folder, CancellationToken.None);
    }

    private static async Task<NpgsqlConnectionStringBuilder> StartServerAsync(
        ServerBinaries binaries, ServerOptions options, string folder, CancellationToken ct)
    {
        var data = Path.Combine(folder, "data");
        var log = Path.Combine(folder, "log");
        var password = RandomNumberGenerator.GetHexString(32);
        var passwordFile = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(passwordFile, password, ct);
        if (await RunAsync(binaries, folder, "initdb",
            ["-D", data, "-U", "postgres", "-A", "scram-sha-256", $"--pwfile={passwordFile}", "-E", "UTF8", "--locale=C", "-N"], ct) is not 0 and var code)
            throw DidNotStart(folder, $"initdb ended with {code.ToString(CultureInfo.InvariantCulture)}.");
        File.Delete(passwordFile);

        // Between finding a free port and listening on it, another program may take it.
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            await File.AppendAllTextAsync(Path.Combine(data, "postgresql.conf"), ServerSettings.Render(
            [
                .. ServerSettings.With(options.Settings),
                new("listen_addresses", "127.0.0.1"),
                new("port", port.ToString(CultureInfo.InvariantCulture)),
            ]), ct);
            if (await RunAsync(binaries, folder, "pg_ctl", ["start", "-D", data, "-w", "-t", "60", "-s", "-l", log], ct) == 0)
                return new NpgsqlConnectionStringBuilder
                {
                    Host = "127.0.0.1",
                    Port = port,
                    Username = "postgres",
                    Password = password,
                    Database = "postgres",
                };
            if (attempt == AttemptsForPort)
                throw DidNotStart(folder, File.Exists(log) ? string.Join(Environment.NewLine, (await File.ReadAllLinesAsync(log, ct)).TakeLast(30)) : "It left no log.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The server inherits pg_ctl's handles on Windows: a redirected output would never end.
    private static async Task<int> RunAsync(
        ServerBinaries binaries, string folder, string program, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(binaries.Program(program), arguments) { UseShellExecute = false, CreateNoWindow = true, WorkingDirectory = folder };
        ServerAccount.Neutralize(start.Environment);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    private static string[] StopArguments(string folder) => ["stop", "-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "-t", "30", "-s"];

    private static async Task RemoveAsync(ServerBinaries binaries, string folder, CancellationToken ct)
    {
        if (File.Exists(Path.Combine(folder, "data", "postmaster.pid")))
            await RunAsync(binaries, Path.GetTempPath(), "pg_ctl", StopArguments(folder), ct);
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.ServerNotRemoved.At(folder, failure.Message), failure);
        }
    }

    private static DiagnosticException DidNotStart(string folder, string message) => new(Descriptors.ServerDidNotStart.At(folder, message));
}
