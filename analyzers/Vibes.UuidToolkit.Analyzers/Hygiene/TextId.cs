using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.EntityFramework;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Hygiene;

/// <summary>
/// VUID0704: a column holds an id as text: a string property of an entity that receives <c>id.ToString()</c>, a text column
/// type, or <c>HasConversion&lt;string&gt;()</c>.
/// </summary>
internal sealed class TextId : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnSymbol(Declared, SymbolKind.Property, SymbolKind.Field);
        context.OnOperation(Assigned, OperationKind.SimpleAssignment);
        context.OnCall(Configured, "HasConversion", "HasColumnType");
    }

    private static void Declared(SymbolScope scope)
    {
        if (IntegerTypes.Unwrap(ModelMember.TypeOf(scope.Symbol)).IsGuid() && ColumnAttribute.TypeName(scope.Symbol, scope.Types) is { } column && IsText(column.Type)
            && IntegerKeyProperty.Of(scope.Symbol, scope.Model, scope.Cancellation) is { } id)
            scope.Report(Descriptors.TextId, ColumnAttribute.Where(column.Attribute, scope.Cancellation), id, column.Type, id.Entity, id.Reason);
    }

    private static void Assigned(OperationScope scope)
    {
        var assignment = (ISimpleAssignmentOperation)scope.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: { Type.SpecialType: SpecialType.System_String, ContainingType: var type } property } target
            && scope.Model.Entities.Of(type) is not null && Source(assignment.Value) is { } source && scope.Model.Of(source, scope.Cancellation) is { } id)
            scope.Report(Descriptors.TextId, target.Syntax, id, $"{type.Name}.{property.Name}", id.Entity, id.Reason);
    }

    private static void Configured(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (IntegerConversion.StoredAs(call)?.SpecialType == SpecialType.System_String)
        {
            if (FluentCall.PropertyOf(call, scope.Model, scope.Cancellation) is { } id)
                scope.Report(Descriptors.TextId, FluentCall.NameOf(call), id, "HasConversion<string>", id.Entity, id.Reason);
        }
        else if (call.TargetMethod.Name == "HasColumnType" && FluentCall.IsEntityFramework(call.TargetMethod) && FluentCall.Text(call, "typeName") is { } type && IsText(type)
            && FluentCall.PropertyOf(call, scope.Model, scope.Cancellation) is { } id)
            scope.Report(Descriptors.TextId, FluentCall.Argument(call, "typeName")!.Syntax, id, type, id.Entity, id.Reason);
    }

    /// <summary>The value that is turned into text: by ToString() or as the only part of an interpolated string.</summary>
    private static IOperation? Source(IOperation value) => value switch
    {
        IConversionOperation conversion => Source(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } instance } when IsId(instance.Type) => instance,
        IInterpolatedStringOperation { Parts: [IInterpolationOperation part] } when IsId(part.Expression.Type) => part.Expression,
        _ => null,
    };

    private static bool IsId(ITypeSymbol? type) => IntegerTypes.Unwrap(type) is { } bare && (bare.IsGuid() || bare.IsInteger());

    private static bool IsText(string columnType)
    {
        var bare = columnType.Trim().ToLowerInvariant();
        return bare is "text" or "citext" or "bpchar" || bare.StartsWith("varchar", StringComparison.Ordinal) || bare.StartsWith("char", StringComparison.Ordinal);
    }
}
