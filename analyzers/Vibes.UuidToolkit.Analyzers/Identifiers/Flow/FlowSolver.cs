using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>Follows ids from the entities' keys through the code.</summary>
internal sealed class FlowSolver(EntityModel entities)
{
    public Identifier? Of(ISymbol symbol, TypePath path, CancellationToken cancellation) => path.IsValue ? entities.Declared(symbol.OriginalDefinition) : null;

    public IEnumerable<(TypePath Path, Identifier Identifier)> Within(ISymbol symbol, CancellationToken cancellation) => [];

    public Identifier? Of(IOperation expression, TypePath path, CancellationToken cancellation) => expression switch
    {
        IConversionOperation conversion => Of(conversion.Operand, path, cancellation),
        IMemberReferenceOperation member => entities.Declared(member.Member.OriginalDefinition, member.Instance?.Type),
        _ => null,
    };

    public Identifier? OfElements(IOperation expression, CancellationToken cancellation) => Of(expression, TypePath.Of(0), cancellation);
}
