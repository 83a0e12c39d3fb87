using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Literals;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;

namespace Vibes.UuidToolkit.Analyzers.Routes.Pages;

/// <summary>The <c>@page "/journals/{id:int}"</c> line of a Razor page or component.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Type">The name of the class that its route values arrive in: the component's, or the page model's.</param>
/// <param name="Source">The file's text.</param>
/// <param name="Template">The template.</param>
/// <param name="Places">Where each of the template's characters begins in the file, and last where they end.</param>
internal sealed record PageDirective(string Path, string Type, SourceText Source, RouteTemplate Template, IReadOnlyList<int> Places)
{
    private const string Component = ".razor";
    private const string Page = ".cshtml";

    /// <summary>Whether it is a component of Blazor, not a page with a page model.</summary>
    public bool IsComponent => Is(Path, Component);

    /// <summary>Where a part of the template stands in the file.</summary>
    public TextSpan Locate(TextSpan part) => TextSpan.FromBounds(Places[part.Start], Places[part.End]);

    /// <summary>Reads the directives of a file; none where it is no Razor file, or has no template that is valid.</summary>
    public static IEnumerable<PageDirective> Read(AdditionalText file, CancellationToken cancellation)
    {
        if (!Is(file.Path, Component) && !Is(file.Path, Page) || file.GetText(cancellation) is not { } source)
            yield break;
        var type = System.IO.Path.GetFileNameWithoutExtension(file.Path);
        if (Is(file.Path, Page))
            type = source.Lines.Select(line => After(line.ToString(), "@model ")).FirstOrDefault(name => name is not null)?.Split('.').Last() ?? type + "Model";
        foreach (var line in source.Lines)
        {
            if (After(line.ToString(), "@page ") is not { Length: > 0 } literal || literal[0] != '"')
                continue;
            var token = SyntaxFactory.ParseToken(literal);
            var start = line.Start + line.ToString().IndexOf('"');
            if (LiteralToken.Places(token) is { } places && RouteTemplate.Parse(token.ValueText) is { } template)
                yield return new(file.Path, type, source, template, places.Select(place => place + start).ToList());
        }
    }

    private static bool Is(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private static string? After(string line, string keyword) =>
        line.TrimStart() is var text && text.StartsWith(keyword, StringComparison.Ordinal) ? text.Substring(keyword.Length).Trim() : null;
}
