using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Sql;

/// <summary>VUID0508: <c>NpgsqlDbType.Integer</c>, <c>DbType.Int32</c> or <c>NpgsqlParameter&lt;int&gt;</c> for a parameter that holds an id.</summary>
internal sealed class IntegerParameterType : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnOperation(Look, OperationKind.FieldReference);
        context.OnOperation(LookAtTyped, OperationKind.ObjectCreation);
    }

    private static void Look(OperationScope scope)
    {
        var field = ((IFieldReferenceOperation)scope.Operation).Field;
        if (!(field.ContainingType is { TypeKind: TypeKind.Enum, Name: "NpgsqlDbType" or "DbType" } && field.Name is "Integer" or "Bigint" or "Smallint" or "Int32" or "Int64" or "Int16"))
            return;
        if (Identify(scope, scope.Operation) is { } id)
            scope.Report(Descriptors.IntegerParameterType, scope.Operation.Syntax, id, scope.Operation.Syntax, id.Entity, id.Reason);
    }

    // new NpgsqlParameter<int> { TypedValue = id }
    private static void LookAtTyped(OperationScope scope)
    {
        if (scope.Operation is IObjectCreationOperation { Type: INamedTypeSymbol { TypeArguments: [var held] } type, Syntax: ObjectCreationExpressionSyntax { Type: var written } }
            && (held.IsIntegerOrNullable() || held is IArrayTypeSymbol { ElementType: var element } && element.IsInteger()) && DataTypes.IsParameter(scope.Types, type)
            && written.DescendantNodesAndSelf().OfType<TypeArgumentListSyntax>().FirstOrDefault() is { Arguments: [var argument] }
            && OfParameter(scope, scope.Operation) is { } id)
        {
            var where = argument is ArrayTypeSyntax array ? array.ElementType : argument is NullableTypeSyntax nullable ? nullable.ElementType : argument;
            scope.Report(Descriptors.IntegerParameterType, where, id, written, id.Entity, id.Reason);
        }
    }

    /// <summary>Whose id the parameter holds, or the value that is written by COPY, whose type this is.</summary>
    private static Identifier? Identify(OperationScope scope, IOperation type)
    {
        for (IOperation current = type, parent = type.Parent!; parent is not null; current = parent, parent = parent.Parent!)
            switch (parent)
            {
                // NpgsqlDbType.Array | NpgsqlDbType.Integer
                case IConversionOperation or IParenthesizedOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } or IArgumentOperation:
                    continue;
                // importer.Write(id, NpgsqlDbType.Integer)
                case IInvocationOperation { TargetMethod: { Name: "Write" or "WriteAsync", ContainingType.Name: "NpgsqlBinaryImporter" }, Arguments: [{ Value: var written }, ..] }:
                    return OfValue(scope, written);
                case IInvocationOperation or IObjectCreationOperation:
                    return OfParameter(scope, parent);
                // new NpgsqlParameter { NpgsqlDbType = ... }, parameter.DbType = ...
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } instance } } assignment when assignment.Value == current:
                    return instance is IInstanceReferenceOperation
                        ? assignment.Parent?.Parent is { } creation ? OfParameter(scope, creation) : null
                        : DataTypes.IsParameter(scope.Types, instance.Type) && ValueOrigin.Of(instance, scope.Cancellation) is { } made ? OfParameter(scope, made) : null;
                default:
                    return null;
            }

        return null;
    }

    private static Identifier? OfParameter(OperationScope scope, IOperation making) => SqlParameter.Of(making, scope.Types, scope.Cancellation) is not { } parameter ? null
        : (parameter.Value is { } value ? OfValue(scope, value) : null)
            ?? (scope.Model.SqlCalls.Binding(parameter, scope.Cancellation) is { } binding ? binding.Identifier : OfLaterValue(scope, making));

    // command.Parameters.Add("id", NpgsqlDbType.Integer).Value = id
    private static Identifier? OfLaterValue(OperationScope scope, IOperation making) =>
        making.Parent is IPropertyReferenceOperation { Property.Name: "Value", Parent: ISimpleAssignmentOperation assignment } ? OfValue(scope, assignment.Value) : null;

    private static Identifier? OfValue(OperationScope scope, IOperation value) =>
        ValueUse.Of(scope.Model, value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : value, scope.Cancellation) ?? scope.Model.OfElements(value, scope.Cancellation);
}
