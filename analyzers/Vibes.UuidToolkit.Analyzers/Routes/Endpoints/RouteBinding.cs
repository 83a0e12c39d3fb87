using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>A route's parameter that has constraints, and where its value arrives.</summary>
/// <param name="Template">The template as it is written: without the prefixes that stand elsewhere.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Slots">The handlers' parameters and the properties that take it; none where no code is known to.</param>
/// <param name="Compilation">The code that it is in.</param>
/// <param name="Model">What is an id.</param>
/// <param name="Report">Reports a part of the template.</param>
/// <param name="Cancellation">Cancels the analysis.</param>
internal sealed record RouteBinding(
    RouteTemplate Template, RouteParameter Parameter, IReadOnlyList<RouteSlot> Slots, Compilation Compilation, IdentifierModel Model, ReportTemplate Report, CancellationToken Cancellation);
