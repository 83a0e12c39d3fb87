using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Sql.Calls;

/// <summary>A command's parameter where it is made: <c>new NpgsqlParameter("id", id)</c>, <c>AddWithValue("id", id)</c>.</summary>
/// <param name="Name">Its name without <c>@</c> or <c>:</c>; null where it has none.</param>
/// <param name="Position">Its position among those of its command, from 1; null where it has a name, or the position is not known.</param>
/// <param name="Command">The command; null where it is not known.</param>
/// <param name="Bag">Dapper's list of parameters that it is added to; null for a command's.</param>
/// <param name="Value">Its value; null where it is set elsewhere.</param>
internal sealed record SqlParameter(string? Name, int? Position, IOperation? Command, IOperation? Bag, IOperation? Value)
{
    /// <summary>The parameter that an operation makes; null where it makes none.</summary>
    public static SqlParameter? Of(IOperation operation, KnownTypes types, CancellationToken cancellation) =>
        Making(operation, types, cancellation) is { } parameter ? parameter with { Value = parameter.Value is { } value ? OrNull(value) : null } : null;

    // (object?)id ?? DBNull.Value, id.HasValue ? id.Value : DBNull.Value: the id, where there is one.
    private static IOperation OrNull(IOperation value) => Unboxed(value) switch
    {
        ICoalesceOperation { WhenNull: var fallback } coalesce when IsNull(fallback) => ValueOrigin.Of(coalesce.Value, default),
        IConditionalOperation { WhenTrue: var some, WhenFalse: { } none } when IsNull(none) => ValueOrigin.Of(some, default),
        IConditionalOperation { WhenTrue: var none, WhenFalse: { } some } when IsNull(none) => ValueOrigin.Of(some, default),
        _ => value,
    };

    private static bool IsNull(IOperation value) => ValueOrigin.Of(value, default) is IFieldReferenceOperation { Field: { Name: "Value", ContainingType.Name: nameof(DBNull) } };

