using System.Net;
using System.Net.Sockets;
using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Endpoints;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Endpoints;

/// <summary>Servers that do not answer as they should: one clear message each, and the right exit code.</summary>
public sealed class BadInputTests
{
    private static readonly Dictionary<string, (string Code, Func<BrokenServer> Server)> Cases = new()
    {
        ["hangs before it answers"] = ("UK0657", () => new(async (_, stop) => await Task.Delay(Timeout.Infinite, stop))),
        ["hangs in the middle of a body"] = ("UK0657", () => BrokenServer.Writing(BrokenServer.Http("[1,"u8.ToArray(), length: 100), keepOpen: true)),
        ["answers half"] = ("UK0658", () => BrokenServer.Writing(BrokenServer.Http("[1,"u8.ToArray(), length: 100))),
        ["answers half in chunks"] = ("UK0658", () => BrokenServer.Writing("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[1,2,\r\n"u8.ToArray())),
        ["closes at once"] = ("UK0658", () => BrokenServer.Writing([])),
        ["speaks no HTTP"] = ("UK0658", () => BrokenServer.Writing("SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray())),
        ["announces 100 MB"] = ("UK0659", () => Large(chunked: false)),
        ["sends 100 MB in chunks"] = ("UK0659", () => Large(chunked: true)),
        ["sends what is no JSON"] = ("UK0660", () => BrokenServer.Writing(BrokenServer.Http("<html>"u8.ToArray()))),
        ["sends JSON and more"] = ("UK0660", () => BrokenServer.Writing(BrokenServer.Http("[1] [2]"u8.ToArray()))),
        ["sends what is no UTF-8"] = ("UK0660", () => BrokenServer.Writing(BrokenServer.Http([.. "[\"a"u8, 0xff, .. "\"]"u8]))),
        ["sends half a surrogate pair"] = ("UK0660", () => BrokenServer.Writing(BrokenServer.Http("""["\ud83d"]"""u8.ToArray()))),
        ["names half a surrogate pair"] = ("UK0660", () => BrokenServer.Writing(BrokenServer.Http("""{"\ud83d":1}"""u8.ToArray()))),
        ["sends an encoding that nobody knows"] = ("UK0660", () => BrokenServer.Writing(BrokenServer.Http("[]"u8.ToArray(), "Content-Type: application/json; charset=klingon\r\n"))),
        ["nests without end"] = ("UK0660", () => BrokenServer.Writing(BrokenServer.Http(Encoding.ASCII.GetBytes(new string('[', 100_000))))),
        ["sends what is not compressed as compressed"] = ("UK0658", () => BrokenServer.Writing(BrokenServer.Http("[]"u8.ToArray(), "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"))),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_server_that(string name)
    {
        var (code, open) = Cases[name];
        using var server = open();

        // A busy machine must not turn another fault into this one.
        var seconds = code == "UK0657" ? 1 : 60;
        var told = await FailAsync(server.BaseUrl, $$"""{ "timeoutSeconds": {{seconds}}, "requests": [{ "name": "a", "path": "/" }] }""");

        Assert.Equal(code, Assert.Single(told.Diagnostics).Code);
        Assert.Equal(4, told.ExitCode);
    }

    [Theory]
    [InlineData("POST", "null")]
    [InlineData("POST", "{}")]
    [InlineData("DELETE", "null")]
    [InlineData("PATCH", "[]")]
    public async Task What_may_change_something_is_not_sent_again(string method, string body)
    {
        using var server = BrokenServer.Writing([]);

        var told = await FailAsync(server.BaseUrl, $$"""{ "requests": [{ "name": "a", "method": "{{method}}", "path": "/", "body": {{body}} }] }""");

        Assert.Equal("UK0658", Assert.Single(told.Diagnostics).Code);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task An_unreachable_server_is_told_once_for_all_requests()
    {
        using var nobody = Unheard();
        var told = await FailAsync(Address(nobody), """{ "requests": [{ "name": "a", "path": "/a" }, { "name": "b", "path": "/b" }, { "name": "c", "path": "/c/{a.id}" }] }""");

        Assert.Equal("UK0655", Assert.Single(told.Diagnostics).Code);
        Assert.Equal(2, told.ExitCode);
    }

    [Fact]
    public async Task Every_request_without_an_answer_is_told_once_and_those_that_wait_for_it_are_not()
    {
        using var server = BrokenServer.Writing([]);

        var told = await FailAsync(server.BaseUrl, """{ "requests": [{ "name": "a", "path": "/a" }, { "name": "b", "path": "/b/{a.id}" }, { "name": "c", "path": "/c" }] }""");

        Assert.Equal(["a (GET /a)", "c (GET /c)"], told.Diagnostics.Select(diagnostic => diagnostic.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_connection_is_tried_again()
    {
        using var late = Unheard();
        var record = RecordAsync(Address(late), """{ "requests": [{ "name": "a", "path": "/" }] }""", TimeSpan.FromSeconds(1));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        late.Listen();
        for (var i = 0; i < 2; i++)
        {
            await using var client = new NetworkStream(await late.AcceptAsync(TestContext.Current.CancellationToken), ownsSocket: true);
            await client.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false, TestContext.Current.CancellationToken);
            await client.WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        Assert.Contains("status 204", (await record).Texts["endpoints/a"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:5000")]
    [InlineData("ftp://localhost")]
    [InlineData("")]
    [InlineData("/api")]
    [InlineData("http://user:geheim@localhost")]
    [InlineData("http://localhost?key=geheim")]
    public void An_address_that_is_none_is_refused_and_not_repeated(string address)
    {
        var told = Assert.Throws<DiagnosticException>(() => new EndpointRun(new(), new(address)));

        Assert.Equal("UK0653", Assert.Single(told.Diagnostics).Code);
        Assert.DoesNotContain("geheim", told.Message, StringComparison.Ordinal);
    }

    private static BrokenServer Large(bool chunked) => new(async (stream, stop) =>
    {
        var block = new byte[1 << 20];
        Array.Fill(block, (byte)' ');
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{(chunked ? "Transfer-Encoding: chunked" : "Content-Length: 104857600")}\r\n\r\n"), stop);
        for (var i = 0; i < 100; i++)
        {
            if (chunked)
                await stream.WriteAsync("100000\r\n"u8.ToArray(), stop);
            await stream.WriteAsync(block, stop);
            if (chunked)
                await stream.WriteAsync("\r\n"u8.ToArray(), stop);
        }
    });

    /// <summary>A port on which nobody listens, and which nobody else can take meanwhile.</summary>
    private static Socket Unheard()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static string Address(Socket socket) => $"http://{socket.LocalEndPoint}";

    private static Task<DiagnosticException> FailAsync(string baseUrl, string endpoints) =>
        Assert.ThrowsAsync<DiagnosticException>(() => RecordAsync(baseUrl, endpoints));

    private static async Task<EndpointSnapshot> RecordAsync(string baseUrl, string endpoints, TimeSpan? connectDelay = null)
    {
        using var run = new EndpointRun(EndpointFile.Parse(endpoints, "endpoints.json"), Recordings.Server(baseUrl) with { ConnectDelay = connectDelay ?? TimeSpan.FromMilliseconds(1) });
        return await run.RecordAsync(null, TestContext.Current.CancellationToken);
    }
}
