using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>VUID0404: <c>[Range]</c> or a digits-only <c>[RegularExpression]</c> validates an id; it compiles on a Guid too.</summary>
internal sealed class IntegerValidation : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var range = context.Types["System.ComponentModel.DataAnnotations.RangeAttribute"];
        var expression = context.Types["System.ComponentModel.DataAnnotations.RegularExpressionAttribute"];
        if (range is null && expression is null)
            return;
        context.OnSymbol(scope =>
        {
            var symbol = scope.Symbol;
            Look(symbol, range, expression, () => scope.Model.Of(symbol, scope.Cancellation),
                (where, id, arguments) => scope.Report(Descriptors.IntegerValidation, where, id, arguments), scope.Cancellation);
        }, SymbolKind.Property, SymbolKind.Field, SymbolKind.Parameter);
        context.OnOperation(scope =>
        {
            foreach (var parameter in ((IAnonymousFunctionOperation)scope.Operation).Symbol.Parameters)
                Look(parameter, range, expression, () => scope.Model.Of(parameter, scope.Cancellation),
                    (where, id, arguments) => scope.Report(Descriptors.IntegerValidation, where, id, arguments), scope.Cancellation);
        }, OperationKind.AnonymousFunction);
    }

    private static void Look(
        ISymbol symbol, INamedTypeSymbol? range, INamedTypeSymbol? expression, Func<Identifier?> identify, Action<Location, Identifier?, object?[]> report, CancellationToken cancellation)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (!IsForIntegers(attribute, range, expression) || attribute.ApplicationSyntaxReference is not { } reference)
                continue;
            var id = identify();
            // On a Guid it is wrong whoever the Guid belongs to.
            if (id is not null || IntegerTypes.Unwrap(Type(symbol)).IsGuid())
                report(Location.Create(reference.SyntaxTree, reference.Span), id,
                    [reference.GetSyntax(cancellation).ToString(), symbol.Name, id?.Reason ?? $"{symbol.Name} is a Guid"]);
        }
    }

    private static bool IsForIntegers(AttributeData attribute, INamedTypeSymbol? range, INamedTypeSymbol? expression)
    {
        // Range(typeof(T), "from", "to") compares whatever T is: integers, but also dates and decimals, which no id is.
        if (KnownTypes.Is(attribute.AttributeClass, range))
            return attribute.ConstructorArguments is [{ Value: not ITypeSymbol }, ..] or [{ Value: ITypeSymbol { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } }, ..];
        return KnownTypes.Is(attribute.AttributeClass, expression)
            && attribute.ConstructorArguments is [{ Value: string pattern }] && IntegerPattern.Matches(pattern, whole: true);
    }

    private static ITypeSymbol? Type(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };
}
