using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Models;

/// <summary>VUID0105: a value object, or strongly typed id, holds an id as an integer.</summary>
internal sealed class IntegerValueObject : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var valueObjects = new ValueObjects(context.Model);
        context.OnSymbol(scope => Look(scope, valueObjects), SymbolKind.NamedType);
    }

    private static void Look(SymbolScope scope, ValueObjects valueObjects)
    {
        var type = (INamedTypeSymbol)scope.Symbol;
        if (valueObjects.Of(type) is { } id && ValueObjects.Wrapped(type) is { } wrapped)
            scope.Report(Descriptors.IntegerValueObject, Where(type, scope.Cancellation), id, type.Name, id.Entity, wrapped.ToDisplayString(), id.Reason);
    }

    /// <summary>Where the integer is written: in the attribute that a generator reads, or in the type itself.</summary>
    private static Location Where(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (ValueObjects.Asked(type) is not { } asked)
            return ValueObjects.Value(type)!.Locations[0];
        return asked.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax ? type.Locations[0]
            : WrittenType.Step(syntax.Name, asked.Attribute.AttributeClass, asked.Index).Written is { } argument ? argument.GetLocation()
            : syntax.ArgumentList?.Arguments.Select(given => given.Expression).OfType<TypeOfExpressionSyntax>().FirstOrDefault() is { } typeOf ? typeOf.Type.GetLocation()
            : syntax.GetLocation();
    }
}
