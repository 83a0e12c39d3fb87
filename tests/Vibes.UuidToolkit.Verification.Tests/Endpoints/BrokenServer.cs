using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vibes.UuidToolkit.Verification.Tests.Endpoints;

/// <summary>A server that speaks no HTTP of its own: it reads a request and writes exactly the bytes it is given.</summary>
internal sealed class BrokenServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private int _connections;

    public BrokenServer(Func<NetworkStream, CancellationToken, Task> answer)
    {
        _listener.Start();
        _ = AcceptAsync(answer);
    }

    public string BaseUrl => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public int Connections => _connections;

    public static BrokenServer Writing(byte[] bytes, bool keepOpen = false) => new(async (stream, stop) =>
    {
        await stream.WriteAsync(bytes, stop);
        if (keepOpen)
            await Task.Delay(Timeout.Infinite, stop);
    });

    public static byte[] Http(byte[] body, string headers = "Content-Type: application/json\r\n", int? length = null) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{headers}Content-Length: {length ?? body.Length}\r\n\r\n"), .. body];

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> answer)
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token), answer, _stop.Token);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client, Func<NetworkStream, CancellationToken, Task> answer, CancellationToken stop)
    {
        using (client)
        {
            Interlocked.Increment(ref _connections);
            try
            {
                await client.GetStream().ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false, stop);
                await answer(client.GetStream(), stop);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException)
            {
                // The client gave up first, or the test is over.
            }
        }
    }
}
