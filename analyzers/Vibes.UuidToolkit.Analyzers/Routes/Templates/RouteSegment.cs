namespace Vibes.UuidToolkit.Analyzers.Routes.Templates;

/// <summary>What stands between two slashes of a route template.</summary>
/// <param name="Literal">The text, where it is only text.</param>
/// <param name="Parameter">The parameter, where it is only one; where both are null, it is a mixture.</param>
internal sealed record RouteSegment(string? Literal, RouteParameter? Parameter);
