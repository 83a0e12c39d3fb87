using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Sql;

/// <summary>VUID0509: <c>reader.GetInt32(0)</c>, <c>(int)reader["id"]</c>, <c>(int)row.id</c> or <c>Convert.ToInt32(command.ExecuteScalar())</c> of a column that holds ids.</summary>
internal sealed class IntegerRead : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnOperation(Look, OperationKind.Invocation, OperationKind.Conversion);

    private static void Look(OperationScope scope)
    {
        var type = scope.Operation is IInvocationOperation { TargetMethod: { Name: "GetFieldValueAsync", TypeArguments: [var awaited] } } ? awaited : scope.Operation.Type;
        if (type.IsIntegerOrNullable() && (scope.Model.SqlCalls.Read(scope.Operation, scope.Cancellation) ?? OfUse(scope)) is { } id)
        {
            var where = scope.Operation is IInvocationOperation { TargetMethod.ContainingType.Name: nameof(Convert), Syntax: InvocationExpressionSyntax convert } ? convert.Expression : Place(scope.Operation.Syntax);
            scope.Report(Descriptors.IntegerRead, where, id, scope.Operation.Syntax, id.Entity, id.Reason);
        }
    }

    // A statement that is written elsewhere: what is made of the value tells.
    private static Identifier? OfUse(OperationScope scope) => scope.Operation is IInvocationOperation { Instance.Type: { } type } call && call.TargetMethod.Name.StartsWith("Get", StringComparison.Ordinal)
        && DataTypes.IsReader(scope.Types, type) ? ValueUse.OfUse(scope.Model, call, scope.Cancellation) : null;

    private static SyntaxNode Place(SyntaxNode syntax) => syntax switch
    {
        CastExpressionSyntax { Type: NullableTypeSyntax nullable } => nullable.ElementType,
        CastExpressionSyntax cast => cast.Type,
        BinaryExpressionSyntax { Right: NullableTypeSyntax tested } => tested.ElementType,
        BinaryExpressionSyntax { Right: TypeSyntax tested } => tested,
        _ => WrittenType.Called(syntax) switch
        {
            GenericNameSyntax { TypeArgumentList.Arguments: [var argument] } => argument is NullableTypeSyntax optional ? optional.ElementType : argument,
            { } name => name,
            null => syntax,
        },
    };
}
