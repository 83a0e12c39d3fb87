using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>The ways in which people write down a connection: Npgsql's, libpq's, and libpq's URI.</summary>
internal static partial class ConnectionText
{
    /// <summary>True for <c>postgres://</c> and <c>postgresql://</c>.</summary>
    public static bool IsUri(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The connection that <paramref name="text"/> describes, or null when it describes none.</summary>
    public static NpgsqlConnectionStringBuilder? Parse(string text)
    {
        try
        {
            if (IsUri(text)) return FromUri(text);
            if (!text.Contains('=')) return null;
            var pairs = LibpqPairs().Match(text);
            return pairs.Success ? FromLibpq(pairs) : new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            // Not a connection string; the caller says what the text could have been, since this message may quote a password.
            return null;
        }
    }

    private static NpgsqlConnectionStringBuilder? FromUri(string text)
    {
        var match = Uri().Match(text);
        if (!match.Success) return null;
        var builder = new NpgsqlConnectionStringBuilder();
        var hosts = match.Groups["hosts"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var single = hosts.Length == 1 ? HostAndPort().Match(hosts[0]) : Match.Empty;
        if (single.Success)
        {
            Set(builder, "host", Decoded(single.Groups["host"]));
            Set(builder, "port", single.Groups["port"].Value);
        }
        else if (hosts.Length == 1)
        {
            return null;
        }
        else if (hosts.Length > 1)
        {
            builder.Host = string.Join(',', hosts.Select(System.Uri.UnescapeDataString));
        }

        Set(builder, "user", Decoded(match.Groups["user"]));
        Set(builder, "password", Decoded(match.Groups["password"]));
        Set(builder, "dbname", Decoded(match.Groups["database"]));
        foreach (var pair in match.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.IndexOf('=') is >= 0 and var equals ? (pair[..equals], pair[(equals + 1)..]) : (pair, "");
            Set(builder, key, System.Uri.UnescapeDataString(value));
        }

        return builder;
    }

    private static NpgsqlConnectionStringBuilder FromLibpq(Match pairs)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        for (var i = 0; i < pairs.Groups["key"].Captures.Count; i++)
        {
            var value = pairs.Groups["value"].Captures[i].Value;
            if (value.StartsWith('\'')) value = value[1..^1];
            Set(builder, pairs.Groups["key"].Captures[i].Value, LibpqEscape().Replace(value, "$1"));
        }

        return builder;
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string key, string value)
    {
        if (value.Length == 0) return;
        switch (key.ToLowerInvariant())
        {
            case "host" or "hostaddr": builder.Host = value; break;
            case "port": builder.Port = int.Parse(value, CultureInfo.InvariantCulture); break;
            case "dbname": builder.Database = value; break;
            case "user": builder.Username = value; break;
            case "sslmode": builder.SslMode = Enum.Parse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true); break;
            case "sslcert": builder.SslCertificate = value; break;
            case "sslkey": builder.SslKey = value; break;
            case "sslpassword": builder.SslPassword = value; break;
            case "sslrootcert": builder.RootCertificate = value; break;
            case "connect_timeout": builder.Timeout = int.Parse(value, CultureInfo.InvariantCulture); break;
            case "application_name": builder.ApplicationName = value; break;
            case "target_session_attrs": builder.TargetSessionAttributes = value; break;
            // The encoding of the client is the toolkit's own business.
            case "client_encoding": break;
            default: builder[key] = value; break;
        }
    }

    private static string Decoded(Group part) => System.Uri.UnescapeDataString(part.Value);

    [GeneratedRegex(@"^postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@]*))?@)?(?<hosts>[^/?]*)(?:/(?<database>[^?]*))?(?:\?(?<query>.*))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uri();

    [GeneratedRegex(@"^(?:\[(?<host>[^\]]+)\]|(?<host>[^:]*))(?::(?<port>\d+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex HostAndPort();

    [GeneratedRegex(@"^\s*(?:(?<key>[a-z_]+)\s*=\s*(?<value>'(?:[^'\\]|\\.)*'|(?:[^\s;'\\]|\\.)*)(?:\s+|$))+$", RegexOptions.CultureInvariant)]
    private static partial Regex LibpqPairs();

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant)]
    private static partial Regex LibpqEscape();
}
