using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Routes.Templates;

/// <summary>A parameter of a route template.</summary>
/// <param name="Name">The name; routing compares it without case.</param>
/// <param name="Span">Where it stands in the template, with its braces.</param>
/// <param name="Policies">Its constraints and transformers, in their order.</param>
/// <param name="Default">The value after <c>=</c>; null where there is none.</param>
/// <param name="IsOptional">Whether it ends in <c>?</c>.</param>
/// <param name="IsCatchAll">Whether it begins with <c>*</c>.</param>
internal sealed record RouteParameter(
    string Name, TextSpan Span, ImmutableArray<RoutePolicy> Policies, string? Default, bool IsOptional, bool IsCatchAll)
{
    /// <summary>Whether a name is this parameter's.</summary>
    public bool IsNamed(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
