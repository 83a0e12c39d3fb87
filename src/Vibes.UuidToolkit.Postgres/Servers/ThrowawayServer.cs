using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>A running server that can host throwaway databases. Disposing it stops and removes what it started.</summary>
public abstract class ThrowawayServer : IAsyncDisposable
{
    private static readonly NpgsqlCommandBuilder Quoting = new();
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(1);
    private readonly NpgsqlConnectionStringBuilder address;

    private protected ThrowawayServer(NpgsqlConnectionStringBuilder address, ServerVersion version, bool isOwned)
    {
        this.address = address;
        Version = version;
        IsOwned = isOwned;
    }

    /// <summary>What server this is, for people: version, kind and place. Never a password.</summary>
    public abstract string Description { get; }

    /// <summary>The major version, as the server itself tells it.</summary>
    public int MajorVersion => Version.Major;

    /// <summary>
    /// True: the toolkit started it, roles may be created at will, and it vanishes. False: it is the user's server.
    /// </summary>
    public bool IsOwned { get; }

    private protected ServerVersion Version { get; }

    /// <summary>The connection string of a database on this server, without pooling, so that no idle session blocks a drop.</summary>
    /// <param name="database">The database's name, unquoted.</param>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(address.ConnectionString) { Database = database, Pooling = false }.ConnectionString;

    /// <summary>Creates a database in UTF-8; on an owned server with the C locale, so that results do not depend on the machine.</summary>
    /// <param name="name">The new database's name, unquoted. That it is unique is up to the caller.</param>
    /// <param name="template">The database to copy, which must have no other sessions; null for an empty one.</param>
    /// <param name="ct">Ends the attempt.</param>
    /// <returns>The new database's connection string.</returns>
    /// <exception cref="DiagnosticException">The server cannot be reached or refuses.</exception>
    public virtual async Task<string> CreateDatabaseAsync(string name, string? template = null, CancellationToken ct = default)
    {
        var locale = IsOwned ? " LC_COLLATE 'C' LC_CTYPE 'C'" : "";
        // A copy keeps its template's encoding and locale: other ones are refused by the server.
        var source = template is null ? $"TEMPLATE template0 ENCODING 'UTF8'{locale}" : $"TEMPLATE {Quoting.QuoteIdentifier(template)}";
        await ExecuteAsync(name, ct, $"CREATE DATABASE {Quoting.QuoteIdentifier(name)} {source}");
        return ConnectionString(name);
    }

    /// <summary>Ends the database's sessions and drops it; nothing happens when it does not exist.</summary>
    /// <param name="name">The database's name, unquoted.</param>
    /// <param name="ct">Ends the attempt.</param>
    /// <exception cref="DiagnosticException">The server cannot be reached or refuses; or the server is the user's and this object did not create the database.</exception>
    public virtual async Task DropDatabaseAsync(string name, CancellationToken ct = default)
    {
        var quoted = Quoting.QuoteIdentifier(name);
        if (MajorVersion >= 13)
            await ExecuteAsync(name, ct, $"DROP DATABASE IF EXISTS {quoted} WITH (FORCE)");
        else
            await ExecuteAsync(name, ct,
                $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name.Replace("'", "''", StringComparison.Ordinal)}'",
                $"DROP DATABASE IF EXISTS {quoted}");
    }

    /// <summary>Stops the server if it was started here, and removes what was created.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>Asks the server at <paramref name="address"/> for its version and refuses an unsupported one.</summary>
    private protected static async Task<ServerVersion> ReadVersionAsync(NpgsqlConnectionStringBuilder address, CancellationToken ct)
    {
        await using var connection = await Connections.OpenAsync(address.ConnectionString, ct);
        var version = ServerVersion.Of(connection);
        return ServerVersion.IsSupported(version.Major) ? version : throw new DiagnosticException(Descriptors.ServerVersionUnsupported.At(
            ConnectionStrings.Describe(address.ConnectionString),
            string.Create(CultureInfo.InvariantCulture, $"The server is PostgreSQL {version}; supported are {ServerVersion.Oldest} to {ServerVersion.Newest}.")));
    }

    // A server of our own that recovers from a crash will be there again; of the user's nobody knows.
    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        for (var clock = Stopwatch.StartNew(); ;)
            try
            {
                return await Connections.OpenAsync(address.ConnectionString, ct);
            }
            catch (DiagnosticException told) when (IsOwned && clock.Elapsed < Recovery && told.InnerException is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow })
            {
                await Task.Delay(100, ct);
            }
    }

    // From the database that the address names, since no one can be created or dropped from within itself.
    private async Task ExecuteAsync(string database, CancellationToken ct, params string[] commands)
    {
        await using var connection = await OpenAsync(ct);
        try
        {
            foreach (var text in commands)
            {
                await using var command = new NpgsqlCommand(text, connection);
                await command.ExecuteNonQueryAsync(ct);
            }
        }
        catch (PostgresException refusal) when (!ct.IsCancellationRequested)
        {
            throw new DiagnosticException(Descriptors.DatabaseNotCreated.At(
                database, $"{refusal.MessageText} (SQLSTATE {refusal.SqlState}). {refusal.Detail}".TrimEnd()), refusal);
        }
    }
}
