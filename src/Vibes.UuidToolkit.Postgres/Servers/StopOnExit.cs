using System.Runtime.InteropServices;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>Stops a server that has no supervisor when this process ends in an orderly way or by a signal.</summary>
internal sealed class StopOnExit : IDisposable
{
    private readonly Action stop;
    private readonly List<PosixSignalRegistration> signals;
    private int stopped;

    public StopOnExit(Action stop)
    {
        this.stop = stop;
        signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, _ => Stop()))];
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>From here on the owner stops the server itself.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref stopped, 1);
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        signals.ForEach(signal => signal.Dispose());
    }

    private void OnExit(object? sender, EventArgs args) => Stop();

    private void Stop()
    {
        if (Interlocked.Exchange(ref stopped, 1) == 0)
            stop();
    }
}
