using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>
/// VUID0613: a new entity whose key is set is added to the collection of another that may be tracked. Where the parent is new
/// as well, the whole graph is added and nothing is wrong.
/// </summary>
internal sealed class PresetChildKey : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnOperation(Look, OperationKind.ObjectCreation);

    private static void Look(OperationScope scope)
    {
        var creation = (IObjectCreationOperation)scope.Operation;
        if (scope.Model.Entities.Of(creation.Type) is { } entity && Collection(creation) is { Instance: { } parent } collection
            && scope.Model.Entities.Of(collection.Property.ContainingType) is not null && !IsNew(parent) && KeyOf(scope, creation) is var (key, where))
            scope.Report(Descriptors.PresetChildKey, where, key, entity, collection.Syntax, key.Reason);
    }

    // The navigation that a new object is added to, at once or through the variable that it is the first value of.
    private static IPropertyReferenceOperation? Collection(IOperation value)
    {
        while (value.Parent is IConversionOperation)
            value = value.Parent;
        switch (value.Parent)
        {
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: nameof(List<int>.Add), Arguments.Length: 1, Instance: IPropertyReferenceOperation collection } }:
                return collection;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                foreach (var other in value.Root().Descendants())
                    if (other is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && Collection(reference) is { } found)
                        return found;
                return null;
            default:
                return null;
        }
    }

    // A parent that is made here is not tracked yet.
    private static bool IsNew(IOperation parent)
    {
        if (parent is not ILocalReferenceOperation { Local: var local })
            return false;
        foreach (var other in parent.Root().Descendants())
            if (other is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                return declarator.GetVariableInitializer()?.Value is IObjectCreationOperation;
        return false;
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
    private static bool IsOwn(IPropertySymbol property, Entity entity) => property.Name == "Id" || property.Name == entity.SimpleName + "Id";
}
