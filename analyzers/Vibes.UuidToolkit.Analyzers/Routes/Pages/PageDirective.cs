using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Literals;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;

namespace Vibes.UuidToolkit.Analyzers.Routes.Pages;

/// <summary>The <c>@page "/journals/{id:int}"</c> line of a Razor page or component.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Source">The file's text.</param>
/// <param name="Template">The template.</param>
/// <param name="Places">Where each of the template's characters begins in the file, and last where they end.</param>
internal sealed record PageDirective(string Path, SourceText Source, RouteTemplate Template, IReadOnlyList<int> Places)
{
    private const string Keyword = "@page";

    /// <summary>Whether it is a component of Blazor, not a page with a page model.</summary>
    public bool IsComponent => Path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a part of the template stands in the file.</summary>
    public TextSpan Locate(TextSpan part) => TextSpan.FromBounds(Places[part.Start], Places[part.End]);

    /// <summary>Reads the file's first directive; null where it is no Razor file, or has none with a template that is valid.</summary>
    public static PageDirective? Read(AdditionalText file, CancellationToken cancellation)
    {
        if (!file.Path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase) && !file.Path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase)
            || file.GetText(cancellation) is not { } source)
            return null;
        foreach (var line in source.Lines)
        {
            var text = line.ToString();
            var start = text.Length - text.TrimStart().Length;
            if (string.CompareOrdinal(text, start, Keyword, 0, Keyword.Length) != 0)
                continue;
            var quote = text.IndexOf('"', start + Keyword.Length);
            if (quote < 0 || !string.IsNullOrWhiteSpace(text.Substring(start + Keyword.Length, quote - start - Keyword.Length)))
                continue;
            var token = SyntaxFactory.ParseToken(text.Substring(quote));
            if (LiteralToken.Places(token) is { } places && RouteTemplate.Parse(token.ValueText) is { } template)
                return new(file.Path, source, template, places.Select(place => place + line.Start + quote).ToList());
        }

        return null;
    }
}
