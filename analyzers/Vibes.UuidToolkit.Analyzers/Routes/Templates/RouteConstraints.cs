using System.Globalization;

namespace Vibes.UuidToolkit.Analyzers.Routes.Templates;

/// <summary>What the constraints that ASP.NET Core brings let through. Of an application's own, nothing is known.</summary>
internal static class RouteConstraints
{
    private const int UuidLength = 36;

    /// <summary>Whether a constraint is meant for integers and lets no UUID through.</summary>
    public static bool IsForIntegers(RoutePolicy policy) => policy.Name.ToUpperInvariant() switch
    {
        "INT" or "LONG" or "DECIMAL" or "DOUBLE" or "FLOAT" => policy.Argument is null,
        "MIN" or "MAX" or "RANGE" => policy.Argument is not null,
        "LENGTH" or "MAXLENGTH" => Longest(policy.Argument) < UuidLength,
        "REGEX" => policy.Argument is { } pattern && (IntegerPattern.Matches(pattern, whole: false) || IntegerPattern.Matches(WithoutTokens(pattern), whole: false)),
        _ => false,
    };

    /// <summary>Whether a constraint lets only UUIDs through.</summary>
    public static bool IsForUuids(RoutePolicy policy) => string.Equals(policy.Content, "guid", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a constraint is a pattern with digits that lets no UUID through: of a text that is read as an id.</summary>
    public static bool IsForTexts(RoutePolicy policy) => string.Equals(policy.Name, "regex", StringComparison.OrdinalIgnoreCase) && policy.Argument is { } pattern
        && (IntegerPattern.RefusesUuids(pattern, whole: false) || IntegerPattern.RefusesUuids(WithoutTokens(pattern), whole: false));

    // In an attribute, brackets are doubled: single ones are tokens such as [controller].
    private static string WithoutTokens(string pattern) => pattern.Replace("[[", "[").Replace("]]", "]");

    private static int Longest(string? argument) =>
        argument is not null && int.TryParse(argument.Substring(argument.LastIndexOf(',') + 1), NumberStyles.Integer, CultureInfo.InvariantCulture, out var length) ? length : int.MaxValue;
}
