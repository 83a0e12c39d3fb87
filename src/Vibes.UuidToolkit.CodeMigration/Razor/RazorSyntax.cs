using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Razor;

/// <summary>What Razor takes for C# where nothing but an <c>@</c> says where it begins.</summary>
internal static partial class RazorSyntax
{
    /// <summary>Whether it is a statement or a directive, which ends where C# says so.</summary>
    public static bool IsStatement(string code) => Statement().IsMatch(code);

    /// <summary>Whether a text is a part of an expression that needs no parentheses: <c>@Model.Find(id).Title</c>.</summary>
    public static bool IsSimple(string text) => Simple().IsMatch(text);

    /// <summary>Within how many brackets a position is: there, anything may be written.</summary>
    public static int DepthAt(string code, int position) => code.Take(position).Sum(character => character switch
    {
        '(' or '[' => 1,
        ')' or ']' => -1,
        _ => 0,
    });

    /// <summary>Whether a quote begins the value of <c>@bind</c> or <c>@bind-Value</c>.</summary>
    public static bool IsBinding(SourceText source, int quote) => Binding().IsMatch(source.ToString(TextSpan.FromBounds(source.Lines.GetLineFromPosition(quote).Start, quote)));

    [GeneratedRegex(@"^\s*(if|for|foreach|await\s+foreach|while|do|switch|using|await\s+using|lock|try)\b|^\s*\{")]
    private static partial Regex Statement();

    [GeneratedRegex(@"@bind[\w:-]*\s*=\s*$")]
    private static partial Regex Binding();

    [GeneratedRegex(@"^[\w.()]*$")]
    private static partial Regex Simple();
}
