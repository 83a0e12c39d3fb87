using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>
/// VUID0613: a new entity whose key is set is added to the collection of another that may be tracked. Where the parent is new
/// as well, the whole graph is added and nothing is wrong.
/// </summary>
internal sealed class PresetChildKey : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnOperation(Look, OperationKind.Invocation);

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call is not { TargetMethod.Name: nameof(List<int>.Add), Instance: IPropertyReferenceOperation { Instance: { } parent } collection, Arguments: [{ Value: var child }] }
            || scope.Model.Entities.Of(collection.Property.ContainingType) is null || scope.Model.Entities.Of(child.Type) is not { } entity)
            return;
        if (Created(child) is { } creation && Created(parent) is null && KeyOf(scope, creation) is var (key, where))
            scope.Report(Descriptors.PresetChildKey, where, key, entity, collection.Syntax, key.Reason);
    }

    // The object that an expression makes, also through a variable that is set once, where it is declared.
    private static IObjectCreationOperation? Created(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        if (value is ILocalReferenceOperation { Local: var local } reference)
            foreach (var other in Root(reference).Descendants())
                if (other is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                    return declarator.GetVariableInitializer()?.Value is { } initial and not ILocalReferenceOperation ? Created(initial) : null;
        return value as IObjectCreationOperation;
    }

    // Where the key is set: in the object's initializer, or by the property's own.
    private static (Identifier Key, SyntaxNode Where)? KeyOf(OperationScope scope, IObjectCreationOperation creation)
    {
        foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment && IsKey(scope, property, creation.Type!) is { } key)
                return (key, assignment.Syntax);
        for (var type = creation.Type; type is not null; type = type.BaseType)
            foreach (var member in type.GetMembers())
                if (member is IPropertySymbol { DeclaringSyntaxReferences: [var declaration] } property && declaration.GetSyntax(scope.Cancellation) is PropertyDeclarationSyntax { Initializer: { Value: not LiteralExpressionSyntax } }
                    && IsKey(scope, property, creation.Type!) is { } key)
                    return (key, creation.Syntax);
        return null;
    }

    // A property that holds an id of its own entity is its key; of another, a foreign key.
    private static Identifier? IsKey(OperationScope scope, IPropertySymbol property, ITypeSymbol type) =>
        (IntegerTypes.Unwrap(property.Type) is { } held && (held.IsGuid() || held.IsInteger())) && scope.Model.Entities.Declared(property.OriginalDefinition, type) is { } id
        && scope.Model.Entities.Of(type) is { } entity && id.Entity.Equals(entity) && IsOwn(property, entity) ? id : null;

    // User.InvitedById is an id of User too, and no key.
    private static bool IsOwn(IPropertySymbol property, Entity entity) => property.Name == "Id" || property.Name == entity.Type?.Name + "Id";

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is not null)
            operation = operation.Parent;
        return operation;
    }
}
