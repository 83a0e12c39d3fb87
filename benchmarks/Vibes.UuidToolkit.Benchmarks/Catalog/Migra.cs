using CliWrap;
using CliWrap.Buffered;
using Npgsql;

namespace Vibes.UuidToolkit.Benchmarks.Catalog;

/// <summary>The npm package <c>@pgkit/migra</c>: it compares a database with an empty one, which is to read its schema and to write it as text.</summary>
internal sealed class Migra(string folder) : IDisposable
{
    public const string Version = "0.6.1";

    /// <summary>Installs it into a folder of its own; null, with a line that says why, where npm cannot.</summary>
    public static async Task<Migra?> InstallAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("migra-").FullName;
        try
        {
            await Cli.Wrap("npm").WithArguments(["install", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel", "error", $"@pgkit/migra@{Version}"]).ExecuteBufferedAsync(cancellation);
            return new(folder);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Report.Line($"@pgkit/migra {Version} is left out: {failure.Message.Split('\n')[0]}\n");
            Directory.Delete(folder, recursive: true);
            return null;
        }
    }

    /// <summary>Reads a schema and writes it as text.</summary>
    public async Task ReadAsync(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        // The host may be the folder of a socket.
        var address = $"postgresql:///{Uri.EscapeDataString(connection.Database!)}?host={Uri.EscapeDataString(connection.Host!)}&port={connection.Port}&user={Uri.EscapeDataString(connection.Username!)}&password={Uri.EscapeDataString(connection.Password ?? "")}";
        await Cli.Wrap(Path.Combine(folder, "node_modules", ".bin", "migra")).WithArguments(["EMPTY", address, "--with-privileges", "true"]).ExecuteBufferedAsync(cancellation);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
