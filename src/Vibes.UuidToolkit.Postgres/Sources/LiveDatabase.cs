using Npgsql;
using Vibes.UuidToolkit.Postgres.Tools;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>A database on a running server. It is only read, in one snapshot.</summary>
/// <param name="ConnectionString">Npgsql's connection string.</param>
public sealed record LiveDatabase(string ConnectionString) : DatabaseSource
{
    /// <inheritdoc/>
    public override string Name
    {
        get
        {
            var connection = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"{connection.Database ?? connection.Username} on {connection.Host}";
        }
    }

    /// <summary>The name; the connection string can hold a password.</summary>
    public override string ToString() => Name;

    private protected override async Task<LoadReport> LoadAsync(
        NpgsqlConnection target, LoadOptions? options, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var tools = await ClientTools.FindAsync(await MajorVersionAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        return await PipedScript.LoadAsync(
            target, Name, (output, stop) => tools.DumpAsync(ConnectionString, output, options: null, stop), options, progress, cancellation).ConfigureAwait(false);
    }

    private async Task<int> MajorVersionAsync(CancellationToken cancellation)
    {
        var connection = await Connections.OpenAsync(ConnectionString, cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            return connection.PostgreSqlVersion.Major;
    }
}
