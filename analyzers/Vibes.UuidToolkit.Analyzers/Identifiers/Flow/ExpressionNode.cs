using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// An expression that is not just a reference to a symbol, one type argument of a call, or one of the type that a static member
/// is called on. Known by its syntax, since two walks over the same code need not be given the same operations.
/// </summary>
/// <param name="Syntax">The expression.</param>
/// <param name="Kind">Tells an expression from the conversion around it, which has the same syntax.</param>
/// <param name="TypeArgument">The position of the type argument; -1 for the expression's value.</param>
internal sealed record ExpressionNode(SyntaxNode Syntax, OperationKind Kind, int TypeArgument = -1)
{
    /// <summary>A type argument that a generic call writes or infers.</summary>
    public static ExpressionNode OfCall(IOperation call, int ordinal) => new(call.Syntax, call.Kind, ordinal);

    /// <summary>A type argument of the type that a static member is called on, <c>Response&lt;int&gt;.Ok(id)</c>; null where no type is written.</summary>
    public static ExpressionNode? OfContainer(IOperation call, int ordinal) => Container(call.Syntax) is { } type ? new(type, OperationKind.None, ordinal) : null;

    /// <summary>The type that a static member is called on, as it is written.</summary>
    public static GenericNameSyntax? Container(SyntaxNode call) => (call is InvocationExpressionSyntax invocation ? invocation.Expression : call) is MemberAccessExpressionSyntax access
        ? access.Expression as GenericNameSyntax ?? (access.Expression as MemberAccessExpressionSyntax)?.Name as GenericNameSyntax
        : null;
}
