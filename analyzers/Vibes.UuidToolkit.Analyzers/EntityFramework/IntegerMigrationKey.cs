using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.EntityFramework;

/// <summary>
/// VUID0207: a migration creates a key or foreign key as an integer, inserts rows with integer keys, or generates a uuid column
/// as identity.
/// </summary>
internal sealed class IntegerMigrationKey : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        if (context.Types["Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder"] is not { } builder)
            return;
        var tables = new MigrationTables(context.Model);
        context.OnCall(scope => Look(scope, builder, tables), "CreateTable", "AddColumn", "AlterColumn", "InsertData");
    }

    private static void Look(OperationScope scope, INamedTypeSymbol builder, MigrationTables tables)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (!SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, builder))
            return;
        if (call.TargetMethod.Name == "CreateTable")
            Create(call, scope, tables);
        else if (call.TargetMethod.Name is "AddColumn" or "AlterColumn")
            Add(call, scope, tables);
        else if (call.TargetMethod.Name == "InsertData")
            Insert(call, scope, tables);
    }

    private static void Create(IInvocationOperation call, OperationScope scope, MigrationTables tables)
    {
        if (FluentCall.Text(call, "name") is not { } table || FluentCall.Argument(call, "columns") is not { } columns)
            return;
        var keys = tables.Created(call, table);
        foreach (var operation in columns.Descendants())
        {
            if (operation is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { ContainingType.IsAnonymousType: true, Name: var name } } } assignment
                || Column(assignment.Value) is not { TargetMethod.TypeArguments: [var type] } column
                || (tables.Mapped(table, name) ?? (keys.TryGetValue(name, out var key) ? key : null)) is not { } id)
                continue;
            if (type.IsIntegerOrNullable() && FluentCall.NameOf(column) is GenericNameSyntax { TypeArgumentList.Arguments: [var written] })
                Report(scope, written, id, name, table, type.ToDisplayString());
            else if (IntegerTypes.Unwrap(type).IsGuid() && Identity(assignment.Value) is { } identity)
                Report(scope, FluentCall.NameOf(identity), id, name, table, "an identity");
        }
    }

    private static void Add(IInvocationOperation call, OperationScope scope, MigrationTables tables)
    {
        if (call.TargetMethod.TypeArguments is [var type] && type.IsIntegerOrNullable() && FluentCall.NameOf(call) is GenericNameSyntax { TypeArgumentList.Arguments: [var written] }
            && FluentCall.Text(call, "table") is { } table && FluentCall.Text(call, "name") is { } name
            && (tables.Mapped(table, name) ?? (tables.Around(call, table).TryGetValue(name, out var key) ? key : null)) is { } id)
            Report(scope, written, id, name, table, type.ToDisplayString());
    }

    private static void Insert(IInvocationOperation call, OperationScope scope, MigrationTables tables)
    {
        if (FluentCall.Text(call, "table") is not { } table || FluentCall.Argument(call, "columns") is not { } columns || FluentCall.Argument(call, "values") is not { } values)
            return;
        var names = Elements(columns);
        var rows = Elements(values);
        var keys = tables.Around(call, table);
        for (var index = 0; index < names.Length; index++)
            if (names[index].ConstantValue is { HasValue: true, Value: string name } && rows.Length > 0 && Cell(rows[0], index, names.Length, rows) is { Type: { } type } && type.IsInteger()
                && (tables.Mapped(table, name) ?? (keys.TryGetValue(name, out var key) ? key : null)) is { } id)
                Report(scope, names[index].Syntax, id, name, table, type.ToDisplayString());
    }

    private static void Report(OperationScope scope, SyntaxNode where, Identifier id, string column, string table, string type) =>
        scope.Report(Descriptors.IntegerMigrationKey, where, id, column, table, id.Entity, type, id.Reason);

    /// <summary>The value of a column in the first row: rows are arrays in an array of two dimensions, and values in one of one.</summary>
    private static IOperation? Cell(IOperation first, int index, int columns, ImmutableArray<IOperation> rows)
    {
        var cells = first is IArrayInitializerOperation row ? row.ElementValues : rows;
        var cell = cells.Length >= columns && index < cells.Length ? cells[index] : null;
        while (cell is IConversionOperation conversion)
            cell = conversion.Operand;
        return cell;
    }

    private static ImmutableArray<IOperation> Elements(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value is IArrayCreationOperation { Initializer: { } elements } ? elements.ElementValues : ImmutableArray.Create(value);
    }

    /// <summary>The call <c>table.Column&lt;T&gt;()</c> that a chain of annotations begins with.</summary>
    private static IInvocationOperation? Column(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        var call = value as IInvocationOperation;
        while (call is not null && call.TargetMethod.Name != "Column")
            call = FluentCall.Receiver(call) as IInvocationOperation;
        return call;
    }

    private static IInvocationOperation? Identity(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        for (var call = value as IInvocationOperation; call is not null; call = FluentCall.Receiver(call) as IInvocationOperation)
            if (call.TargetMethod.Name == "Annotation" && FluentCall.Text(call, "name") is "Npgsql:ValueGenerationStrategy" or "SqlServer:Identity")
                return call;
        return null;
    }
}
