using System.Collections.Concurrent;
using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>One conversation with one server: the requests of a file are sent, and what came back is kept for snapshots and probes.</summary>
/// <remarks>
/// Requests that change nothing run beside each other and are sent twice; a request that may change something runs alone, once,
/// after everything before it in the file.
/// </remarks>
public sealed class EndpointRun : IDisposable
{
    private readonly EndpointOptions _options;
    private readonly EndpointServer _server;
    private readonly EndpointClient _client;
    private readonly SecretMask _secrets = new();
    private readonly ConcurrentQueue<Diagnostic> _leftOut = [];
    private ImmutableArray<Exchange> _exchanges = [];

    /// <summary>A conversation that has not begun.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="server">Who is asked.</param>
    /// <exception cref="DiagnosticException">The server's address is none.</exception>
    public EndpointRun(EndpointOptions options, EndpointServer server)
    {
        (_options, _server) = (options, server);
        _client = new(server, options.MaxResponseBytes, _secrets);
    }

    /// <summary>Sends all requests, and names what came back.</summary>
    /// <param name="progress">Told each request when it is answered.</param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <exception cref="DiagnosticException">A request has no answer that can be recorded; all such requests are told.</exception>
    public async Task<EndpointSnapshot> RecordAsync(IProgress<EndpointProgress>? progress = null, CancellationToken cancellation = default)
    {
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        var exchanges = ImmutableArray.CreateBuilder<Exchange>();
        foreach (var group in Groups())
        {
            var counted = new Counter(progress, _options.Requests.Length, exchanges.Count);
            var recorded = await RecordGroupAsync(group, answers, counted, cancellation);
            foreach (var exchange in recorded)
                answers[exchange.Request.Name] = exchange.Answer;
            exchanges.AddRange(recorded);
        }

        _exchanges = exchanges.ToImmutable();
        var snapshot = EndpointSnapshot.Of(_exchanges, _options, _client.BaseUrl, _secrets.Of);
        return snapshot with { Notices = [.. _leftOut.OrderBy(notice => notice.Subject, StringComparer.Ordinal), .. snapshot.Notices] };
    }

