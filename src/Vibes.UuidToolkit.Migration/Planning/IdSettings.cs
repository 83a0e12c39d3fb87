using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>The settings that definitions read ids from: <c>current_setting('app.tenant')</c>.</summary>
internal static partial class IdSettings
{
    /// <summary>The settings that a text reads.</summary>
    public static IEnumerable<string> In(string text) => Setting().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The settings that a definition casts to uuid, be it through <c>NULLIF</c> or as a list.</summary>
    public static IEnumerable<string> CastToUuid(string definition) => Cast().Matches(definition).Select(match => match.Groups["name"].Value).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a setting's value holds what cannot be a uuid; one, or a list of some.</summary>
    public static bool HoldsOthers(string value) =>
        value.Trim('{', '}', ' ').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Any(item => !Guid.TryParse(item, out _));

    [GeneratedRegex(@"current_setting\(\s*'(?<name>[^']+)'", RegexOptions.IgnoreCase)]
    private static partial Regex Setting();

    [GeneratedRegex(@"current_setting\(\s*'(?<name>[^']+)'[^()]*\)(?:[\s)]|,\s*'[^']*'|::\s*text\b)*(?:::|\bAS)\s*uuid\b", RegexOptions.IgnoreCase)]
    private static partial Regex Cast();
}
