using System.Collections.Concurrent;
using CliWrap;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>The sample application as it was built in a folder, running in a process of its own.</summary>
internal sealed class RunningApi : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly TaskCompletionSource<string> _address = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Task _run;

    private RunningApi(UserFolder folder, TestDatabase database) =>
        _run = CliWrap.Cli.Wrap("dotnet").WithArguments([folder["Vibes.Api/bin/Debug/net10.0/Vibes.Api.dll"]]).WithWorkingDirectory(folder["Vibes.Api"])
            .WithEnvironmentVariables(new Dictionary<string, string?>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ConnectionStrings__Vibes"] = database.ConnectionString,
            })
            .WithStandardOutputPipe(PipeTarget.ToDelegate(Read)).WithStandardErrorPipe(PipeTarget.ToDelegate(Read))
            .ExecuteAsync(_stop.Token);

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="folder">Where it was built.</param>
    /// <param name="database">Its database.</param>
    public static async Task<RunningApi> StartAsync(UserFolder folder, TestDatabase database)
    {
        var api = new RunningApi(folder, database);
        var first = await Task.WhenAny(api._address.Task, api._run);
        Assert.True(first == api._address.Task, string.Join('\n', api._lines));
        return api;
    }

    /// <summary>Where it listens.</summary>
    public string Address => _address.Task.Result;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // It is not to end by itself: what it says of being killed is no news.
        await ((Task)_run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private void Read(string line)
    {
        _lines.Enqueue(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            _address.TrySetResult(line[(at + Listening.Length)..].Trim());
    }
}
