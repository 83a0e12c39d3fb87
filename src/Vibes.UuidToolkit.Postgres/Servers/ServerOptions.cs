using System.Globalization;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>What the user says about where throwaway databases shall live.</summary>
public sealed partial record ServerOptions
{
    /// <summary>A running server to use, as key-value string or URI; null to look for one.</summary>
    public string? Connection { get; init; }

    /// <summary>The wanted major version, 12 to 18; null for any.</summary>
    public int? MajorVersion { get; init; }

    /// <summary>The folder with initdb, pg_ctl and postgres; null to search the usual folders.</summary>
    public string? BinariesFolder { get; init; }

    /// <summary>The image of a container to start, such as <c>postgis/postgis:17-3.5</c>: no other way is then tried; null to look for one.</summary>
    public string? Image { get; init; }

    /// <summary>Whether binaries or a container image may be fetched over the network.</summary>
    public bool AllowDownload { get; init; } = true;

    /// <summary>Settings of postgresql.conf for a server that is started here; they override the throwaway defaults.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Told what is being done, in short sentences; null for silence.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>Where fetched binaries are kept.</summary>
    internal string Cache { get; init; } = BinariesCache.Folder;

    /// <summary>Reads <c>UUIDKIT_SERVER</c>, <c>UUIDKIT_PG_IMAGE</c>, <c>UUIDKIT_PG_BIN</c> and <c>UUIDKIT_PG_VERSION</c>.</summary>
    /// <exception cref="DiagnosticException">The version is not a number.</exception>
    public static ServerOptions FromEnvironment() => new()
    {
        Connection = Variable("UUIDKIT_SERVER"),
        Image = Variable("UUIDKIT_PG_IMAGE"),
        BinariesFolder = Variable("UUIDKIT_PG_BIN"),
        MajorVersion = Variable("UUIDKIT_PG_VERSION") is not { } version ? null
            : int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major
            : throw Invalid("UUIDKIT_PG_VERSION", $"'{version}' is not a major version."),
    };

    internal void Validate()
    {
        if (MajorVersion is { } major && !ServerVersion.IsSupported(major))
            throw Invalid("version", string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {major} is not among the supported versions."));
        foreach (var (name, value) in Settings)
            if (!SettingName().IsMatch(name) || value.Contains('\0', StringComparison.Ordinal))
                throw Invalid("setting", $"'{name}' cannot be a setting of PostgreSQL.");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static DiagnosticException Invalid(string subject, string message) =>
        new(Descriptors.ServerOptionInvalid.At(subject, message));

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_.]*$", RegexOptions.CultureInvariant)]
    private static partial Regex SettingName();
}
