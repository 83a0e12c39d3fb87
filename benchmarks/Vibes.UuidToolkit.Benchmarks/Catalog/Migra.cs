using System.Diagnostics;
using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using Npgsql;

namespace Vibes.UuidToolkit.Benchmarks.Catalog;

/// <summary>The npm package <c>@pgkit/migra</c>: it compares a database with an empty one, which is to read its schema and to write it as text.</summary>
internal sealed class Migra : IDisposable
{
    public const string Version = "0.6.1";

    /// <summary>Answers each line of its input with the seconds of one reading: connect, read, write as text, disconnect.</summary>
    private const string ReadingProgram =
        """
        const { run } = require('@pgkit/migra');
        const { createClient } = require('@pgkit/client');
        require('readline').createInterface({ input: process.stdin }).on('line', async () => {
          const begun = process.hrtime.bigint();
          const client = createClient(process.argv[2]);
          const { sql } = await run('EMPTY', client, { withPrivileges: true });
          await client.end();
          console.log('seconds', Number(process.hrtime.bigint() - begun) / 1e9, sql.length);
        });
        """;

    private readonly string _folder;
    private readonly string _address;
    private readonly Process _warm;

    private Migra(string folder, string address) => (_folder, _address, _warm) = (folder, address, Start(folder, address));

    /// <summary>Installs it into a folder of its own; null, with a line that says why, where npm cannot.</summary>
    public static async Task<Migra?> InstallAsync(string connectionString, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("migra-").FullName;
        try
        {
            await Cli.Wrap("npm").WithArguments(["install", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel", "error", $"@pgkit/migra@{Version}"]).ExecuteBufferedAsync(cancellation);
            await File.WriteAllTextAsync(Path.Combine(folder, "read.js"), ReadingProgram, cancellation);
            return new(folder, Address(connectionString));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Report.Line($"@pgkit/migra {Version} is left out: {failure.Message.Split('\n')[0]}\n");
            Directory.Delete(folder, recursive: true);
            return null;
        }
    }

    /// <summary>The seconds of one more reading in a process that lives on, on a connection of its own.</summary>
    public async Task<double> ReadAsync(CancellationToken cancellation)
    {
        await _warm.StandardInput.WriteLineAsync("read".AsMemory(), cancellation);
        await _warm.StandardInput.FlushAsync(cancellation);
        while (await _warm.StandardOutput.ReadLineAsync(cancellation) is { } line)
            if (line.Split(' ') is ["seconds", var seconds, not "0"])
                return double.Parse(seconds, CultureInfo.InvariantCulture);
        throw new InvalidOperationException("@pgkit/migra ended before it had read the schema.");
    }

    /// <summary>The processor time of the process that lives on, in seconds.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _warm.Refresh();
            return _warm.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>The command as a user runs it, the start of Node.js included.</summary>
    public async Task RunCommandAsync(CancellationToken cancellation) =>
        await Cli.Wrap(Path.Combine(_folder, "node_modules", ".bin", "migra")).WithArguments(["EMPTY", _address, "--with-privileges", "true"]).ExecuteBufferedAsync(cancellation);

    private static Process Start(string folder, string address) =>
        Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "read.js"), address]) { RedirectStandardInput = true, RedirectStandardOutput = true })
        ?? throw new InvalidOperationException("node did not start.");

    private static string Address(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        // The host may be the folder of a socket.
        return $"postgresql:///{Uri.EscapeDataString(connection.Database!)}?host={Uri.EscapeDataString(connection.Host!)}&port={connection.Port}&user={Uri.EscapeDataString(connection.Username!)}&password={Uri.EscapeDataString(connection.Password ?? "")}";
    }

    public void Dispose()
    {
        _warm.Kill();
        _warm.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
