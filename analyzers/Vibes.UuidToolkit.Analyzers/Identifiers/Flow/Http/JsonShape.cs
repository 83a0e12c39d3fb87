using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

/// <summary>
/// Where a type that is written as JSON, or read from it, can hold ids: itself, its elements, and its members by their names, which two types of one JSON
/// have in common. Case, and what a naming policy puts between words, does not count.
/// </summary>
internal sealed class JsonShape(SlotFinder slots)
{
    // A page of orders with their lines: deeper a name says little of where it is.
    private const int Depth = 3;

    // An entity with all that it leads to is read by nobody; its endpoint answers with it all the same.
    private const int Most = 500;

    // What an answer is wrapped in on its way, and what is not seen in the JSON.
    private static readonly string[] Wrappers = ["Task", "ValueTask", "ActionResult", "Ok", "Created", "CreatedAtRoute", "Accepted", "AcceptedAtRoute", "JsonHttpResult", "ApiResponse", "IApiResponse", "Response"];

    /// <summary>The places.</summary>
    /// <param name="type">The type.</param>
    /// <param name="own">The place of what is in the type itself: of an int, or of the elements of a list of them.</param>
    /// <param name="body">The body that a type without a name is used in.</param>
    public IEnumerable<(string Name, Slot Slot)> Of(ITypeSymbol? type, Func<TypePath, Slot?> own, SyntaxReference body) => Walk(type, own, TypePath.Value, "", body, []).Take(Most);

    /// <summary>The places of a message, which may be an interface. What an endpoint takes by one is a service.</summary>
    /// <param name="message">The message.</param>
    /// <param name="body">Its declaration.</param>
    public IEnumerable<(string Name, Slot Slot)> OfMessage(INamedTypeSymbol message, SyntaxReference body) =>
        message.TypeKind == TypeKind.Interface ? Parts(message, _ => null, TypePath.Value, "", body, []).Take(Most) : Of(message, _ => null, body);

    /// <summary>A member's name after those on the way to it.</summary>
    public static string Member(string name, string member) => name + "." + new string(member.Where(c => c is not ('_' or '-')).Select(char.ToLowerInvariant).ToArray());

    /// <summary>What the types are called that an answer is, or has a list of: <c>Row</c> of a <c>Task&lt;Results&lt;Ok&lt;Row[]&gt;, NotFound&gt;&gt;</c>.</summary>
    public static IEnumerable<string> Names(ITypeSymbol? type)
    {
        type = IntegerTypes.Unwrap(type);
        return type is INamedTypeSymbol { Name: "Results", TypeArguments: var alternatives } ? alternatives.SelectMany(Names)
            : type is IArrayTypeSymbol or INamedTypeSymbol { TypeArguments.Length: 1 } && IsSeenThrough(type) ? Names(Places.Inner(type).First())
            : type is INamedTypeSymbol { IsAnonymousType: false, SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false } ? [type.Name] : [];
    }

    private IEnumerable<(string Name, Slot Slot)> Walk(ITypeSymbol? type, Func<TypePath, Slot?> own, TypePath path, string name, SyntaxReference body, IReadOnlyList<ITypeSymbol> around)
    {
        type = IntegerTypes.Unwrap(type);
        if (type is null || type.SpecialType == SpecialType.System_String)
            return [];
        if (Places.CanHoldId(type))
            return own(path) is { } slot ? [(name, slot)] : [];
        if (type is IArrayTypeSymbol or INamedTypeSymbol { TypeArguments.Length: 1 } && IsSeenThrough(type))
            return Walk(Places.Inner(type).First(), own, path.Then(0), name, body, around);
        if (type is INamedTypeSymbol { Name: "Results", TypeArguments: var alternatives })
            return alternatives.SelectMany((alternative, i) => Walk(alternative, own, path.Then(i), name, body, around));
        return around.Count < Depth && !around.Contains(type, SymbolEqualityComparer.Default) && type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsTupleType: false }
            ? Parts(type, own, path, name, body, around) : [];
    }

    private IEnumerable<(string Name, Slot Slot)> Parts(ITypeSymbol type, Func<TypePath, Slot?> own, TypePath path, string name, SyntaxReference body, IReadOnlyList<ITypeSymbol> around) =>
        Members(type).SelectMany(member => Walk(member.Type, OfMember(member, type, own, path, body), TypePath.Value, Member(name, NameOf(member)), body, [.. around, type]));

    private static bool IsSeenThrough(ITypeSymbol type) => type is IArrayTypeSymbol || Array.IndexOf(Wrappers, type.Name) >= 0
        || Places.Sequence(type) is { } sequence && SymbolEqualityComparer.Default.Equals(sequence.TypeArguments[0], ((INamedTypeSymbol)type).TypeArguments[0]);

    // Of an Answer<int> what its Data holds is where the int is written.
    private Func<TypePath, Slot?> OfMember(IPropertySymbol member, ITypeSymbol type, Func<TypePath, Slot?> own, TypePath around, SyntaxReference body) => path =>
        type.IsAnonymousType ? new Slot(new LocalMember(body, member.Name, type.ToDisplayString()), path)
        : Places.ParameterAt(member.OriginalDefinition.Type, path) is { Parameter: var parameter, Within: var within } && SymbolEqualityComparer.Default.Equals(member.ContainingType, type) ? own(around.Then(parameter.Ordinal).Then(within))
        : slots.OfProperty(member, type, path);

    private static IEnumerable<IPropertySymbol> Members(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            foreach (var member in current.GetMembers())
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, IsOverride: false, DeclaredAccessibility: Accessibility.Public } property
                    && (property.IsImplicitlyDeclared is false || type.IsAnonymousType || current.IsRecord) && !property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "JsonIgnoreAttribute"))
                    yield return property;
    }

    private static string NameOf(IPropertySymbol property) =>
        property.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name is "JsonPropertyNameAttribute" or "JsonPropertyAttribute") is { } attribute && AttributeText.First(attribute) is { } name ? name : property.Name;
}
