using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>Tells strings that are URLs or their paths.</summary>
internal static class UrlText
{
    private const string Syntax = "Uri";

    /// <summary>Whether a text begins as a URL or an absolute path does.</summary>
    public static bool Begins(string? text) =>
        text is not null && (text.StartsWith("/", StringComparison.Ordinal) || text.StartsWith("~/", StringComparison.Ordinal)
            || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a string is handed to a parameter that is annotated as a URL, as those of <c>HttpClient</c> are.</summary>
    public static bool IsExpected(IOperation text, WebTypes web)
    {
        var value = text.Parent;
        while (value is IConversionOperation or IParenthesizedOperation)
            value = value.Parent;
        return value is IArgumentOperation { Parameter: { } parameter }
            && WebTypes.Attribute(parameter, web.StringSyntax) is { ConstructorArguments: [{ Value: Syntax }, ..] };
    }

    /// <summary>Whether what follows a text is a segment of a path, or the value of a query: <c>/journals/</c>, <c>?journal=</c>.</summary>
    public static bool EndsBeforeValue(string? text)
    {
        if (text is null || text.Length == 0)
            return false;
        if (text[text.Length - 1] == '/')
            return true;
        var name = text.Length - 2;
        if (text[text.Length - 1] != '=')
            return false;
        while (name >= 0 && (char.IsLetterOrDigit(text[name]) || text[name] is '_' or '-' or '.'))
            name--;
        return name >= 0 && text[name] is '?' or '&';
    }
}
