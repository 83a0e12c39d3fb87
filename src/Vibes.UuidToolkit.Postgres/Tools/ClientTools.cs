using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Tools;

/// <summary>PostgreSQL's own <c>pg_dump</c> and <c>pg_restore</c>, as installed on this machine.</summary>
public sealed partial class ClientTools
{
    private const string FolderVariable = "UUIDKIT_PG_BIN";

    private ClientTools(string folder, Version version) => (Folder, Version) = (folder, version);

    /// <summary>The folder of the programs.</summary>
    public string Folder { get; }

    /// <summary>Their version, for example 15.8.</summary>
    public Version Version { get; }

    /// <summary>Finds the newest tools: in the folder that UUIDKIT_PG_BIN names, or else on PATH, where <c>pg_config</c> says, and where the usual packages put them.</summary>
    /// <param name="minimumMajor">The oldest major version that will do; that of the server for a dump.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="DiagnosticException">There are none, or only older ones.</exception>
    public static async Task<ClientTools> FindAsync(int minimumMajor = 0, CancellationToken cancellation = default)
    {
        var chosen = Environment.GetEnvironmentVariable(FolderVariable);
        var folders = string.IsNullOrEmpty(chosen) ? await UsualFoldersAsync(cancellation).ConfigureAwait(false) : [chosen];
        ClientTools? newest = null;
        foreach (var folder in folders.Distinct(StringComparer.Ordinal))
        {
            if (!File.Exists(Program(folder, "pg_dump")) || !File.Exists(Program(folder, "pg_restore"))) continue;
            if (await VersionAsync(folder, cancellation).ConfigureAwait(false) is { } version && (newest is null || version > newest.Version))
                newest = new ClientTools(folder, version);
        }

        if (newest is null)
            throw new DiagnosticException(string.IsNullOrEmpty(chosen)
                ? Descriptors.ClientToolsMissing.At("pg_dump", "There is no pg_dump with a pg_restore on PATH or in the usual folders.")
                : Descriptors.ClientToolsMissing.At(FolderVariable, $"The folder {chosen} does not hold a pg_dump and a pg_restore that run."));
        if (newest.Version.Major < minimumMajor)
            throw new DiagnosticException(Descriptors.ClientToolsTooOld.At(
                Program(newest.Folder, "pg_dump"), $"The newest version found is {newest.Version}; the server is {minimumMajor}."));
        return newest;
    }

    /// <summary>Writes a dump of a live database.</summary>
    /// <param name="connectionString">The database, as Npgsql's connection string.</param>
    /// <param name="output">Where the dump goes.</param>
    /// <param name="options">What it holds; null for all, as a script.</param>
    /// <param name="cancellation">Stops the dump.</param>
    /// <exception cref="DiagnosticException">The tool failed; what it said is in the message.</exception>
    public Task DumpAsync(string connectionString, Stream output, DumpOptions? options = null, CancellationToken cancellation = default) =>
        RunAsync("pg_dump", (options ?? new DumpOptions()).ToArguments(), ConnectionEnvironment.Of(connectionString), PipeTarget.ToStream(output), cancellation);

    /// <summary>Writes a dump of a live database to a file, or to a new folder for <see cref="DumpFormat.Directory"/>.</summary>
    /// <param name="connectionString">The database, as Npgsql's connection string.</param>
    /// <param name="path">The file or folder to make.</param>
    /// <param name="options">What it holds; null for all, as a script.</param>
    /// <param name="cancellation">Stops the dump.</param>
    /// <exception cref="DiagnosticException">The tool failed; what it said is in the message.</exception>
    public Task DumpAsync(string connectionString, string path, DumpOptions? options = null, CancellationToken cancellation = default) =>
        RunAsync("pg_dump", (options ?? new DumpOptions()).ToArguments().Append("--file=" + path), ConnectionEnvironment.Of(connectionString), PipeTarget.Null, cancellation);

    /// <summary>Writes an archive of <c>pg_dump</c> as a psql script.</summary>
    /// <param name="archive">The archive: a custom or tar file, or the folder of a directory dump.</param>
    /// <param name="output">Where the script goes.</param>
    /// <param name="cancellation">Stops the tool.</param>
    /// <exception cref="DiagnosticException">The tool failed; what it said is in the message.</exception>
    public Task RestoreToScriptAsync(string archive, Stream output, CancellationToken cancellation = default) =>
        RunAsync(
            "pg_restore", ["--file=-", "--no-tablespaces", "--no-subscriptions", Path.GetFullPath(archive)],
            new Dictionary<string, string?> { ["LC_ALL"] = "C" }, PipeTarget.ToStream(output), cancellation);

    private async Task RunAsync(
        string tool, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment, PipeTarget output, CancellationToken cancellation)
    {
        var errors = new StringBuilder();
        var result = await Cli.Wrap(Program(Folder, tool))
            .WithArguments(arguments)
            .WithEnvironmentVariables(environment)
            .WithStandardOutputPipe(output)
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(cancellation).ConfigureAwait(false);
        if (result.ExitCode == 0) return;
        var said = string.Join(" ", errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        throw new DiagnosticException(Descriptors.ClientToolFailed.At(
            Program(Folder, tool), string.Create(CultureInfo.InvariantCulture, $"{tool} ended with exit code {result.ExitCode}: {said}")));
    }

    private static async Task<IReadOnlyList<string>> UsualFoldersAsync(CancellationToken cancellation)
    {
        var folders = new List<string>();
        folders.AddRange((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        if (await OutputAsync("pg_config", "--bindir", cancellation).ConfigureAwait(false) is { } folder) folders.Add(folder.Trim());
        string[] versioned = OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL")]
            : ["/usr/lib/postgresql", "/usr/local/lib/postgresql", "/Library/PostgreSQL", "/Applications/Postgres.app/Contents/Versions"];
        folders.AddRange(versioned.Where(Directory.Exists).SelectMany(Directory.GetDirectories).Select(version => Path.Combine(version, "bin")));
        string[] parents = ["/usr", "/opt/homebrew/opt", "/usr/local/opt"];
        folders.AddRange(parents.Where(Directory.Exists).SelectMany(parent => Directory.GetDirectories(parent))
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("pgsql-", StringComparison.Ordinal) || name.StartsWith("postgresql", StringComparison.Ordinal) || name == "libpq"))
            .Select(path => Path.Combine(path, "bin")));
        return folders;
    }

    private static async Task<Version?> VersionAsync(string folder, CancellationToken cancellation)
    {
        var text = await OutputAsync(Program(folder, "pg_dump"), "--version", cancellation).ConfigureAwait(false);
        var match = VersionNumber().Match(text ?? "");
        // A beta calls itself 19beta1.
        return match.Success ? new Version(int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture),
            match.Groups["minor"].Success ? int.Parse(match.Groups["minor"].Value, CultureInfo.InvariantCulture) : 0) : null;
    }

    /// <summary>What a program prints, or null when it does not run: then these are not the tools that are looked for.</summary>
    private static async Task<string?> OutputAsync(string program, string argument, CancellationToken cancellation)
    {
        try
        {
            var result = await Cli.Wrap(program).WithArguments([argument]).WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(cancellation).ConfigureAwait(false);
            return result.ExitCode == 0 ? result.StandardOutput : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string Program(string folder, string tool) => Path.Combine(folder, OperatingSystem.IsWindows() ? tool + ".exe" : tool);

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)(?:\.(?<minor>\d+))?", RegexOptions.CultureInvariant)]
    private static partial Regex VersionNumber();
}
