namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>The settings a server runs with whose data may be lost at any moment.</summary>
internal static class ServerSettings
{
    // A migration of a thousand tables in one transaction needs the locks; nobody needs the data after a crash.
    private static readonly Dictionary<string, string> Throwaway = new()
    {
        ["fsync"] = "off",
        ["full_page_writes"] = "off",
        ["synchronous_commit"] = "off",
        ["max_connections"] = "50",
        ["max_locks_per_transaction"] = "2048",
        ["shared_buffers"] = "256MB",
        ["max_wal_size"] = "4GB",
        ["lc_messages"] = "C",
    };

    /// <summary>The throwaway defaults, then the user's settings over them.</summary>
    public static IReadOnlyDictionary<string, string> With(IReadOnlyDictionary<string, string> user)
    {
        var settings = new Dictionary<string, string>(Throwaway, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in user)
            settings[name] = value;
        return settings;
    }

    /// <summary>The lines of a postgresql.conf.</summary>
    public static string Render(IEnumerable<KeyValuePair<string, string>> settings) =>
        string.Concat(settings.Select(setting => $"{setting.Key} = {Quote(setting.Value)}\n"));

    private static string Quote(string value) =>
        $"'{value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)}'";
}
