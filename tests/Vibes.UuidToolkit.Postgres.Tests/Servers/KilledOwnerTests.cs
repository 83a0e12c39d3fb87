using System.Diagnostics;
using System.Globalization;
using Vibes.UuidToolkit.Postgres.Servers;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Servers;

/// <summary>The promise that nothing is left behind, tried on a process of its own that is really killed.</summary>
public sealed class KilledOwnerTests : IDisposable
{
    private const string Announcement = "UUIDKIT_TEST_ANNOUNCEMENT";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // A temporary folder of the owners' own: wherever else a server starts, what dead runs left is swept.
    private readonly string temporary = MakeTemporary();

    public void Dispose() => Directory.Delete(temporary, recursive: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task The_server_and_its_folder_go_with_their_owner(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no supervisor; the next run sweeps.");
        Assert.SkipWhen(signal == "INT" && IsInterruptIgnored(), "These tests were started with SIGINT ignored, as a shell starts what is in its background, and so are the owners.");
        var (owner, folder, server) = await StartOwnerAsync();
        using (owner)
        {
            Assert.True(IsAlive(server));
            // A cancelled test run may hold on for long, of which the server knows nothing: then a person presses Ctrl+C once more.
            var ended = owner.WaitForExitAsync(Cancellation);
            for (var attempt = 0; attempt < 12 && !ended.IsCompleted; attempt++)
            {
                await SignalAsync(signal, owner.Id, mayHaveEnded: attempt > 0);
                await Task.WhenAny(ended, Task.Delay(Patience / 12, Cancellation));
            }

            await ended.WaitAsync(Patience, Cancellation);

            var clock = Stopwatch.StartNew();
            await AssertGoneAsync(folder, server);
            TestContext.Current.TestOutputHelper!.WriteLine($"SIG{signal}: gone after {clock.ElapsedMilliseconds} ms");
        }
    }

    [Fact]
    public async Task What_a_run_left_whose_supervisor_was_killed_too_is_swept()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The supervisor is found through /proc.");
        var (owner, folder, server) = await StartOwnerAsync();
        using (owner)
        {
            await SignalAsync("KILL", SupervisorOf(folder));
            await SignalAsync("KILL", owner.Id);
            await owner.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);
            Assert.True(IsAlive(server));

            var (next, nextFolder, nextServer) = await StartOwnerAsync();
            using (next)
            {
                await AssertGoneAsync(folder, server);
                Assert.True(IsAlive(nextServer));
                next.Kill();
                await AssertGoneAsync(nextFolder, nextServer);
            }
        }
    }

    /// <summary>Run by the tests above in a process of its own; never by a person.</summary>
    [Fact(Explicit = true)]
    public async Task Owner()
    {
        var announcement = Environment.GetEnvironmentVariable(Announcement);
        Assert.SkipWhen(announcement is null, "Only the tests above run this.");
        await using var server = await ThrowawayServers.StartAsync(LocalServerTests.Options(), Cancellation);
        var written = announcement + ".new";
        await File.WriteAllTextAsync(written, ConnectionStrings.Parse(server.ConnectionString("postgres")).Host, Cancellation);
        File.Move(written, announcement!);
        // Ctrl+C cancels a test run in an orderly way; the other signals end the process here.
        await Task.Delay(Timeout.Infinite, Cancellation);
    }

    private static string MakeTemporary()
    {
        var folder = Directory.CreateTempSubdirectory("owner-").FullName;
        if (!OperatingSystem.IsWindows())
            // The server's account makes its folder in it.
            File.SetUnixFileMode(folder, UnixFileMode.StickyBit | (UnixFileMode)0b111_111_111);
        return folder;
    }

    private async Task<(Process Owner, string Folder, int Server)> StartOwnerAsync()
    {
        await LocalServerTests.InstalledAsync();
        var announcement = Path.Combine(temporary, Path.GetRandomFileName());
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            Environment = { [Announcement] = announcement, ["TMPDIR"] = temporary },
            RedirectStandardOutput = true,
        };
        // Started through the host or as a program of its own, the tests find themselves either way.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(KilledOwnerTests).Assembly.Location);
        foreach (var argument in new[] { "-explicit", "only", "-method", $"{typeof(KilledOwnerTests).FullName}.{nameof(Owner)}" })
            start.ArgumentList.Add(argument);

        var owner = Process.Start(start)!;
        owner.OutputDataReceived += (_, _) => { };
        owner.BeginOutputReadLine();
        var clock = Stopwatch.StartNew();
        while (!File.Exists(announcement))
        {
            Assert.False(owner.HasExited, "The owner ended before its server was up.");
            Assert.True(clock.Elapsed < Patience, "The owner's server did not come up.");
            await Task.Delay(20, Cancellation);
        }
        var folder = await File.ReadAllTextAsync(announcement, Cancellation);
        File.Delete(announcement);
        var pid = (await File.ReadAllLinesAsync(Path.Combine(folder, "data", "postmaster.pid"), Cancellation))[0];
        return (owner, folder, int.Parse(pid, CultureInfo.InvariantCulture));
    }

    // A dead process keeps its number until its new parent has taken notice.
    private static async Task AssertGoneAsync(string folder, int server)
    {
        var clock = Stopwatch.StartNew();
        while ((IsAlive(server) || Directory.Exists(folder)) && clock.Elapsed < Patience)
            await Task.Delay(20, Cancellation);
        Assert.False(IsAlive(server));
        Assert.False(Directory.Exists(folder));
    }

    private static bool IsInterruptIgnored() =>
        OperatingSystem.IsLinux() && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } mask
        && (ulong.Parse(mask["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 1 << (2 - 1)) != 0;

    private static int SupervisorOf(string folder) => Process.GetProcessesByName("sh").Single(process => CommandLine(process.Id).Contains(folder, StringComparison.Ordinal)).Id;

    private static string CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline");
        }
        catch (IOException)
        {
            // One of the other shells, which has ended since.
            return "";
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task SignalAsync(string signal, int pid, bool mayHaveEnded = false)
    {
        using var kill = Process.Start("kill", [$"-{signal}", pid.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancellation);
        Assert.True(kill.ExitCode == 0 || mayHaveEnded);
    }
}
