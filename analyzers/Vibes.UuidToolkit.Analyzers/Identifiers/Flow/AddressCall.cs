using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>What calls have in common that make an address from a name and values: of an action, <see cref="ActionCall"/>, or of a page, <see cref="PageCall"/>.</summary>
internal static class AddressCall
{
    /// <summary>Whether it is ASP.NET Core that makes the address.</summary>
    public static bool IsOne(IMethodSymbol method) => method.ContainingAssembly?.Name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) == true;

    /// <summary>The text that is given for a parameter, which some call actionName and others action; null where it is no constant, or not given.</summary>
    public static string? Text(IInvocationOperation call, string name) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter is { } parameter && (parameter.Name == name || parameter.Name == name + "Name"))?.Value.ConstantValue.Value as string;

    /// <summary>Whether a value of that name is given to a symbol: in addresses case does not count.</summary>
    public static bool IsNamed(ISymbol symbol, string name) => string.Equals(symbol.Name, name, StringComparison.OrdinalIgnoreCase);
}
