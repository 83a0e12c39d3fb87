using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>
/// VUID0615: an id is read by its property's name, with an integer as type argument: <c>EF.Property&lt;int&gt;(x, "Id")</c>,
/// <c>Entry(e).Property&lt;int&gt;("Id")</c>, <c>CurrentValues.GetValue&lt;int&gt;("Id")</c>; or compared with it in an expression that the program builds,
/// <c>Expression.Constant(id, typeof(int))</c>.
/// </summary>
internal sealed class PropertyByName : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnCall(Look, "Property", "GetValue", "TryGetValue");
        context.OnCall(LookAtBuilt, "Constant", "Convert");
    }

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (!Reads(scope.Types, call.TargetMethod) || !call.TargetMethod.TypeArguments[call.TargetMethod.TypeArguments.Length - 1].IsIntegerOrNullable() || Written(call.Syntax) is not { } type)
            return;
        if ((Declared(scope, call) ?? ValueUse.Of(scope.Model, call, scope.Cancellation)) is { } id)
            scope.Report(Descriptors.PropertyByName, type, id, call.Syntax, id.Entity, type, id.Reason);
    }

    private static void LookAtBuilt(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.Arguments is [{ Value: var part }, { Value: ITypeOfOperation { TypeOperand: var built, Syntax: TypeOfExpressionSyntax { Type: var type } } }] && built.IsIntegerOrNullable() && BuiltComparison.Builds(call.TargetMethod)
            && Built(scope, call.TargetMethod.Name == "Constant" ? call : part) is { } id)
            scope.Report(Descriptors.PropertyByName, type is NullableTypeSyntax nullable ? nullable.ElementType : type, id, call.Syntax, id.Entity, type, id.Reason);
    }

    // The value of a constant, or the property.
    private static Identifier? Built(OperationScope scope, IOperation part)
    {
        if (BuiltComparison.ConstantOf(part, scope.Cancellation) is { } value)
            return ValueUse.Of(scope.Model, value, scope.Cancellation);
        return BuiltComparison.PropertyOf(part, scope.Cancellation) is var (entity, name) ? Named(scope, entity, name) : null;
    }

    /// <summary>Whether a method reads a property of an entity by its name.</summary>
    public static bool Reads(KnownTypes types, IMethodSymbol method) => method switch
    {
        { Name: "Property", TypeArguments.Length: 1 } => KnownTypes.Is(method.ContainingType, types.Ef)
            || KnownTypes.DerivesFrom(method.ContainingType, types["Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry"]),
        { Name: "GetValue" or "TryGetValue", TypeArguments.Length: 1 } => KnownTypes.DerivesFrom(method.ContainingType, types["Microsoft.EntityFrameworkCore.ChangeTracking.PropertyValues"]),
        _ => false,
    };

    // The property of that name, where the entity's type is known.
    private static Identifier? Declared(OperationScope scope, IInvocationOperation call)
    {
        string? name = null;
        foreach (var argument in call.Arguments)
            if (argument.Value.ConstantValue is { HasValue: true, Value: string text })
                name = text;
        if (name is null)
            return null;
        return Named(scope, Entity(scope, call), name);
    }

    private static Identifier? Named(OperationScope scope, ITypeSymbol? entity, string name)
    {
        for (var type = entity; type is not null; type = type.BaseType)
            foreach (var member in type.GetMembers(name))
                return scope.Model.Of(member, scope.Cancellation);
        return scope.Model.Entities.Named(entity, name);
    }

    private static ITypeSymbol? Entity(OperationScope scope, IInvocationOperation call)
    {
        if (KnownTypes.Is(call.TargetMethod.ContainingType, scope.Types.Ef))
            return call.Arguments[0].Value is IConversionOperation boxed ? boxed.Operand.Type : call.Arguments[0].Value.Type;
        for (var receiver = call.Instance; receiver is not null; receiver = (receiver as IPropertyReferenceOperation)?.Instance)
            if (receiver.Type is { } entry && KnownTypes.DerivesFrom(entry, scope.Types["Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry"]))
                return entry is INamedTypeSymbol { TypeArguments: [var entity] } ? entity : scope.Types.Object;
        return null;
    }

    private static TypeSyntax? Written(SyntaxNode syntax)
    {
        if (WrittenType.Called(syntax) is not GenericNameSyntax name)
            return null;
        var type = name.TypeArgumentList.Arguments.Last();
        return type is NullableTypeSyntax nullable ? nullable.ElementType : type;
    }
}