    private static SqlParameter? Making(IOperation operation, KnownTypes types, CancellationToken cancellation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "Add" or "AddWithValue", Instance: { } list } call when DataTypes.IsParameters(types, list.Type) => OfCall(call, list, types, cancellation),
        IInvocationOperation { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation { Type: var type } values } call when DataTypes.IsTextDictionary(type) => Entry(call) is var (key, value) ? new(key, null, null, values, value) : null,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Type: var type } values } } entry when DataTypes.IsTextDictionary(type) =>
            Entry(entry) is var (key, value) ? new(key, null, null, values, value) : null,
        IInvocationOperation { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation or IFieldReferenceOperation or IParameterReferenceOperation } call when call.Instance is { } bag && DataTypes.IsDynamicParameters(types, bag.Type) =>
            new(NameIn(call.Arguments), null, null, bag, call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "value" && !argument.IsImplicit)?.Value),
        IObjectCreationOperation creation when DataTypes.IsParameter(types, creation.Type) => OfCreation(creation, types),
        IInvocationOperation { TargetMethod.Name: "CreateParameter", Instance: { } command } creation when DataTypes.IsParameter(types, creation.Type) => NameSet(creation, cancellation) is { } name ? new(name, null, command, null, null) : null,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Value" or "TypedValue", Instance: { } made } } assignment when DataTypes.IsParameter(types, made.Type) =>
            Made(made, types, cancellation) is { } parameter ? parameter with { Value = assignment.Value } : null,
        _ => null,
    };

    /// <summary>The name and the value that are put into a dictionary: <c>["id"] = 5</c>, <c>{ "id", 5 }</c>, <c>Add("id", 5)</c>; null for other operations.</summary>
    public static (string Name, IOperation Value)? Entry(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }] }, Value: var value } => (Plain(name), value),
        IInvocationOperation { Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }, { Value: var value }] } => (Plain(name), value),
        _ => null,
    };

    private static SqlParameter? Made(IOperation made, KnownTypes types, CancellationToken cancellation) =>
        ValueOrigin.Of(made, cancellation) is { } origin && origin is IInvocationOperation or IObjectCreationOperation ? Of(origin, types, cancellation) : null;

    private static SqlParameter? OfCall(IInvocationOperation call, IOperation list, KnownTypes types, CancellationToken cancellation)
    {
        // Add(new NpgsqlParameter(...)): the creation is the parameter.
        if (call.Arguments is [{ Value: var only }] && DataTypes.IsParameter(types, Unboxed(only).Type))
            return Made(only, types, cancellation);
        var name = NameIn(call.Arguments);
        return new(name, name is null ? PositionOf(call, list) : null, CommandOf(list), null, ValueIn(call.Arguments));
    }

    private static SqlParameter OfCreation(IObjectCreationOperation creation, KnownTypes types)
    {
        var (name, value) = (NameIn(creation.Arguments), ValueIn(creation.Arguments));
        foreach (var member in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var property } } assigned)
                if (property is "Value" or "TypedValue")
                    value = assigned.Value;
                else if (property == "ParameterName" && assigned.Value.ConstantValue is { HasValue: true, Value: string written })
                    name = Plain(written);
        var (list, call) = Receiver(creation, types);
        return new(name, name is null && call is not null && list is not null ? PositionOf(call, list) : null, list is null ? null : CommandOf(list), null, value);
    }

    // var p = command.CreateParameter(); p.ParameterName = "id"; where the interfaces have no constructor.
    private static string? NameSet(IInvocationOperation creation, CancellationToken cancellation)
    {
        if (creation.Syntax.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { } variable)
            foreach (var node in ValueOrigin.Body(creation.Syntax).DescendantNodes())
                if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ParameterName", Expression: IdentifierNameSyntax target }, Right: var name }
                    && target.Identifier.ValueText == variable.Identifier.ValueText && creation.SemanticModel?.GetConstantValue(name, cancellation) is { HasValue: true, Value: string written })
                    return Plain(written);
        return null;
    }

    // command.Parameters.Add(new NpgsqlParameter(...)), directly or by way of a variable; or new NpgsqlCommand(...) { Parameters = { ... } }.
    private static (IOperation? List, IInvocationOperation? Call) Receiver(IOperation creation, KnownTypes types)
    {
        for (var parent = creation.Parent; parent is not null; parent = parent.Parent)
            switch (parent)
            {
                case IInvocationOperation { Instance: { } list } call when DataTypes.IsParameters(types, list.Type):
                    return (list, call);
                case IVariableDeclaratorOperation { Symbol: var local }:
                    foreach (var node in ValueOrigin.Body(creation.Syntax).DescendantNodes())
                        if (node is IdentifierNameSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax syntax } } name && name.Identifier.ValueText == local.Name
                            && creation.SemanticModel?.GetOperation(syntax) is IInvocationOperation { Instance: { } added } addition && DataTypes.IsParameters(types, added.Type))
                            return (added, addition);
                    return (null, null);
                case IInvocationOperation or IExpressionStatementOperation:
                    return (null, null);
            }

        return (null, null);
    }

    private static IOperation? CommandOf(IOperation list) => list is IInstanceReferenceOperation ? Initialized(list) : list is IPropertyReferenceOperation { Property.Name: "Parameters", Instance: { } command } ? command is IInstanceReferenceOperation ? Initialized(command) : command : null;

    private static IOperation? Initialized(IOperation receiver)
    {
        for (var parent = receiver.Parent; parent is not null; parent = parent.Parent)
            if (parent is IObjectCreationOperation creation)
                return creation;
        return null;
    }

    private static int? PositionOf(IInvocationOperation call, IOperation list)
    {
        var receiver = list.Syntax.ToString();
        var position = 0;
        if (list.Parent is IInvocationOperation && call.Syntax.Parent is InitializerExpressionSyntax initializer)
            return initializer.Expressions.IndexOf((ExpressionSyntax)call.Syntax) + 1;
        foreach (var node in ValueOrigin.Body(call.Syntax).DescendantNodes())
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddWithValue" } access } && access.Expression.ToString() == receiver)
            {
                position++;
                if (node == call.Syntax)
                    return position;
            }

        return null;
    }

    private static string? NameIn(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
            if (argument.Parameter?.Name is "parameterName" or "name" && argument.Value.ConstantValue is { HasValue: true, Value: string name })
                return Plain(name);
        return null;
    }

    private static IOperation? ValueIn(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
            if (argument.Parameter?.Name == "value" && !argument.IsImplicit)
                return argument.Value;
        return null;
    }

    private static string Plain(string name) => name.TrimStart('@', ':');

    private static IOperation Unboxed(IOperation value) => value is IConversionOperation { IsImplicit: true } conversion ? Unboxed(conversion.Operand) : value;
}
