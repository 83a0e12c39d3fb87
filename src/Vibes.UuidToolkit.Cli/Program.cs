using System.Runtime.InteropServices;
using Vibes.UuidToolkit.Cli;
using Vibes.UuidToolkit.Cli.Output;

// The first signal asks the command to roll back and end; a second one ends the process as usual.
using var cancellation = new CancellationTokenSource();
void Cancel(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
return await CommandLine.RunAsync(args, Terminal.OfProcess(), cancellation.Token);
