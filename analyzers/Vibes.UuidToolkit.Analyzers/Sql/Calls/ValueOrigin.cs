using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Sql.Calls;

/// <summary>Where a value comes from within one member: through variables, awaits and conversions.</summary>
internal static class ValueOrigin
{
    private const int MaxFollowed = 5;

    /// <summary>The expression that made a value.</summary>
    public static IOperation Of(IOperation value, CancellationToken cancellation)
    {
        for (var i = 0; i < MaxFollowed; i++)
        {
            value = Stripped(value);
            if (value is not ILocalReferenceOperation local || Initializer(local, cancellation) is not { } initializer)
                break;
            value = initializer;
        }

        return value;
    }

    /// <summary>The sequence that a loop's variable runs over; null where it is none.</summary>
    public static IOperation? Sequence(ILocalReferenceOperation variable, CancellationToken cancellation) =>
        variable.Local.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax(cancellation) is ForEachStatementSyntax loop
            ? variable.SemanticModel?.GetOperation(loop.Expression, cancellation) is { } sequence ? Of(sequence, cancellation) : null
            : null;

    /// <summary>The member, local function or lambda whose body a node is in.</summary>
    public static SyntaxNode Body(SyntaxNode node)
    {
        var current = node;
        while (current.Parent is not (null or MemberDeclarationSyntax and not GlobalStatementSyntax))
            current = current.Parent;
        return current.Parent is BaseTypeDeclarationSyntax or null ? current : current.Parent;
    }

    private static IOperation Stripped(IOperation value)
    {
        while (true)
            switch (value)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                case IAwaitOperation awaited:
                    value = awaited.Operation;
                    break;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task }:
                    value = task;
                    break;
                default:
                    return value;
            }
    }

    private static IOperation? Initializer(ILocalReferenceOperation local, CancellationToken cancellation) =>
        local.Local.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? local.SemanticModel?.GetOperation(Bare(value), cancellation)
            : null;

    // What is said not to be null has no operation of its own.
    private static ExpressionSyntax Bare(ExpressionSyntax value) => value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } said ? Bare(said.Operand) : value;
}
