using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres;

/// <summary>
/// Reads the ways in which people write down a PostgreSQL connection: Npgsql's <c>Host=...;Database=...</c>,
/// a <c>postgres://</c> URI, and libpq's <c>host=... dbname=...</c>.
/// </summary>
public static partial class ConnectionStrings
{
    private const int DefaultPort = 5432;

    // libpq's option names where they are not Npgsql's own.
    private static readonly Dictionary<string, string> LibpqNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["hostaddr"] = "Host",
        ["application_name"] = "Application Name",
        ["fallback_application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["client_encoding"] = "Client Encoding",
        ["sslmode"] = "SSL Mode",
        ["sslnegotiation"] = "SSL Negotiation",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["sslrootcert"] = "Root Certificate",
        ["channel_binding"] = "Channel Binding",
        ["gssencmode"] = "GSS Encryption Mode",
        ["krbsrvname"] = "Kerberos Service Name",
        ["target_session_attrs"] = "Target Session Attributes",
        ["require_auth"] = "Require Auth",
    };

    /// <summary>Understands a connection string of any of the three forms.</summary>
    /// <param name="connectionString">Key-value string or URI; a missing host becomes <c>PGHOST</c> or localhost.</param>
    /// <exception cref="DiagnosticException">It cannot be understood. The message never repeats the string, which may hold a password.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        var text = connectionString.Trim();
        if (text.Length == 0)
            throw Invalid("It is empty.");

        var builder = SchemePattern().IsMatch(text) ? ParseUri(text)
            : LibpqPattern().Match(text) is { Success: true } pairs ? ParseLibpq(pairs)
            : ParseNpgsql(text);

        if (string.IsNullOrEmpty(builder.Host))
            builder.Host = Environment.GetEnvironmentVariable("PGHOST") is { Length: > 0 } host ? host : "localhost";
        return builder;
    }

    /// <summary>Names the connection for people: <c>host/database as user</c>, with the port where it is not 5432. Never a password.</summary>
    /// <param name="connectionString">Key-value string or URI.</param>
    /// <exception cref="DiagnosticException">It cannot be understood.</exception>
    public static string Describe(string connectionString)
    {
        var builder = Parse(connectionString);
        var port = builder.Port == DefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{builder.Port}");
        var user = string.IsNullOrEmpty(builder.Username) ? "" : $" as {builder.Username}";
        return $"{builder.Host}{port}/{builder.Database ?? builder.Username}{user}";
    }

    private static NpgsqlConnectionStringBuilder ParseNpgsql(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException or OverflowException)
        {
            throw Invalid("It is neither a URI nor a list of keywords and values that Npgsql knows.", failure);
        }
    }

    private static NpgsqlConnectionStringBuilder ParseLibpq(Match pairs)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        foreach (var (name, value) in pairs.Groups["name"].Captures.Zip(pairs.Groups["value"].Captures))
        {
            var plain = value.Value.StartsWith('\'') ? value.Value[1..^1] : value.Value;
            Set(builder, name.Value, EscapePattern().Replace(plain, "$1"));
        }
        return builder;
    }

    // Not System.Uri: it knows neither a socket folder as host nor several hosts.
    private static NpgsqlConnectionStringBuilder ParseUri(string text)
    {
        var match = UriPattern().Match(text);
        if (!match.Success)
            throw Invalid("The URI is not of the form postgres://user@host:port/database?option=value.");

        var builder = new NpgsqlConnectionStringBuilder();
        if (match.Groups["user"] is { Success: true, Length: > 0 } user)
            builder.Username = Decode(user.Value);
        if (match.Groups["password"] is { Success: true } password)
            builder.Password = Decode(password.Value);
        if (match.Groups["database"] is { Success: true, Length: > 0 } database)
            builder.Database = Decode(database.Value);
        SetHosts(builder, match.Groups["hosts"].Value);

        foreach (var option in match.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (option.Split('=', 2) is not [var name, var value])
                throw Invalid($"The URI's option '{option}' has no value.");
            Set(builder, Decode(name), Decode(value));
        }
        return builder;
    }

    private static void SetHosts(NpgsqlConnectionStringBuilder builder, string hosts)
    {
        if (hosts.Length == 0)
            return;
        var all = hosts.Split(',').Select(host => HostPattern().Match(host)).ToList();
        if (all.Any(host => !host.Success))
            throw Invalid("The URI's host or port cannot be read.");

        if (all is [var single])
        {
            Set(builder, "Host", Decode(single.Groups["host"].Value.Trim('[', ']')));
            if (single.Groups["port"].Success)
                Set(builder, "Port", single.Groups["port"].Value);
        }
        else
            Set(builder, "Host", string.Join(',', all.Select(host => Decode(host.Value))));
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string name, string value)
    {
        var keyword = LibpqNames.GetValueOrDefault(name, name);
        try
        {
            // libpq spells the values of its options verify-full and read-write, Npgsql VerifyFull and ReadWrite.
            builder[keyword] = keyword is "SSL Mode" or "SSL Negotiation" or "Channel Binding" or "GSS Encryption Mode" or "Require Auth"
                ? value.Replace("-", "", StringComparison.Ordinal)
                : value;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException or OverflowException)
        {
            throw Invalid($"The option '{name}' is not known, or its value cannot be read.", failure);
        }
    }

    private static string Decode(string encoded)
    {
        if (BrokenPercentPattern().IsMatch(encoded))
            throw Invalid("A percent sign in the URI is not followed by two hexadecimal digits; write %25 for a percent sign.");
        return Uri.UnescapeDataString(encoded);
    }

    private static DiagnosticException Invalid(string message, Exception? cause = null) =>
        new(Descriptors.ConnectionStringInvalid.At("connection string", message), cause);

    [GeneratedRegex("^postgres(ql)?://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SchemePattern();

    [GeneratedRegex(@"^[a-z]+://((?<user>[^:@/?]*)(:(?<password>[^@/?]*))?@)?(?<hosts>[^/?@]*)(/(?<database>[^?]*))?(\?(?<query>.*))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UriPattern();

    [GeneratedRegex(@"^(?<host>\[[0-9a-f:.%]+\]|[^:]*)(:(?<port>[0-9]+))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HostPattern();

    // Without a semicolon, so that no string of Npgsql's own form is mistaken for it.
    [GeneratedRegex(@"^(?!.*;)((?<name>\w+)\s*=\s*(?<value>'(\\.|[^'\\])*'|(\\.|[^\s'\\])*)(\s+|$))+$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LibpqPattern();

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant)]
    private static partial Regex EscapePattern();

    [GeneratedRegex("%(?![0-9a-f]{2})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BrokenPercentPattern();
}
