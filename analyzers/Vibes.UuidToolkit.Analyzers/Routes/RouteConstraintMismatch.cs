using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>VUID0402: a route constraint and the type it leads to exclude each other, as <c>{id:int}</c> and a Guid do.</summary>
internal sealed class RouteConstraintMismatch : RouteParameterRule
{
    /// <inheritdoc/>
    protected override void Look(RouteBinding binding)
    {
        foreach (var slot in binding.Slots)
        {
            var span = slot.IsGuid ? Span(binding.Parameter, RouteConstraints.IsForIntegers)
                : slot.IsInteger ? binding.Parameter.Policies.FirstOrDefault(RouteConstraints.IsForUuids)?.Span
                : null;
            if (span is not { } part)
                continue;
            binding.Report(Descriptors.RouteConstraintMismatch, part, slot.Id(binding.Model, binding.Cancellation),
                binding.Template.Text.Substring(part.Start, part.Length), slot.Name, slot.Type.ToDisplayString(Microsoft.CodeAnalysis.SymbolDisplayFormat.MinimallyQualifiedFormat));
            return;
        }
    }
}
