using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Routes;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Legacy;

/// <summary>
/// Finds each parameter of a route that takes an id as an integer: with a constraint, <c>{id:int}</c>, and without, <c>{id}</c>,
/// which is nothing to change for UUIDs alone. Told is the name with what follows it.
/// </summary>
internal sealed class RouteIds : RouteParameterRule
{
    /// <inheritdoc/>
    protected override bool IsLookedAt(RouteParameter parameter) => parameter.Policies.All(policy => RouteConversion.IsOfNumbers(policy.Content));

    /// <inheritdoc/>
    protected override void Look(RouteBinding binding)
    {
        var (parameter, template) = (binding.Parameter, binding.Template.Text);
        var start = template.IndexOf(parameter.Name, parameter.Span.Start, StringComparison.Ordinal);
        var part = TextSpan.FromBounds(start, parameter.Policies is [.., var last] ? last.Span.End : start + parameter.Name.Length);
        foreach (var slot in binding.Slots)
            if (slot.IsInteger && slot.Id(binding.Model, binding.Cancellation) is { } id)
            {
                binding.Report(Descriptors.IntegerRouteConstraint, part, id, template.Substring(part.Start, part.Length), slot.Name, id.Entity, id.Reason);
                return;
            }
    }
}
