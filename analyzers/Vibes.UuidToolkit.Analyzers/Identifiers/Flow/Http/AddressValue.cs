using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

/// <summary>A value in an address.</summary>
/// <param name="Place">Which it is: the first in the path, or that of a name in the query; what <see cref="HttpValue.Name"/> is for it.</param>
/// <param name="Parameter">The name that a template has for it; null in a request.</param>
/// <param name="Part">What gives it in a request: an expression whose value it is, or a text that it is a part of; null in a template.</param>
/// <param name="Span">Where it stands in that text; empty where it is the expression's value.</param>
internal sealed record AddressValue(string Place, string? Parameter, IOperation? Part, TextSpan Span)
{
    /// <summary>The place of a value in the path, counted from 0.</summary>
    public static string InPath(int position) => $"/{position}";

    /// <summary>The place of a value that has a name in the query. Case does not count there.</summary>
    public static string InQuery(string name) => "?" + name.ToLowerInvariant();
}
