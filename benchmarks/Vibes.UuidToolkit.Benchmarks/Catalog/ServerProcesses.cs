using System.Globalization;
using Vibes.UuidToolkit.Postgres;

namespace Vibes.UuidToolkit.Benchmarks.Catalog;

/// <summary>A server's processor time, as Linux accounts it to the process that starts all others.</summary>
internal sealed class ServerProcesses
{
    private const double TicksPerSecond = 100;
    private readonly string _statistics;

    private ServerProcesses(string statistics) => _statistics = statistics;

    /// <summary>Finds the server's first process; null where this is not Linux, or where it runs in a container.</summary>
    public static async Task<ServerProcesses?> FindAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = await Connections.OpenAsync(connectionString, cancellation);
        var first = await BenchmarkServer.ScalarAsync<string>(connection, "SELECT pg_catalog.split_part(pg_catalog.pg_read_file('postmaster.pid'), E'\\n', 1)", cancellation);
        var name = $"/proc/{first}/comm";
        return File.Exists(name) && (await File.ReadAllTextAsync(name, cancellation)).Trim() == "postgres" ? new($"/proc/{first}/stat") : null;
    }

    /// <summary>The seconds of all connections that have ended.</summary>
    public async Task<double> SecondsAsync(CancellationToken cancellation)
    {
        // A client is gone before its process of the server is.
        await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
        // After the name, which stands in parentheses, fields 13 and 14 are the ended children's time in user and in kernel mode.
        var fields = (await File.ReadAllTextAsync(_statistics, cancellation)).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields[13..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
