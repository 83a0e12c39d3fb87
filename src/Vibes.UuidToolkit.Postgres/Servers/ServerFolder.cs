using System.Security.Cryptography;
using System.Text;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>
/// The folder of one local server. Its path is short, since a socket's path is limited to 103 bytes on some systems,
/// and while its owner lives it is locked: a folder without a held lock was left by a dead run.
/// </summary>
internal static class ServerFolder
{
    private const string Prefix = "uuidkit-";
    private const int NameLength = 8;
    private const int LongestSocketFolder = 103 - 15;
    private static readonly TimeSpan TimeToLock = TimeSpan.FromMinutes(1);

    /// <summary>A path that is not taken; the folder itself is made by the account that uses it.</summary>
    public static string NewPath(bool forOtherAccount) =>
        Path.Combine(Parent(forOtherAccount), Prefix + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", NameLength));

    /// <summary>Marks the folder as in use. The lock ends with the process, however it ends.</summary>
    public static FileStream Lock(string folder)
    {
        if (OperatingSystem.IsWindows())
            return new(LockFile(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        // On Unix a file is there before it is locked; who sweeps in between would take the folder for a dead run's. The lock goes with the file to its name.
        var aside = LockFile(folder) + ".new";
        var held = new FileStream(aside, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            File.Move(aside, LockFile(folder));
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The folders whose owners are dead.</summary>
    public static IReadOnlyList<string> Abandoned(bool forOtherAccount) =>
        [.. Directory.EnumerateDirectories(Parent(forOtherAccount), Prefix + new string('?', NameLength)).Where(IsAbandoned)];

    /// <summary>Whether the folder is one whose owner is dead.</summary>
    public static bool IsAbandoned(string folder)
    {
        try
        {
            if (!File.Exists(LockFile(folder)))
                // Either somebody is just about to lock it, died before, or it belongs to another user, who sees to it.
                return Directory.Exists(Path.Combine(folder, "data")) && DateTime.UtcNow - Directory.GetCreationTimeUtc(folder) > TimeToLock;
            using var held = new FileStream(LockFile(folder), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            // An owner that has just ended removes the folder, and lets go of the lock afterwards.
            return File.Exists(LockFile(folder));
        }
        catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
        {
            // That the lock is held, or another user's, is the answer to the question and no failure.
            return false;
        }
    }

    private static string LockFile(string folder) => Path.Combine(folder, "owner");

    private static string Parent(bool forOtherAccount)
    {
        var parent = Path.TrimEndingDirectorySeparator(Path.GetTempPath());
        if (OperatingSystem.IsWindows())
            return parent;
        var fits = Encoding.UTF8.GetByteCount(parent) + 1 + Prefix.Length + NameLength <= LongestSocketFolder;
        return fits && (!forOtherAccount || IsOpenToAll(parent)) ? parent : "/tmp";
    }

    private static bool IsOpenToAll(string folder)
    {
        if (OperatingSystem.IsWindows())
            return true;
        if (!Directory.Exists(folder) || !File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherWrite | UnixFileMode.OtherExecute))
            return false;
        for (var parent = Path.GetDirectoryName(folder); parent is not null; parent = Path.GetDirectoryName(parent))
            if (!File.GetUnixFileMode(parent).HasFlag(UnixFileMode.OtherExecute))
                return false;
        return true;
    }
}
