using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>VUID0401: a route constraint lets only integers through to an id.</summary>
internal sealed class IntegerRouteConstraint : RouteParameterRule
{
    /// <inheritdoc/>
    protected override void Look(RouteBinding binding)
    {
        // Where a parameter is a Guid already, the two disagree: VUID0402.
        if (binding.Slots.Any(slot => slot.IsGuid))
            return;
        foreach (var slot in binding.Slots)
        {
            var isText = slot.Type.SpecialType == SpecialType.System_String;
            if (Span(binding.Parameter, policy => RouteConstraints.IsForIntegers(policy) || isText && RouteConstraints.IsForTexts(policy)) is not { } span || Id(slot, binding) is not { } id)
                continue;
            binding.Report(Descriptors.IntegerRouteConstraint, span, id, binding.Template.Text.Substring(span.Start, span.Length), slot.Name, id.Entity, id.Reason);
            return;
        }
    }

    private static Identifier? Id(RouteSlot slot, RouteBinding binding) => slot.Id(binding.Model, binding.Cancellation)
        ?? (slot.Symbol is IParameterSymbol parameter ? TextOfId.Of(parameter, binding.Compilation, binding.Model, binding.Cancellation) : null);
}
