using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>A folder with the programs of a PostgreSQL server.</summary>
/// <param name="Folder">The folder with initdb, pg_ctl and postgres.</param>
/// <param name="Version">What <c>postgres --version</c> says.</param>
/// <param name="Kind">How people are told what these are: "installed binaries" or "embedded binaries".</param>
internal sealed record ServerBinaries(string Folder, ServerVersion Version, string Kind)
{
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    public string Program(string name) => PathOf(Folder, name);

    /// <summary>The programs <paramref name="folder"/> lacks.</summary>
    public static IReadOnlyList<string> Missing(string folder) => [.. Needed.Where(name => !File.Exists(PathOf(folder, name)))];

    /// <summary>Runs <c>postgres --version</c>, which also proves that the programs find their libraries.</summary>
    /// <exception cref="UnusableBinariesException">They are not complete or do not run.</exception>
    public static async Task<ServerBinaries> ReadAsync(string folder, string kind, CancellationToken ct)
    {
        if (Missing(folder) is { Count: > 0 } missing)
            throw new UnusableBinariesException($"{folder} has no {string.Join(", ", missing)}");
        try
        {
            var run = await Cli.Wrap(PathOf(folder, "postgres")).WithArguments("--version")
                .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(ct);
            return run.IsSuccess && ServerVersion.Parse(run.StandardOutput) is { } version
                ? new ServerBinaries(folder, version, kind)
                : throw new UnusableBinariesException($"postgres --version failed in {folder}: {run.StandardError.Trim()}");
        }
        catch (Win32Exception failure)
        {
            throw new UnusableBinariesException($"postgres in {folder} cannot be run: {failure.Message}", failure);
        }
    }

    private static string PathOf(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
}
