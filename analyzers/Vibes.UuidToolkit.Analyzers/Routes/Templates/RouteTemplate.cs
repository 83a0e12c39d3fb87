using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Analyzers.Routes.Templates;

/// <summary>A route template as ASP.NET Core reads it, with the place of everything in it.</summary>
/// <param name="Text">The template.</param>
/// <param name="Segments">Its segments.</param>
/// <param name="Parameters">Its parameters, also those of segments that are mixtures.</param>
internal sealed record RouteTemplate(string Text, ImmutableArray<RouteSegment> Segments, ImmutableArray<RouteParameter> Parameters)
{
    /// <summary>Reads a template; null where ASP.NET Core refuses it.</summary>
    public static RouteTemplate? Parse(string text) => new RouteTemplateParser(text).Parse();
}
