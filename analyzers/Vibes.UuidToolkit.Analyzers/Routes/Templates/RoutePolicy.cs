using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Routes.Templates;

/// <summary>A constraint or transformer of a route parameter: <c>int</c> and <c>range(1,9)</c> in <c>{id:int:range(1,9)}</c>.</summary>
/// <param name="Content">Its text without the colon, braces no longer doubled.</param>
/// <param name="Span">Where it stands in the template, without the colon.</param>
internal sealed record RoutePolicy(string Content, TextSpan Span)
{
    /// <summary>The name, for example <c>range</c>.</summary>
    public string Name => Content.IndexOf('(') is var open && open < 0 ? Content : Content.Substring(0, open);

    /// <summary>What is in parentheses; null where there are none.</summary>
    public string? Argument => Content.IndexOf('(') is var open && open >= 0 && Content[Content.Length - 1] == ')'
        ? Content.Substring(open + 1, Content.Length - open - 2)
        : null;
}
