using System.Net;
using System.Net.Sockets;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests;

public sealed class ConnectionFailuresTests
{
    private const string Address = "Host=db;Database=app;Username=me;Password=s3cret";

    public static TheoryData<Exception, string> Failures => new()
    {
        { Answer("28P01"), "UK0104" },
        { Answer("28000"), "UK0104" },
        { Answer("3D000"), "UK0105" },
        { Answer("53300"), "UK0106" },
        { new NpgsqlException("No password has been provided but the backend requires one"), "UK0104" },
        { new NpgsqlException("Failed to connect", new SocketException((int)SocketError.ConnectionRefused)), "UK0103" },
        { new NpgsqlException("Timed out", new TimeoutException("The operation has timed out")), "UK0103" },
        { new SocketException((int)SocketError.HostNotFound), "UK0103" },
        { new NpgsqlException("No suitable host", new AggregateException(new NpgsqlException("x", new SocketException()))), "UK0103" },
        { new InvalidOperationException("something else"), "UK0106" },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void Each_failure_has_its_message(Exception failure, string code)
    {
        var told = ConnectionFailures.Explain(failure, Address);
        var diagnostic = Assert.Single(told.Diagnostics);
        Assert.Equal(code, diagnostic.Code);
        Assert.Equal("db/app as me", diagnostic.Subject);
        Assert.DoesNotContain("s3cret", told.Message, StringComparison.Ordinal);
        Assert.Same(failure, told.InnerException);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_told()
    {
        // Taken, so that nobody else begins to listen there.
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => Connections.OpenAsync(
            $"postgres://me:s3cret@{taken.LocalEndPoint}/app", TestContext.Current.CancellationToken));
        Assert.Equal(Descriptors.ServerUnreachable, Assert.Single(failure.Diagnostics).Descriptor);
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
    }

    private static PostgresException Answer(string state) => new("refused", "FATAL", "FATAL", state);
}