    /// <summary>
    /// Asks a migrated API, after <see cref="RecordAsync"/>, for what is no id, and lets the configured resources live and die.
    /// </summary>
    /// <param name="oldIds">The integers that UUIDs were before, by the UUID; null where that is not known.</param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <returns>What is wrong; empty where nothing is.</returns>
    public async Task<ImmutableArray<Diagnostic>> ProbeAsync(IReadOnlyDictionary<string, string>? oldIds = null, CancellationToken cancellation = default)
    {
        ImmutableArray<Diagnostic> findings =
        [
            .. await new IdProbe(_options, _client, oldIds ?? ImmutableDictionary<string, string>.Empty).ProbeAsync(_exchanges, cancellation),
            .. await new RoundTripProbe(_options, _client, Template(_exchanges.ToDictionary(exchange => exchange.Request.Name, exchange => exchange.Answer)), _secrets).ProbeAsync(cancellation),
        ];
        return [.. findings.Select(finding => finding with { Subject = _secrets.Of(finding.Subject), Message = _secrets.Of(finding.Message) })];
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>The requests that may run beside each other, in the file's order.</summary>
    private IEnumerable<ImmutableArray<EndpointRequest>> Groups()
    {
        var safe = ImmutableArray.CreateBuilder<EndpointRequest>();
        foreach (var request in _options.Requests)
        {
            if (request.IsSafe)
            {
                safe.Add(request);
                continue;
            }

            if (safe.Count > 0)
                yield return safe.DrainToImmutable();
            yield return [request];
        }

        if (safe.Count > 0)
            yield return safe.DrainToImmutable();
    }

    private async Task<ImmutableArray<Exchange>> RecordGroupAsync(
        ImmutableArray<EndpointRequest> group, Dictionary<string, Answer> earlier, Counter counter, CancellationToken cancellation)
    {
        using var gate = new SemaphoreSlim(_options.Concurrency);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var firsts = new Dictionary<string, Task<Exchange?>>(StringComparer.Ordinal);
        foreach (var request in group)
            firsts.Add(request.Name, FirstAsync(request, new Dictionary<string, Task<Exchange?>>(firsts, StringComparer.Ordinal)));
        ImmutableArray<Exchange> exchanges = [.. (await AllAsync(firsts.Values)).OfType<Exchange>()];
        if (!group[0].IsSafe)
            return exchanges;
        await Task.Delay(_server.SecondRecordingDelay, cancellation);
        return await AllAsync(exchanges.Select(SecondAsync));

        async Task<Exchange?> FirstAsync(EndpointRequest request, Dictionary<string, Task<Exchange?>> before)
        {
            var answers = new Dictionary<string, Answer>(earlier, StringComparer.Ordinal);
            foreach (var name in RequestTemplate.References(request, request.Name).Where(before.ContainsKey))
                if (await before[name] is { } exchange)
                    answers[name] = exchange.Answer;
            PreparedRequest sent;
            try
            {
                sent = Prepare(request, Template(answers));
            }
            catch (DiagnosticException missing) when (request.Optional && missing.Diagnostics[0].Descriptor == Descriptors.EndpointReference)
            {
                _leftOut.Enqueue(Descriptors.RequestLeftOut.At(request.Name, missing.Diagnostics[0].Message));
                counter.Report(request.Name);
                return null;
            }

            var answer = await SendAsync(sent);
            counter.Report(request.Name);
            return new(request, sent, answer, null);
        }

        async Task<Exchange> SecondAsync(Exchange exchange) => exchange with { Second = await SendAsync(exchange.Sent) };

        async Task<Answer> SendAsync(PreparedRequest sent)
        {
            await gate.WaitAsync(stop.Token);
            try
            {
                return await _client.SendAsync(sent, stop.Token);
            }
            catch (DiagnosticException told) when (told.ExitCode == (int)DiagnosticKind.Usage)
            {
                // Nobody is there, or nobody to be trusted: the other requests would only say the same.
                await stop.CancelAsync();
                throw;
            }
            finally
            {
                gate.Release();
            }
        }

        async Task<ImmutableArray<T>> AllAsync<T>(IEnumerable<Task<T>> tasks)
        {
            var all = tasks.ToList();
            await Task.WhenAll(all).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            cancellation.ThrowIfCancellationRequested();
            // A request that waits for a failed one fails with the same exception: each is told once.
            var told = all.Where(task => task.IsFaulted).SelectMany(task => task.Exception!.InnerExceptions).Distinct().ToList();
            if (told.Find(error => error is not DiagnosticException) is { } unexpected)
                throw new InvalidOperationException(unexpected.Message, unexpected);
            return told.Count == 0
                ? [.. all.Select(task => task.Result)]
                : throw new DiagnosticException([.. told.Cast<DiagnosticException>().SelectMany(error => error.Diagnostics).Distinct()]);
        }
    }

    private RequestTemplate Template(IReadOnlyDictionary<string, Answer> answers) => new(answers, _secrets, _server.Environment);

    private PreparedRequest Prepare(EndpointRequest request, RequestTemplate template)
    {
        var headers = RequestHeaders.Of(_options, request.Headers, template, _secrets, request.Name);
        var body = request.Body is { } json ? template.Body(json, request.Name)?.ToJsonString() ?? "null" : null;
        return new(request.Name, request.Method, template.Path(request.Path, request.Name), headers, body, TimeSpan.FromSeconds(request.TimeoutSeconds ?? _options.TimeoutSeconds));
    }

    /// <summary>Counts answers that arrive on any thread.</summary>
    private sealed class Counter(IProgress<EndpointProgress>? progress, int total, int done)
    {
        private int _done = done;

        public void Report(string name) => progress?.Report(new(Interlocked.Increment(ref _done), total, name));
    }
}
