using System.Diagnostics;
using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>
/// A small shell that owns a local server on Unix: it makes the folder and the cluster, starts the server, and waits on
/// its standard input. When that pipe closes, because the server is disposed of or because this process died in
/// whatever way, it stops the server and removes the folder.
/// </summary>
internal sealed class Supervisor : IAsyncDisposable
{
    // pg_ctl gives the server a session of its own, so that Ctrl+C reaches only this process and the shell, which ignores it.
    private const string Run = """
        trap '' HUP INT TERM PIPE
        umask 077
        folder=$1 bin=$2 settings=$3
        mkdir "$folder" || exit 1
        finish() {
            "$bin/pg_ctl" stop -D "$folder/data" -m immediate -w -t 30 >/dev/null 2>&1 </dev/null
            rm -rf "$folder"
        }
        trap finish EXIT
        echo made
        read -r _ || exit 1
        "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C -N >"$folder/log" 2>&1 </dev/null &&
            printf '%s\n' "$settings" >>"$folder/data/postgresql.conf" &&
            "$bin/pg_ctl" start -D "$folder/data" -w -t 60 -s -l "$folder/log" >"$folder/start" 2>&1 </dev/null || {
                tail -n 30 "$folder/log" >&2
                [ ! -f "$folder/start" ] || cat "$folder/start" >&2
                exit 1
            }
        echo ready
        while read -r _; do :; done
        """;

    // The process is only taken for the server when its command line names the folder: the number may belong to another by now.
    private const string RemoveAbandoned = """
        folder=$1
        running() {
            case $(tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" || ps -o args= -p "$1" 2>/dev/null) in
                *"$folder/data"*) kill -0 "$1" 2>/dev/null ;;
                *) false ;;
            esac
        }
        if pid=$(head -n 1 "$folder/data/postmaster.pid" 2>/dev/null) && running "$pid"; then
            kill -QUIT "$pid"
            for _ in 1 2 3 4 5 6 7 8 9 10; do
                running "$pid" || break
                sleep 1
            done
        fi
        rm -rf "$folder"
        """;

    // Whoever cancels a start waits for the cluster to be made, which takes more than a minute where the machine is very busy.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromMinutes(10);

    private readonly Process shell;
    private readonly StringBuilder complaints = new();
    private FileStream? folderLock;

    private Supervisor(Process shell, string folder)
    {
        this.shell = shell;
        Folder = folder;
    }

    /// <summary>The server's folder, which is also where its socket is.</summary>
    public string Folder { get; }

    /// <summary>Makes a cluster in <paramref name="folder"/> and starts it.</summary>
    /// <exception cref="DiagnosticException">It did not start; the message has the last lines of the server's log.</exception>
    public static async Task<Supervisor> StartAsync(
        ServerBinaries binaries, string? account, string folder, string settings, CancellationToken ct)
    {
        var shell = Process.Start(ServerAccount.Shell(account, Run, [folder, binaries.Folder, settings]))!;
        var supervisor = new Supervisor(shell, folder);
        try
        {
            shell.ErrorDataReceived += supervisor.Remember;
            shell.BeginErrorReadLine();
            await supervisor.ExpectAsync("made", ct);
            supervisor.folderLock = ServerFolder.Lock(folder);
            await shell.StandardInput.WriteLineAsync("locked");
            await shell.StandardInput.FlushAsync(ct);
            await supervisor.ExpectAsync("ready", ct);
            return supervisor;
        }
        catch
        {
            await supervisor.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the servers of dead runs and removes their folders, under the account that made them.</summary>
    public static async Task SweepAsync(string? account, IProgress<string>? progress, CancellationToken ct)
    {
        foreach (var folder in ServerFolder.Abandoned(forOtherAccount: account is not null))
        {
            using var shell = Process.Start(ServerAccount.Shell(account, RemoveAbandoned, [folder]))!;
            shell.StandardInput.Close();
            var complaint = await shell.StandardError.ReadToEndAsync(ct);
            await shell.WaitForExitAsync(ct);
            progress?.Report(shell.ExitCode == 0
                ? $"Removed {folder}, left by a run that was killed."
                : $"{folder} was left by a run that was killed and cannot be removed: {complaint.Trim()}");
        }
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeToStop);
        try
        {
            await shell.WaitForExitAsync(patience.Token);
            if (Directory.Exists(Folder))
                throw NotRemoved("The folder is still there.");
        }
        catch (OperationCanceledException)
        {
            throw NotRemoved("The server is still stopping.");
        }
        finally
        {
            folderLock?.Dispose();
            shell.Dispose();
        }
    }

    private async Task ExpectAsync(string word, CancellationToken ct)
    {
        if (await shell.StandardOutput.ReadLineAsync(ct) == word)
            return;
        await shell.WaitForExitAsync(ct);
        string log;
        lock (complaints)
            log = complaints.ToString().Trim();
        throw new DiagnosticException(Descriptors.ServerDidNotStart.At(Folder, $"The end of its log:{Environment.NewLine}{log}{Environment.NewLine}"));
    }

    private void Remember(object sender, DataReceivedEventArgs line)
    {
        lock (complaints)
            complaints.AppendLine(line.Data);
    }

    private DiagnosticException NotRemoved(string message) => new(Descriptors.ServerNotRemoved.At(Folder, message));
}
