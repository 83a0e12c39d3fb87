using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>The lambda or method that an expression makes a delegate or an expression tree of.</summary>
/// <param name="Function">The lambda, or the reference to the method.</param>
/// <param name="Delegate">The delegate's type.</param>
/// <param name="Prefix">Where within the expression's type that is: an expression tree holds it.</param>
internal readonly record struct CreatedFunction(IOperation Function, INamedTypeSymbol Delegate, TypePath Prefix)
{
    /// <summary>What an expression makes; null where it makes none.</summary>
    public static CreatedFunction? Of(IOperation value) => value switch
    {
        IDelegateCreationOperation { Type: INamedTypeSymbol type } creation => new(creation.Target, type, TypePath.Value),
        IConversionOperation { Operand: IAnonymousFunctionOperation function, Type: INamedTypeSymbol { TypeArguments: [INamedTypeSymbol type] } } => new(function, type, TypePath.Of(0)),
        IConversionOperation { Operand: IDelegateCreationOperation } conversion => Of(conversion.Operand),
        _ => null,
    };
}
