using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>A statement <c>SET name = value</c> or <c>SET NAMES value</c>.</summary>
/// <param name="Name">The parameter in lower case.</param>
/// <param name="Value">The value without quotes.</param>
internal sealed partial record SessionSetting(string Name, string Value)
{
    /// <summary>The setting that <paramref name="statement"/> makes, or null when it makes none.</summary>
    public static SessionSetting? In(string statement)
    {
        // Most statements are long and no SET; they are not worth a regular expression.
        if (!statement.StartsWith("SET", StringComparison.OrdinalIgnoreCase) || statement.Length > 10_000) return null;
        var names = Names().Match(statement);
        if (names.Success) return new SessionSetting("client_encoding", Unquoted(names));
        var match = Assignment().Match(statement);
        return match.Success ? new SessionSetting(match.Groups["name"].Value.ToLowerInvariant(), Unquoted(match)) : null;
    }

    private static string Unquoted(Match match) => match.Groups["value"].Value.Trim().Trim('\'', '"');

    [GeneratedRegex(@"^SET\s+NAMES\s+(?<value>\S+)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    [GeneratedRegex(@"^SET\s+(?:(?:SESSION|LOCAL)\s+)?""?(?<name>[\w.]+)""?\s*(?:=|\bTO\b)\s*(?<value>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();
}
