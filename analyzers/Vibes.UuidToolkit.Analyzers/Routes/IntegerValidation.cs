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
        var validation = new ValidationAttributes(context.Types);
        if (!validation.Exist)
            return;
        context.OnSymbol(scope =>
        {
            foreach (var attribute in validation.Of(scope.Symbol))
                Look(scope.Symbol, attribute, scope.Compilation, scope.Model, (where, id, arguments) => scope.Report(Descriptors.IntegerValidation, where, id, arguments), scope.Cancellation);
        }, SymbolKind.Property, SymbolKind.Field, SymbolKind.Parameter);
        context.OnOperation(scope =>
        {
            foreach (var parameter in ((IAnonymousFunctionOperation)scope.Operation).Symbol.Parameters)
                foreach (var attribute in validation.Of(parameter))
                    Look(parameter, attribute, scope.Operation.SemanticModel!.Compilation, scope.Model,
                        (where, id, arguments) => scope.Report(Descriptors.IntegerValidation, where, id, arguments), scope.Cancellation);
        }, OperationKind.AnonymousFunction);
    }

    private static void Look(
        ISymbol symbol, AttributeData attribute, Compilation compilation, IdentifierModel model, Action<Location, Identifier?, object?[]> report, CancellationToken cancellation)
    {
        var id = model.Of(symbol, cancellation) ?? (symbol is IParameterSymbol parameter ? TextOfId.Of(parameter, compilation, model, cancellation) : null);
        // On a Guid it is wrong whoever the Guid belongs to.
        if (id is not null || IntegerTypes.Unwrap(ValidationAttributes.Type(symbol)).IsGuid())
            report(Place(attribute), id, Arguments(attribute, symbol, id?.Reason ?? $"{symbol.Name} is a Guid", cancellation));
    }

    /// <summary>Where an attribute stands.</summary>
    internal static Location Place(AttributeData attribute) => Location.Create(attribute.ApplicationSyntaxReference!.SyntaxTree, attribute.ApplicationSyntaxReference.Span);

    /// <summary>The arguments of the message.</summary>
    internal static object?[] Arguments(AttributeData attribute, ISymbol symbol, string reason, CancellationToken cancellation) =>
        [attribute.ApplicationSyntaxReference!.GetSyntax(cancellation).ToString(), symbol.Name, reason];
}
