using System.Globalization;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>The folder where fetched server programs are kept between runs.</summary>
internal static class BinariesCache
{
    private const string Name = "uuidkit";
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// <c>UUIDKIT_CACHE</c>, else the system's place for a user's caches. Root's is open to all,
    /// since the server runs under an unprivileged account that cannot look into root's home.
    /// </summary>
    public static string Folder
    {
        get
        {
            if (Environment.GetEnvironmentVariable("UUIDKIT_CACHE") is { Length: > 0 } named)
                return Path.GetFullPath(named);
            if (OperatingSystem.IsWindows())
                return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), Name, "cache");
            if (Environment.IsPrivilegedProcess)
                return Path.Combine("/var/cache", Name);
            if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } caches)
                return Path.Combine(caches, Name);
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches", Name) : Path.Combine(home, ".cache", Name);
        }
    }

    /// <summary>Makes a folder, and every folder above it that is missing, which all accounts may read.</summary>
    public static void MakeReadable(string folder)
    {
        if (Directory.Exists(folder))
            return;
        if (Path.GetDirectoryName(folder) is { } parent)
            MakeReadable(parent);
        Directory.CreateDirectory(folder);
        SetMode(folder, executable: true);
    }

    /// <summary>Makes a file or folder readable to all and writable to its owner, whatever the umask.</summary>
    public static void SetMode(string path, bool executable)
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(path, executable ? Read | Execute : Read);
    }

    /// <summary>Waits until no other run holds <paramref name="file"/>. The lock ends with the process, however it ends.</summary>
    public static async Task<FileStream> LockAsync(string file, IProgress<string>? progress, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException inUse) when (inUse is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(file))
            {
                if (attempt == 0)
                    progress?.Report(string.Create(CultureInfo.InvariantCulture, $"Waiting for another run that fills {Path.GetDirectoryName(file)}."));
                await Task.Delay(BetweenAttempts, ct);
            }
        }
    }
}
