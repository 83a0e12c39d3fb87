using Npgsql;

namespace Vibes.UuidToolkit.Postgres;

/// <summary>Opens connections whose answers do not depend on how the server, the database or the role is configured.</summary>
public static class Connections
{
    // row_security off makes a query fail that a policy would silently cut short. Hashing rows is one wide expression a table: to compile it
    // takes longer than to run it, all the more where the tables were never analyzed and are taken for large.
    private const string PinnedSettings = """
        SET search_path = '';
        SET TimeZone = 'UTC';
        SET DateStyle = 'ISO, YMD';
        SET IntervalStyle = 'postgres';
        SET extra_float_digits = 1;
        SET bytea_output = 'hex';
        SET lc_monetary = 'C';
        SET xmloption = 'content';
        SET quote_all_identifiers = off;
        SET client_encoding = 'UTF8';
        SET row_security = off;
        SET client_min_messages = 'warning';
        SET jit = off;
        """;

    /// <summary>Opens a connection of its own (no pool) with pinned session settings.</summary>
    /// <param name="connectionString">Key-value string or URI.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="Diagnostics.DiagnosticException">The connection string is wrong, or the connection cannot be opened.</exception>
    public static Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken = default) =>
        OpenAsync(connectionString, PinnedSettings, cancellationToken);

    /// <summary>Opens a connection of its own (no pool) with the session settings that the server gives everybody: what a user's own script expects.</summary>
    /// <inheritdoc cref="OpenAsync(string, CancellationToken)"/>
    public static Task<NpgsqlConnection> OpenPlainAsync(string connectionString, CancellationToken cancellationToken = default) =>
        OpenAsync(connectionString, null, cancellationToken);

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, string? settings, CancellationToken cancellationToken)
    {
        var builder = ConnectionStrings.Parse(connectionString);
        builder.ApplicationName = "uuidkit";
        builder.Pooling = false;
        builder.Multiplexing = false;
        builder.Enlist = false;
        builder.IncludeErrorDetail = false;
        builder.CommandTimeout = 0;

        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (settings is not null)
            {
                await using var command = new NpgsqlCommand(settings, connection);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            return connection;
        }
        catch (Exception failure)
        {
            await connection.DisposeAsync();
            if (failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
                throw;
            throw ConnectionFailures.Explain(failure, connectionString);
        }
    }
}
