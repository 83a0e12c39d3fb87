using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.EntityFramework;

/// <summary>VUID0202: an id's column type is an integer, by <c>HasColumnType</c> or <c>[Column(TypeName)]</c>.</summary>
internal sealed class IntegerColumnType : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnCall(Look, "HasColumnType");
        context.OnSymbol(Look, SymbolKind.Property, SymbolKind.Field);
    }

    /// <summary>Whether a column type is an integer one of PostgreSQL, or of the standard.</summary>
    public static bool IsInteger(string? columnType) => columnType?.Trim().ToLowerInvariant()
        is "integer" or "int" or "int4" or "bigint" or "int8" or "smallint" or "int2"
        or "serial" or "serial4" or "bigserial" or "serial8" or "smallserial" or "serial2";

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.TargetMethod.Name == "HasColumnType" && FluentCall.IsEntityFramework(call.TargetMethod)
            && FluentCall.Text(call, "typeName") is { } type && IsInteger(type) && FluentCall.PropertyOf(call, scope.Model, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerColumnType, FluentCall.Argument(call, "typeName")!.Syntax, id, type, id.Entity, id.Reason);
    }

    private static void Look(SymbolScope scope)
    {
        if (ModelMember.TypeOf(scope.Symbol) is null || ColumnAttribute.TypeName(scope.Symbol, scope.Types) is not { } column || !IsInteger(column.Type))
            return;
        if (IntegerKeyProperty.Of(scope.Symbol, scope.Model, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerColumnType, ColumnAttribute.Where(column.Attribute, scope.Cancellation), id, column.Type, id.Entity, id.Reason);
    }
}
