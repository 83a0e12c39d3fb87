using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>The user's own server: it is never stopped, and only what was created here is dropped.</summary>
internal sealed class GivenServer : ThrowawayServer
{
    private readonly ConcurrentDictionary<string, bool> created = new(StringComparer.Ordinal);
    private readonly string description;

    private GivenServer(NpgsqlConnectionStringBuilder address, ServerVersion version) : base(address, version, isOwned: false) =>
        description = $"PostgreSQL {version}, given server {ConnectionStrings.Describe(address.ConnectionString)}";

    public override string Description => description;

    public static async Task<GivenServer> ConnectAsync(string connectionString, ServerOptions options, CancellationToken ct)
    {
        var address = ConnectionStrings.Parse(connectionString);
        var version = await ReadVersionAsync(address, ct);
        if (options.MajorVersion is { } wanted && wanted != version.Major)
            throw new DiagnosticException(Descriptors.ServerVersionDiffers.At(ConnectionStrings.Describe(connectionString),
                string.Create(CultureInfo.InvariantCulture, $"The server is PostgreSQL {version}, wanted is {wanted}.")));
        if (options.Settings.Count > 0)
            options.Progress?.Report("The settings for throwaway servers do not apply to a given server.");
        return new GivenServer(address, version);
    }

    public override async Task<string> CreateDatabaseAsync(string name, string? template = null, CancellationToken ct = default)
    {
        var connectionString = await base.CreateDatabaseAsync(name, template, ct);
        created[name] = true;
        return connectionString;
    }

    public override async Task DropDatabaseAsync(string name, CancellationToken ct = default)
    {
        if (!created.ContainsKey(name))
            throw new DiagnosticException(Descriptors.ForeignDatabase.At(name, "It is on a given server and was not created by this run."));
        await base.DropDatabaseAsync(name, ct);
        created.TryRemove(name, out _);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var name in created.Keys)
            await DropDatabaseAsync(name);
    }
}
