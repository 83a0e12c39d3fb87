using System.Buffers;
using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>
/// Sends requests as they are: redirects are answers, cookies are not kept, and a request that may change something is sent
/// again only if it never left because there was no connection.
/// </summary>
internal sealed class EndpointClient : IDisposable
{
    private const int Attempts = 3;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker _client;
    private readonly ResiliencePipeline<HttpResponseMessage> _connecting;
    private readonly SecretMask _secrets;
    private readonly long _maxResponseBytes;

    /// <summary>A client of a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="maxResponseBytes">How large an answer may be once it is decompressed.</param>
    /// <param name="secrets">What messages must not hold.</param>
    /// <exception cref="DiagnosticException">The server's address is none.</exception>
    public EndpointClient(EndpointServer server, long maxResponseBytes, SecretMask secrets)
    {
        (BaseUrl, _maxResponseBytes, _secrets) = (Checked(server.BaseUrl), maxResponseBytes, secrets);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = ConnectTimeout,
        };
        if (server.AllowsAnyCertificate)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        _client = new(handler);
        _connecting = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>(IsUnreachable),
                MaxRetryAttempts = Attempts - 1,
                Delay = server.ConnectDelay,
                BackoffType = DelayBackoffType.Exponential,
            })
            .Build();
    }

    /// <summary>The server's address, without a slash at its end.</summary>
    public string BaseUrl { get; }

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <exception cref="DiagnosticException">There is no answer that could be read.</exception>
    public async Task<Answer> SendAsync(PreparedRequest request, CancellationToken cancellation)
    {
        var subject = _secrets.Of($"{request.Name} ({request.Method} {request.Path})");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(request.Timeout);
        try
        {
            using var response = await _connecting.ExecuteAsync(
                async token =>
                {
                    using var message = Message(request);
                    return await _client.SendAsync(message, token);
                }, deadline.Token);
            var body = await ReadAsync(response.Content, subject, deadline.Token);
            ImmutableArray<(string, string)> headers =
                [.. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).SelectMany(header => header.Value.Select(value => (header.Key, value)))];
            return AnswerReader.Read(subject, (int)response.StatusCode, headers, response.Content.Headers.ContentType, body);
        }
        catch (DiagnosticException told)
        {
            // The parser quotes what it could not read.
            throw new DiagnosticException([.. told.Diagnostics.Select(diagnostic => diagnostic with { Message = _secrets.Of(diagnostic.Message) })]);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw Told(deadline.IsCancellationRequested
                ? Descriptors.AnswerTimedOut.At(subject, $"There was no whole answer within {request.Timeout.TotalSeconds:0.###} s.")
                : Descriptors.ApiUnreachable.At(BaseUrl, $"No connection within {ConnectTimeout.TotalSeconds:0} s."), error);
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw Told(Descriptors.ApiNotTrusted.At(BaseUrl, (error.InnerException ?? error).Message), error);
        }
        catch (HttpRequestException error) when (IsUnreachable(error))
        {
            throw Told(Descriptors.ApiUnreachable.At(BaseUrl, (error.InnerException ?? error).Message), error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException)
        {
            throw Told(Descriptors.AnswerBroken.At(subject, Sentence(error)), error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static bool IsUnreachable(HttpRequestException error) =>
        error.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError;

    private static string Checked(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw Invalid("It is no absolute http or https address.");
        if (uri.UserInfo.Length > 0)
            throw Invalid("It holds a user name or a password.");
        return uri.Query.Length > 0 || uri.Fragment.Length > 0 ? throw Invalid("It has a query or a fragment.") : address.TrimEnd('/');

        // The address is not repeated: it may hold the password.
        DiagnosticException Invalid(string message) => new(Descriptors.BaseUrlInvalid.At("--base-url", message));
    }

    private static string Sentence(Exception error) => error switch
    {
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } or HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } =>
            "The connection was closed before the answer was complete.",
        { InnerException: { } inner } => inner.Message,
        _ => error.Message,
    };

    private DiagnosticException Told(Diagnostic diagnostic, Exception cause) => new(diagnostic with { Message = _secrets.Of(diagnostic.Message) }, cause);

    private HttpRequestMessage Message(PreparedRequest request)
    {
        // The path goes out as it is written: probes send what a browser would tidy up.
        var uri = new Uri(BaseUrl + request.Path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(request.Method), uri) { VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        if (request.Body is not null)
            message.Content = new StringContent(request.Body, new MediaTypeHeaderValue("application/json"));
        else if (!EndpointRequest.IsSafeMethod(request.Method))
            // The runtime sends a request again by itself if the connection closes without an answer, unless content was sent.
            message.Content = new ByteArrayContent([]);
        foreach (var (name, value) in request.Headers)
        {
            if (message.Headers.TryAddWithoutValidation(name, value))
                continue;
            message.Content?.Headers.Remove(name);
            message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        if (!message.Headers.Contains("Accept"))
            message.Headers.Add("Accept", "application/json, */*;q=0.8");
        if (!message.Headers.Contains("User-Agent"))
            message.Headers.Add("User-Agent", "uuidkit");
        return message;
    }

    /// <summary>Reads no more than the limit, whatever length the server announces.</summary>
    private async Task<byte[]> ReadAsync(HttpContent content, string subject, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0;)
            {
                if (body.Length + read > _maxResponseBytes)
                    throw new DiagnosticException(Descriptors.AnswerTooLarge.At(subject, $"It is larger than {_maxResponseBytes} bytes."));
                body.Write(buffer, 0, read);
            }

            return body.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
