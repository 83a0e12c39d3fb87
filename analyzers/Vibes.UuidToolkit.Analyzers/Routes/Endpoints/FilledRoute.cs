using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>An address that is made of a constant template by hand: <c>Route.Replace("{JournalId:int}", journalId.ToString())</c>. Where the template changes, what is looked for in it does.</summary>
/// <param name="Part">The part of the template that is replaced, as it is written.</param>
/// <param name="Template">That part by itself.</param>
/// <param name="Owner">The type that declares the template.</param>
/// <param name="Value">What is put there, before it is a text.</param>
internal sealed record FilledRoute(IOperation Part, RouteTemplate Template, INamedTypeSymbol Owner, IOperation Value)
{
    /// <summary>Reads a call; null where it is no such one.</summary>
    public static FilledRoute? Of(IInvocationOperation call) =>
        call is { TargetMethod: { Name: nameof(string.Replace), ContainingType.SpecialType: SpecialType.System_String }, Arguments: [{ Value: { ConstantValue: { HasValue: true, Value: string part } } replaced }, { Value: var value }, ..] }
            && call.Instance is { } instance && Whole(instance) is { Field: { ContainingType: { } owner, ConstantValue: string route } } && part.Length > 0 && part[0] == '{'
            // The template may have been changed before.
            && RouteTemplate.Parse(part) is { Parameters: [var filled] } template && RouteTemplate.Parse(route)?.Parameters.Any(parameter => parameter.IsNamed(filled.Name)) == true
            ? new(replaced, template, owner, Shown(value)) : null;

    /// <summary>The property by the parameter's name beside the template, as a request has that says by which route it comes; null where there is none.</summary>
    public IPropertySymbol? Property => Owner.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property => !property.IsStatic && string.Equals(property.Name, Template.Parameters[0].Name, StringComparison.OrdinalIgnoreCase));

    // Route.Replace("{a}", ...).Replace("{b}", ...)
    private static IFieldReferenceOperation? Whole(IOperation text) => text switch
    {
        IFieldReferenceOperation { Field.IsConst: true } field => field,
        IInvocationOperation { TargetMethod: { Name: nameof(string.Replace), ContainingType.SpecialType: SpecialType.System_String }, Instance: { } before } => Whole(before),
        _ => null,
    };

    private static IOperation Shown(IOperation text) => SlotFinder.Stripped(text) switch
    {
        IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } shown } => SlotFinder.Stripped(shown),
        IInterpolatedStringOperation { Parts: [IInterpolationOperation { Expression: var shown }] } => SlotFinder.Stripped(shown),
        var other => other,
    };
}
