using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres;

/// <summary>Says in the user's words why a connection could not be opened.</summary>
public static class ConnectionFailures
{
    /// <summary>Maps an error of opening a connection to one diagnostic.</summary>
    /// <param name="failure">What Npgsql threw; a <see cref="DiagnosticException"/> is returned as it is.</param>
    /// <param name="connectionString">The connection it happened on; its password is never part of the message.</param>
    public static DiagnosticException Explain(Exception failure, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if (failure is DiagnosticException told)
            return told;

        var descriptor = DescriptorOf(failure);
        return new DiagnosticException(descriptor.At(ConnectionStrings.Describe(connectionString), Words(failure)), failure);
    }

    private static DiagnosticDescriptor DescriptorOf(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            Descriptors.AuthenticationFailed,
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => Descriptors.DatabaseMissing,
        PostgresException => Descriptors.ConnectionFailed,
        SocketException or TimeoutException => Descriptors.ServerUnreachable,
        AuthenticationException => Descriptors.ConnectionFailed,
        // Npgsql has no code of its own for a server that asks for a password when none was given.
        NpgsqlException { InnerException: null } when failure.Message.Contains("password", StringComparison.OrdinalIgnoreCase) =>
            Descriptors.AuthenticationFailed,
        NpgsqlException { InnerException: { } inner } => DescriptorOf(inner),
        AggregateException { InnerExceptions: [var first, ..] } => DescriptorOf(first),
        _ => Descriptors.ConnectionFailed,
    };

    // The innermost error has the server's or the system's own words; the outer ones repeat the address.
    private static string Words(Exception failure)
    {
        var innermost = failure is AggregateException { InnerExceptions: [var first, ..] } ? first : failure.GetBaseException();
        var words = innermost is PostgresException answer ? $"{answer.MessageText} (SQLSTATE {answer.SqlState})" : innermost.Message;
        return words.EndsWith('.') ? words : words + ".";
    }
}
