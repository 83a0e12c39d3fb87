using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0612: <c>[Required]</c> stands on an id that cannot be null.</summary>
internal sealed class RequiredId : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnSymbol(Look, SymbolKind.Property, SymbolKind.Parameter);
        // Of a request's property only those who read it tell that it is an id.
        context.OnEnd(Look);
    }

    private static void Look(SymbolScope scope)
    {
        // On an entity's property it makes the column NOT NULL, which it is.
        if (Attribute(scope.Symbol, scope.Types) is { } attribute && scope.Model.Entities.Declared(scope.Symbol) is null && scope.Model.Of(scope.Symbol, scope.Cancellation) is { } id)
            scope.Report(Descriptors.RequiredId, Place(attribute, scope.Symbol, scope.Cancellation), id, scope.Symbol.Name, id.Entity, id.Reason);
    }

    private static void Look(EndScope scope)
    {
        foreach (var (symbol, id) in scope.Model.Received(scope.Cancellation))
            if (Attribute(symbol, scope.Model.Types) is { } attribute)
                scope.Report(Descriptors.RequiredId, Place(attribute, symbol, scope.Cancellation), symbol, id, symbol.Name, id.Entity, id.Reason);
    }

    private static AttributeData? Attribute(ISymbol symbol, KnownTypes types)
    {
        var type = symbol switch { IPropertySymbol property => property.Type, IParameterSymbol parameter => parameter.Type, _ => null };
        AttributeData? required = null;
        if (type.IsInteger() || type.IsGuid())
            foreach (var attribute in symbol.GetAttributes())
                if (KnownTypes.Is(attribute.AttributeClass, types["System.ComponentModel.DataAnnotations.RequiredAttribute"]))
                    required = attribute;
                else if (RefusesEmpty(attribute, types))
                    return null;
        return required;
    }

    // Range(typeof(Guid), "00000000-0000-0000-0000-000000000001", ...) refuses what Required does not.
    private static bool RefusesEmpty(AttributeData attribute, KnownTypes types) => KnownTypes.Is(attribute.AttributeClass, types["System.ComponentModel.DataAnnotations.RangeAttribute"])
        && attribute.ConstructorArguments is [{ Value: ITypeSymbol type }, { Value: string minimum }, ..] && type.IsGuid() && Guid.TryParse(minimum, out var least) && least != Guid.Empty;

    private static Location Place(AttributeData attribute, ISymbol symbol, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() ?? symbol.Locations[0];
}
