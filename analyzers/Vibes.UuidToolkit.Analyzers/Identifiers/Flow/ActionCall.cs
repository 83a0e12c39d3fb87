using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What a controller's action is given by an address that is made for it: <c>RedirectToAction("Get", new { id = 5 })</c>, <c>CreatedAtAction(nameof(Get), new { id })</c>,
/// <c>Url.Action("Get", "Journals", new { id })</c>. The compiler knows nothing of it; the address leads nowhere.
/// </summary>
internal static class ActionCall
{
    /// <summary>What a controller's type is called after its name in addresses.</summary>
    public const string Controller = "Controller";

    /// <summary>What a controller is called in addresses, and the folder of its views.</summary>
    public static string NameOf(INamedTypeSymbol controller) =>
        controller.Name.EndsWith(Controller, StringComparison.Ordinal) ? controller.Name.Substring(0, controller.Name.Length - Controller.Length) : controller.Name;

    /// <summary>What an action's method may be called after its name in addresses.</summary>
    public const string Async = "Async";

    /// <summary>The values, each with the parameter that takes it, or the property of one.</summary>
    /// <param name="call">The call that makes the address.</param>
    /// <param name="caller">The member that it is in.</param>
    /// <param name="types">Known types.</param>
    public static IEnumerable<(IOperation Value, ISymbol Taken)> Given(IInvocationOperation call, ISymbol? caller, KnownTypes types)
    {
        if (types["Microsoft.AspNetCore.Mvc.ControllerBase"] is not { } controllers || !AddressCall.IsOne(call.TargetMethod) || AddressCall.Text(call, "action") is not { } action
            || (AddressCall.Text(call, "controller") is { } named ? types.Declared(named + Controller) : caller?.ContainingType) is not { } controller || !KnownTypes.DerivesFrom(controller, controllers))
            yield break;
        foreach (var (name, value) in AddressCall.Values(call))
            for (var type = controller; type is not null && !KnownTypes.Is(type, controllers); type = type.BaseType)
                foreach (var method in type.GetMembers(action).Concat(type.GetMembers(action + Async)).OfType<IMethodSymbol>())
                    if (Taking(method, name) is { } taken)
                        yield return (value, taken);
    }

    /// <summary>What a handler takes a value of that name by: a parameter, or a property of one that is bound as a whole; null where it takes none.</summary>
    public static ISymbol? Taking(IMethodSymbol action, string name) => (ISymbol?)action.Parameters.FirstOrDefault(parameter => AddressCall.IsNamed(parameter, name))
        ?? action.Parameters.SelectMany(parameter => parameter.Type.GetMembers()).FirstOrDefault(member => member is IPropertySymbol { DeclaringSyntaxReferences.IsEmpty: false } && AddressCall.IsNamed(member, name));
}
