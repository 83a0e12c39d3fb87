using System.ComponentModel;
using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using CliWrap.Exceptions;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>Looks for the server programs that are installed on this machine.</summary>
internal static class InstalledBinaries
{
    private const string Kind = "installed binaries";

    // Parent folder, pattern below it, and where the programs are below a match.
    private static readonly (string Parent, string Pattern, string Programs)[] UsualPlaces =
    [
        ("/usr/lib/postgresql", "*", "bin"),
        ("/usr/pgsql", "", "bin"),
        ("/usr", "pgsql-*", "bin"),
        ("/usr/local/pgsql", "", "bin"),
        ("/opt/homebrew/opt", "postgresql*", "bin"),
        ("/usr/local/opt", "postgresql*", "bin"),
        ("/Library/PostgreSQL", "*", "bin"),
        (Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", ""),
    ];

    /// <summary>The wanted major version, or the newest supported one; null with the reasons noted when there is none.</summary>
    public static async Task<ServerBinaries?> FindAsync(ServerOptions options, ICollection<string> reasons, CancellationToken ct)
    {
        if (options.BinariesFolder is { } named)
            return Suits(await ReadNamedAsync(named, ct), options, reasons);

        var found = new List<ServerBinaries>();
        var folders = (await AskPgConfigAsync(reasons, ct)).Concat(UsualFolders())
            .Distinct(StringComparer.Ordinal).Where(folder => ServerBinaries.Missing(folder).Count == 0).ToList();
        foreach (var folder in folders)
        {
            try
            {
                if (Suits(await ServerBinaries.ReadAsync(folder, Kind, ct), options, reasons) is { } suitable)
                    found.Add(suitable);
            }
            catch (UnusableBinariesException failure)
            {
                reasons.Add(failure.Message);
            }
        }
        if (folders.Count == 0)
            reasons.Add("no folder with initdb, pg_ctl and postgres in the usual places");
        return found.MaxBy(binaries => binaries.Version.Major);
    }

    // A folder that the user named and that is wrong must not lead to another server than the one that was meant.
    private static async Task<ServerBinaries> ReadNamedAsync(string folder, CancellationToken ct)
    {
        try
        {
            return await ServerBinaries.ReadAsync(Path.GetFullPath(folder), Kind, ct);
        }
        catch (UnusableBinariesException failure)
        {
            throw new DiagnosticException(Descriptors.BinariesFolderWrong.At(folder, failure.Message + "."), failure);
        }
    }

    private static ServerBinaries? Suits(ServerBinaries binaries, ServerOptions options, ICollection<string> reasons)
    {
        if (options.MajorVersion is { } wanted ? binaries.Version.Major == wanted : ServerVersion.IsSupported(binaries.Version.Major))
            return binaries;
        reasons.Add(string.Create(CultureInfo.InvariantCulture,
            $"{binaries.Folder} is PostgreSQL {binaries.Version}, {(options.MajorVersion is { } major ? $"wanted is {major}" : $"supported are {ServerVersion.Oldest} to {ServerVersion.Newest}")}"));
        return null;
    }

    private static async Task<IReadOnlyList<string>> AskPgConfigAsync(ICollection<string> reasons, CancellationToken ct)
    {
        try
        {
            var run = await Cli.Wrap("pg_config").WithArguments("--bindir").ExecuteBufferedAsync(ct);
            return [run.StandardOutput.Trim()];
        }
        catch (Exception failure) when (failure is Win32Exception or CommandExecutionException)
        {
            reasons.Add("pg_config cannot be run");
            return [];
        }
    }

    private static IEnumerable<string> UsualFolders()
    {
        foreach (var (parent, pattern, programs) in UsualPlaces)
        {
            if (!Directory.Exists(parent))
                continue;
            var installations = pattern.Length == 0 ? [parent] : Directory.EnumerateDirectories(parent, pattern);
            foreach (var installation in installations)
            {
                if (programs.Length > 0)
                    yield return Path.Combine(installation, programs);
                else
                    foreach (var version in Directory.EnumerateDirectories(installation))
                        yield return Path.Combine(version, "bin");
            }
        }
    }
}
