using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>What calls have in common that make an address from a name and values: of an action, <see cref="ActionCall"/>, of a page, <see cref="PageCall"/>, or of a route, <see cref="RouteCall"/>.</summary>
internal static class AddressCall
{
    /// <summary>Whether it is ASP.NET Core that makes the address.</summary>
    public static bool IsOne(IMethodSymbol method) => method.ContainingAssembly?.Name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) == true;

    /// <summary>The text that is given for a parameter, which some call actionName and others action; null where it is no constant, or not given.</summary>
    public static string? Text(IInvocationOperation call, string name) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter is { } parameter && (parameter.Name == name || parameter.Name == name + "Name"))?.Value.ConstantValue.Value as string;

    /// <summary>The values that the address is made of, by their names: those of the answer's body beside them are none.</summary>
    public static IEnumerable<(string Name, IOperation Value)> Values(IInvocationOperation call) => Values(call, "routeValues").Concat(Values(call, "values"));

    /// <summary>What a call is given for a parameter that takes values by their names.</summary>
    public static IEnumerable<(string Name, IOperation Value)> Values(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter) is { } given ? Values(SlotFinder.Stripped(given.Value)) : [];

    private static IEnumerable<(string Name, IOperation Value)> Values(IOperation given) => given switch
    {
        IAnonymousObjectCreationOperation nameless => NamelessObject.Members(nameless),
        // new RouteValueDictionary(new { id = 5 }), new RouteValueDictionary { ["id"] = 5 }, new() { { "id", 5 } }.
        IObjectCreationOperation dictionary => dictionary.Arguments.Select(argument => SlotFinder.Stripped(argument.Value)).OfType<IAnonymousObjectCreationOperation>().SelectMany(NamelessObject.Members)
            .Concat((dictionary.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty).Select(Entry).OfType<(string, IOperation)>()),
        _ => [],
    };

    private static (string Name, IOperation Value)? Entry(IOperation initializer) => initializer switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }] }, Value: var value } => (name, value),
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }, { Value: var value }] } => (name, value),
        _ => null,
    };

    /// <summary>Whether a value of that name is given to a symbol: in addresses case does not count.</summary>
    public static bool IsNamed(ISymbol symbol, string name) => string.Equals(symbol.Name, name, StringComparison.OrdinalIgnoreCase);
}
