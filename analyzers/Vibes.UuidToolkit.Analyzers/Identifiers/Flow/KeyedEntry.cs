using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What a bag of objects holds by a name that speaks of an id: <c>context.Items["userId"]</c>, <c>TempData["JournalId"]</c>. The object is
/// whatever was put there, and a cast to a number finds a Guid only when it runs.
/// </summary>
/// <param name="Bag">The local or parameter that is the bag; the full name of the member where it is one.</param>
/// <param name="Key">The name.</param>
internal sealed record KeyedEntry(object Bag, string Key)
{
    /// <summary>The entry that an indexer reads or writes; null for other references.</summary>
    public static KeyedEntry? Of(IMemberReferenceOperation reference) =>
        reference is IPropertyReferenceOperation { Property: { IsIndexer: true, Type.SpecialType: SpecialType.System_Object, DeclaringSyntaxReferences.IsEmpty: true }, Instance: { } instance, Arguments: [{ Value: var key }] } ? Of(instance, key) : null;

    /// <summary>The entry that a call adds or asks for, <c>items.TryGetValue("userId", out var id)</c>, and its value there; null for other calls.</summary>
    public static (KeyedEntry Entry, IOperation Value)? Of(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "Add" or "TryAdd" or "TryGetValue", DeclaringSyntaxReferences.IsEmpty: true }, Instance: { } instance, Arguments: [{ Value: var key }, { Value: var value, Parameter.Type.SpecialType: SpecialType.System_Object }] }
            && Of(instance, key) is { } entry ? (entry, value) : null;

    /// <summary>Whether a name speaks of an id.</summary>
    public static bool IsNamed(string name) => name.EndsWith("id", StringComparison.OrdinalIgnoreCase);

    private static KeyedEntry? Of(IOperation instance, IOperation key) =>
        SlotFinder.Stripped(key).ConstantValue is { HasValue: true, Value: string name } && IsNamed(name) && BagOf(SlotFinder.Stripped(instance)) is { } bag ? new(bag, name) : null;

    private static object? BagOf(IOperation instance) => instance switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Member: var member } => Member(member),
        // new Dictionary<string, object> { ["id"] = journal.Id } is the bag that it is assigned to.
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } filled => Filled(filled),
        _ => null,
    };

    private static object? Filled(IOperation operation)
    {
        while (operation.Parent is { } parent && operation is not IObjectCreationOperation)
        {
            // new ProblemDetails { Extensions = { ["journalId"] = journal.Id } }
            if (parent is IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation { Member: var filled } })
                return Member(filled);
            operation = parent;
        }

        while (operation.Parent is IConversionOperation conversion)
            operation = conversion;
        return operation.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
            ISimpleAssignmentOperation assignment when assignment.Value == operation => BagOf(SlotFinder.Stripped(assignment.Target)),
            IFieldInitializerOperation { InitializedFields: [var field, ..] } => Member(field),
            IPropertyInitializerOperation { InitializedProperties: [var property, ..] } => Member(property),
            _ => null,
        };
    }

    private static object Member(ISymbol member) => member.OriginalDefinition.ToDisplayString();

    /// <inheritdoc/>
    public bool Equals(KeyedEntry? other) => other is not null && Key == other.Key
        && (Bag is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, other.Bag as ISymbol) : Bag.Equals(other.Bag));

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(Key.GetHashCode() * 31 + (Bag is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : Bag.GetHashCode()));
}
