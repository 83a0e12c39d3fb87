using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// An expression that is not just a reference to a symbol, or one type argument of a call. Known by its syntax, since two walks
/// over the same code need not be given the same operations.
/// </summary>
/// <param name="Syntax">The expression.</param>
/// <param name="Kind">Tells an expression from the conversion around it, which has the same syntax.</param>
/// <param name="TypeArgument">The position of the call's type argument; -1 for the expression's value.</param>
internal sealed record ExpressionNode(SyntaxNode Syntax, OperationKind Kind, int TypeArgument = -1);
