using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>VUID0401: a route constraint lets only integers through to an id.</summary>
internal sealed class IntegerRouteConstraint : RouteParameterRule
{
    /// <inheritdoc/>
    protected override void Look(RouteBinding binding)
    {
        // Where a parameter is a Guid already, the two disagree: VUID0402.
        if (ForIntegers(binding.Parameter) is not { } span || binding.Slots.Any(slot => slot.IsGuid))
            return;
        foreach (var slot in binding.Slots)
            if (binding.Model.Of(slot.Symbol, binding.Cancellation) is { } id)
            {
                binding.Report(Descriptors.IntegerRouteConstraint, span, id, binding.Template.Text.Substring(span.Start, span.Length), slot.Symbol.Name, id.Entity, id.Reason);
                return;
            }
    }
}
