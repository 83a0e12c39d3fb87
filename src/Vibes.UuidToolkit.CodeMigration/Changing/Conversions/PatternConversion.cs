using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// A validation attribute on the text of an id, <c>[RegularExpression(@"^\d+$")] string tagId</c>: it asks for UUIDs where it asked
/// for numbers. Whether nothing, or several with commas between, were let through is found out by asking the old pattern.
/// </summary>
internal static class PatternConversion
{
    private const string Uuid = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    // A pattern of the program's own runs here: it must not run for ever.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>Changes the pattern.</summary>
    /// <returns>Whether the attribute holds one that let numbers through.</returns>
    public static bool Convert(Place place, AttributeSyntax attribute)
    {
        if (attribute.ArgumentList?.Arguments is not [{ NameEquals: null, Expression: LiteralExpressionSyntax literal }, ..]
            || place.Model.GetConstantValue(literal).Value is not string pattern || !Allows(pattern, "1"))
            return false;
        var ids = Allows(pattern, "1,2") ? $"{Uuid}(,{Uuid})*" : Uuid;
        place.Edits.Replace(literal, $"@\"^{(Allows(pattern, "") ? $"({ids})?" : ids)}$\"");
        return true;
    }

    private static bool Allows(string pattern, string text)
    {
        try
        {
            return Regex.Match(text, pattern, RegexOptions.None, Timeout) is { Success: true, Index: 0 } match && match.Length == text.Length;
        }
        catch (Exception broken) when (broken is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
