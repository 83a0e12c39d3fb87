using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>
/// VUID0490: what VUID0404 says, of a declaration that only those who read and write it prove to hold an id: a request's DTO,
/// mostly. It takes the whole compilation to know that.
/// </summary>
internal sealed class ReceivedIdValidation : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var validation = new ValidationAttributes(context.Types);
        if (!validation.Exist)
            return;
        var texts = new ConcurrentDictionary<IPropertySymbol, Identifier>(SymbolEqualityComparer.Default);
        context.OnOperation(scope => LookAtText(scope, validation, texts), OperationKind.PropertyReference);
        context.OnEnd(scope =>
        {
            foreach (var (symbol, id) in scope.Model.Received(scope.Cancellation).Concat(texts.Select(text => ((ISymbol)text.Key, text.Value))))
                Report(scope, validation, symbol, id);
        });
    }

    private static void LookAtText(OperationScope scope, ValidationAttributes validation, ConcurrentDictionary<IPropertySymbol, Identifier> texts)
    {
        var reference = (IPropertyReferenceOperation)scope.Operation;
        var property = reference.Property;
        if (property.Type.SpecialType == SpecialType.System_String && !property.DeclaringSyntaxReferences.IsEmpty && !texts.ContainsKey(property)
            && validation.Of(property).Any() && TextOfId.Of(reference, scope.Model, scope.Cancellation) is { } id)
            texts.TryAdd(property, id);
    }

    private static void Report(EndScope scope, ValidationAttributes validation, ISymbol symbol, Identifier id)
    {
        foreach (var attribute in validation.Of(symbol).Concat(Counterpart(symbol) is { } other ? validation.Of(other) : []))
            scope.Report(Descriptors.ReceivedIdValidation, IntegerValidation.Place(attribute), symbol, id, IntegerValidation.Arguments(attribute, symbol, id.Reason, scope.Cancellation));
    }

    // A positional parameter of a record and its property are one declaration; the attribute is on either.
    private static ISymbol? Counterpart(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter when PositionalParameter.DeclaresProperty(parameter) => PositionalParameter.Property(parameter),
        IPropertySymbol property when PositionalParameter.Of(property) is { } parameter && PositionalParameter.DeclaresProperty(parameter) => parameter,
        _ => null,
    };
}
