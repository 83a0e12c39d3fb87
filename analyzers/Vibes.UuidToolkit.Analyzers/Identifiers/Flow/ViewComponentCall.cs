using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What a view component is given: <c>Component.InvokeAsync("Menu", new { id = 5 })</c>, a controller's <c>ViewComponent("Menu", new { id })</c>, and <c>&lt;vc:menu id="5" /&gt;</c>, of which the
/// Razor compiler makes a class with a property for each parameter. The compiler knows nothing of it; the call throws.
/// </summary>
/// <param name="Component">The method of the component that is called.</param>
internal sealed record ViewComponentCall(IMethodSymbol Component)
{
    private const string Suffix = "ViewComponent";

    private const string TagHelper = "TagHelper";

    /// <summary>The component that a call is about; null where it is none of the program's that can be told.</summary>
    public static ViewComponentCall? Of(IInvocationOperation call, KnownTypes types)
    {
        var method = call.TargetMethod;
        if (method.ContainingType is not { } owner || !(method.Name == Suffix ? KnownTypes.DerivesFrom(owner, types["Microsoft.AspNetCore.Mvc.Controller"])
            : KnownTypes.Is(owner, types["Microsoft.AspNetCore.Mvc.IViewComponentHelper"]) || KnownTypes.Is(owner, types["Microsoft.AspNetCore.Mvc.Rendering.ViewComponentHelperExtensions"])))
            return null;
        var component = method.TypeArguments.FirstOrDefault() as INamedTypeSymbol ?? call.Arguments.Select(argument => Named(argument.Value, types)).FirstOrDefault(type => type is not null);
        return (component?.GetMembers("InvokeAsync").FirstOrDefault() ?? component?.GetMembers("Invoke").FirstOrDefault()) is IMethodSymbol invoked ? new(invoked) : null;
    }

    /// <summary>The members of the nameless object that a call is given, each with the parameter that takes it.</summary>
    public IEnumerable<(IOperation Value, IParameterSymbol Taken)> Given(IInvocationOperation call)
    {
        foreach (var (name, value) in NamelessObject.Given(call))
            if (Parameter(name) is { } taken)
                yield return (value, taken);
    }

    /// <summary>The properties of the class that the Razor compiler makes of a <c>&lt;vc:menu /&gt;</c>, each with the parameter that it is for.</summary>
    /// <param name="caller">The member that the call is in.</param>
    public IEnumerable<(IPropertySymbol Property, IParameterSymbol Taken)> Kept(ISymbol? caller)
    {
        if (caller?.ContainingType is { } type && type.Name.EndsWith(Suffix + TagHelper, StringComparison.Ordinal))
            foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
                if (Parameter(property.Name) is { } taken)
                    yield return (property, taken);
    }

    private IParameterSymbol? Parameter(string name) => Component.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase));

    private static INamedTypeSymbol? Named(IOperation value, KnownTypes types) => SlotFinder.Stripped(value) switch
    {
        ITypeOfOperation { TypeOperand: INamedTypeSymbol type } => type,
        { ConstantValue: { HasValue: true, Value: string name } } => types.Declared(name + Suffix) ?? types.Declared(name),
        _ => null,
    };
}
