using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// A parameter of an OData service's action or function, <c>builder.EntityType&lt;User&gt;().Action("Merge").Parameter&lt;int&gt;("otherId")</c>. The controller's method of that name takes it: as a
/// parameter, or among those that it gets as a bag of objects, <c>(int)parameters["otherId"]</c>. The compiler knows nothing of it, and the service refuses what is of another type.
/// </summary>
internal static class ServiceOperation
{
    private const string Builder = "Microsoft.OData.ModelBuilder", Parameters = "ODataActionParameters";

    /// <summary>Where what the call declares arrives; none where it is another call.</summary>
    public static IEnumerable<Slot> Taking(IInvocationOperation call, CancellationToken cancellation)
    {
        if (call is not { TargetMethod: { Name: "Parameter", TypeArguments.Length: 1 } method, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }, ..], Instance: { } operation, SemanticModel.Compilation: { } compilation }
            || !IsOfBuilder(method) || Named(operation) is not { } operationName)
            yield break;
        foreach (var action in compilation.GetSymbolsWithName(operationName, SymbolFilter.Member, cancellation).OfType<IMethodSymbol>().Where(action => action.ContainingType.Name.EndsWith("Controller", StringComparison.Ordinal)))
            foreach (var parameter in action.Parameters)
                if (string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase))
                    yield return new(parameter, TypePath.Value);
                else if (parameter.Type.Name == Parameters && KeyedEntry.IsNamed(name))
                    yield return new(new KeyedEntry(parameter, name), TypePath.Value);
    }

    // What .Action("Merge") and .Function("Total") name, behind what else is said of it, and of a local that holds it.
    private static string? Named(IOperation operation) => SlotFinder.Stripped(operation) switch
    {
        IInvocationOperation { TargetMethod: { Name: "Action" or "Function" } method, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }, ..] } when IsOfBuilder(method) => name,
        IInvocationOperation { Instance: { } before } => Named(before),
        ILocalReferenceOperation local when LocalValues.Initializer(local) is { } initializer => Named(initializer),
        _ => null,
    };

    private static bool IsOfBuilder(IMethodSymbol method) => method.ContainingType.ContainingNamespace?.ToDisplayString() == Builder;
}
