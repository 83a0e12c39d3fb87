using Vibes.UuidToolkit.Postgres.Servers;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Servers;

public sealed class ServerFolderTests
{
    /// <summary>Servers start while others sweep: whoever looks between the making of the lock's file and the lock must not take the folder for a dead run's.</summary>
    [Fact]
    public async Task A_folder_that_is_being_locked_is_nobody_elses()
    {
        using var end = new CancellationTokenSource();
        var folder = "";
        var taken = new List<string>();
        var sweeper = Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
                if (Volatile.Read(ref folder) is { Length: > 0 } current && ServerFolder.IsAbandoned(current))
                    lock (taken)
                        taken.Add(current);
        }, TestContext.Current.CancellationToken);

        for (var round = 0; round < 3000; round++)
        {
            var next = ServerFolder.NewPath(forOtherAccount: false);
            Directory.CreateDirectory(next);
            Volatile.Write(ref folder, next);
            // Removed while it is locked, as a server's is.
            await using (ServerFolder.Lock(next))
                Directory.Delete(next, recursive: true);
        }

        await end.CancelAsync();
        await sweeper;
        Assert.Empty(taken);
    }
}
