using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>Tells regular expressions that are meant for integers: they match digits and no UUID.</summary>
internal static class IntegerPattern
{
    private const string Digits = "1234567890";

    // Nobody waits longer for an answer that is only about a validation attribute.
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(50);

    private static readonly string[] Uuids =
        ["0190163d-8694-739b-aea5-966c26f8ad91", "0190163D-8694-739B-AEA5-966C26F8AD91", "c1a6f5d2-33b1-4c55-8f0e-5d2f7c1e9a47", "00000000-0000-0000-0000-000000000001"];

    /// <summary>Whether a pattern lets integers through and no UUID.</summary>
    /// <param name="pattern">The pattern; one that is no regular expression, or takes too long, is not.</param>
    /// <param name="whole">Whether it has to match the whole text, as <c>[RegularExpression]</c> demands.</param>
    public static bool Matches(string pattern, bool whole) => Test(pattern, whole, regex =>
        Enumerable.Range(1, Digits.Length).Any(length => Accepts(regex, Digits.Substring(0, length), whole)) && !Uuids.Any(uuid => Accepts(regex, uuid, whole)));

    /// <summary>Whether a pattern has digits in it and lets no UUID through, as <c>^J-\d{6}$</c>.</summary>
    /// <inheritdoc cref="Matches"/>
    public static bool RefusesUuids(string pattern, bool whole) =>
        (pattern.Contains("\\d") || pattern.Contains("0-9")) && Test(pattern, whole, regex => !Uuids.Any(uuid => Accepts(regex, uuid, whole)));

    private static bool Test(string pattern, bool whole, Func<Regex, bool> test)
    {
        try
        {
            return test(new Regex(pattern, RegexOptions.CultureInvariant | (whole ? RegexOptions.None : RegexOptions.IgnoreCase), Timeout));
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static bool Accepts(Regex regex, string text, bool whole) => regex.Match(text) is { Success: true } match && (!whole || match.Length == text.Length);
}
