using System.Globalization;

namespace Vibes.Api.Services;

/// <summary>The number by which people speak of a journal, on paper and on the phone: J-001030.</summary>
public static class ReferenceNumber
{
    private const string Prefix = "J-";

    public static string Of(int journalId) => $"{Prefix}{journalId:D6}";

    public static bool TryParse(string? text, out int journalId)
    {
        journalId = 0;
        return text is not null
            && text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out journalId);
    }
}
