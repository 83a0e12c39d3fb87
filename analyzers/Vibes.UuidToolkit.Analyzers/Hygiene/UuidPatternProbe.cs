using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Analyzers.Hygiene;

/// <summary>Asks a regular expression which UUIDs it accepts.</summary>
internal static class UuidPatternProbe
{
    private const string Random = "9b2f6d0c-6a1e-4c3b-9d5f-0e8a7b6c5d4f";
    private const string Ordered = "0190b6f0-4e2a-7c3b-9d5f-0e8a7b6c5d4f";
    private const string Migrated = "00000000-002a-8000-9d5f-0e8a7b6c5d4f";
    private const string Nonsense = "9z2y6x0w-6v1u-4t3s-9r5q-0p8o7n6m5l4k";

    // The pattern comes from the code under analysis: one that backtracks for ever must not stop the compiler.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether a text could be such a pattern at all: cheap, and true of few strings.</summary>
    public static bool MayMatchUuids(string pattern) => pattern.Length is > 10 and < 1000
        && pattern.IndexOf("12}", StringComparison.Ordinal) >= 0 && pattern.IndexOf("A-F", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The UUIDs that a pattern for UUIDs rejects, as messages say it; null where it accepts all, or is for something else.</summary>
    public static string? Rejected(string pattern, bool ignoreCase)
    {
        try
        {
            var regex = new Regex(pattern, (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None) | RegexOptions.CultureInvariant, Patience);
            bool Accepts(string uuid) => regex.Match(uuid) is { Success: true } match && match.Length >= uuid.Length;
            var lower = Accepts(Random);
            var upper = Accepts(Random.ToUpperInvariant());
            if ((!lower && !upper) || Accepts(Nonsense))
                return null;
            string Cased(string uuid) => lower ? uuid : uuid.ToUpperInvariant();
            var versions = (Accepts(Cased(Ordered)), Accepts(Cased(Migrated))) switch
            {
                (true, true) => null,
                (false, true) => "UUIDs of version 7",
                (true, false) => "UUIDs of version 8",
                (false, false) => "UUIDs of the versions 7 and 8",
            };
            var letters = lower && upper ? null : lower ? "UUIDs in upper case" : "UUIDs in lower case";
            return versions is not null && letters is not null ? versions + ", and " + letters : versions ?? letters;
        }
        catch (ArgumentException)
        {
            // No regular expression: the compiler and the runtime have their own words for that.
            return null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
