using System.Globalization;
using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>An id's value, whatever way it is spelt.</summary>
/// <param name="Text">An integer without leading zeros, or a UUID in lower case with hyphens.</param>
internal readonly partial record struct IdValue(string Text)
{
    /// <summary>The pattern of what <see cref="TryParse"/> may understand, for finding it inside a text.</summary>
    public const string Pattern = @"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9]{1,19}";

    /// <summary>Whether it is a UUID.</summary>
    public bool IsUuid => Text.Length == 36;

    /// <summary>Whether it is a UUID that RFC 9562 gives a version and a variant; nil and max have none.</summary>
    public bool IsValidUuid => Versioned().IsMatch(Text);

    /// <summary>Reads an integer, or a UUID in any of its usual spellings.</summary>
    public static bool TryParse(string spelling, out IdValue value)
    {
        if (Integer().IsMatch(spelling) && long.TryParse(spelling, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            value = new(spelling);
            return true;
        }

        var isUuid = Guid.TryParseExact(spelling, "D", out var uuid) || Guid.TryParseExact(spelling, "N", out uuid)
            || Guid.TryParseExact(spelling, "B", out uuid) || Guid.TryParseExact(spelling, "P", out uuid);
        value = isUuid ? new(uuid.ToString("D")) : default;
        return isUuid;
    }

    [GeneratedRegex("^-?(0|[1-9][0-9]{0,18})$")]
    private static partial Regex Integer();

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Versioned();
}
