using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Two types of which an object mapper makes one of the other, member by member of the same name: AutoMapper's
/// <c>CreateMap&lt;Journal, JournalDto&gt;()</c>, Mapster's <c>journal.Adapt&lt;JournalDto&gt;()</c>. No line of code says that
/// <c>JournalDto.Id</c> is the key, and the compiler does not mind when it stays an integer.
/// </summary>
/// <param name="Source">The type that is read.</param>
/// <param name="Destination">The type that is filled.</param>
/// <param name="Named">The members that the configuration fills in its own way.</param>
internal sealed record TypeMap(ITypeSymbol Source, ITypeSymbol Destination, IReadOnlyCollection<string> Named)
{
    /// <summary>The namespaces of the mappers, with which their assemblies' names begin.</summary>
    public static readonly string[] Mappers = ["AutoMapper", "Mapster", "MapsterMapper", "Volo.Abp.ObjectMapping"];

    /// <summary>Whether a call of that name may make or use a map.</summary>
    public static bool IsNamed(string name) => name is "CreateMap" or "CreateProjection" or "ReverseMap" or "NewConfig" or "ForType" or "Map" or "Adapt" or "ProjectTo" or "ProjectToType";

    /// <summary>The maps that a call makes or uses; none for other calls.</summary>
    public static IEnumerable<TypeMap> Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!IsNamed(method.Name) || !IsOfMapper(method))
            return [];
        if (method.Name == "ReverseMap")
            return method.ContainingType.TypeArguments is [var left, var right] ? [new(right, left, Configured(call))] : [];
        return method.TypeArguments switch
        {
            [var source, var destination] => [new(source, destination, Configured(call))],
            [var destination] when call.Arguments.Length > 0 => [new(Element(SlotFinder.Stripped(call.Arguments[0].Value).Type), Element(destination), [])],
            [] when method.ContainingType.TypeArguments is [var source, var destination] && method.Name is "NewConfig" => [new(source, destination, Configured(call))],
            [] when method.Name is "CreateMap" or "CreateProjection" && call.Arguments.Length >= 2 => OfTypes(call, call.Arguments[0].Value, call.Arguments[1].Value),
            _ => [],
        };
    }

    /// <summary>
    /// The members that are filled, and the way through the source to what fills each: its member of that name, or where there
    /// is none the members that the name is put together of, <c>CategoryId</c> from <c>Category.Id</c>.
    /// </summary>
    public IEnumerable<(ITypeSymbol Owner, IPropertySymbol From, IPropertySymbol To)> Members()
    {
        foreach (var property in Properties(Destination))
            if (!Named.Contains(property.Name) && Find(Source, property.Name) is { } found)
                yield return (found.Owner, found.Property, property);
    }

    /// <summary>The member that <c>ForMember(d => d.Member, o => o.MapFrom(s => value))</c>, <c>ForCtorParam("Member", ...)</c> and <c>Map(d => d.Member, s => value)</c> fill, and the value; null for other calls.</summary>
    public static (IPropertySymbol Member, IOperation Value)? Explicit(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("ForMember" or "ForPath" or "ForCtorParam" or "Map") || call.Arguments.Length < 2 || !IsOfMapper(call.TargetMethod)
            || Member(call) is not { } member || Returned(call.Arguments[1].Value) is not { } value)
            return null;
        if (call.TargetMethod.Name == "Map")
            return (member, value);
        return value is IInvocationOperation { TargetMethod.Name: "MapFrom", Arguments: [{ Value: var source }, ..] } && Returned(source) is { } filled ? (member, filled) : null;
    }

    // ForCtorParam("UserId", ...) names a record's property as well.
    private static IPropertySymbol? Member(IInvocationOperation call) => call.Arguments[0].Value switch
    {
        { ConstantValue: { HasValue: true, Value: string name } } when call.TargetMethod.ContainingType.TypeArguments is [_, var destination, ..] => PropertyOf(destination, name)?.Property,
        var selected => (Returned(selected) as IPropertyReferenceOperation)?.Property,
    };

    private static IOperation? Returned(IOperation lambda) => ValueUse.Lambda(lambda)?.Body.Operations switch
    {
        [IReturnOperation { ReturnedValue: { } value }] => SlotFinder.Stripped(value),
        [IExpressionStatementOperation statement, ..] => SlotFinder.Stripped(statement.Operation),
        _ => null,
    };

    // CreateMap(typeof(Journal), typeof(JournalDto)); in an interface IMapFrom<T> CreateMap(typeof(T), GetType()) maps each type that has it.
    private static IEnumerable<TypeMap> OfTypes(IInvocationOperation call, IOperation source, IOperation destination)
    {
        switch (SlotFinder.Stripped(source), SlotFinder.Stripped(destination))
        {
            case (ITypeOfOperation { TypeOperand: ITypeParameterSymbol parameter }, IInvocationOperation { TargetMethod.Name: nameof(GetType) }):
                return Implementing(call, parameter).Select(pair => new TypeMap(pair.Argument, pair.Type, []));
            case (IInvocationOperation { TargetMethod.Name: nameof(GetType) }, ITypeOfOperation { TypeOperand: ITypeParameterSymbol parameter }):
                return Implementing(call, parameter).Select(pair => new TypeMap(pair.Type, pair.Argument, []));
            case (ITypeOfOperation from, ITypeOfOperation to):
                return [new(from.TypeOperand, to.TypeOperand, Configured(call))];
            default:
                return [];
        }
    }

    private static IEnumerable<(INamedTypeSymbol Type, ITypeSymbol Argument)> Implementing(IInvocationOperation call, ITypeParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is INamedTypeSymbol owner && call.SemanticModel?.Compilation is { } compilation)
            foreach (var type in SourceTypes.Of(compilation))
                for (var current = type; current is not null; current = current.BaseType)
                    foreach (var contract in current.Interfaces.Append(current))
                        if (!SymbolEqualityComparer.Default.Equals(type, owner) && SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, owner))
                            yield return (type, contract.TypeArguments[parameter.Ordinal]);
    }

    // The members that the calls after a CreateMap speak of.
    private static List<string> Configured(IInvocationOperation call)
    {
        var names = new List<string>();
        for (var current = call.Parent; current is IInvocationOperation next || current is IArgumentOperation; current = current.Parent)
            if (current is IInvocationOperation { TargetMethod.Name: "ReverseMap" })
                break;
            else if (current is IInvocationOperation { TargetMethod.Name: "ForCtorParam", Arguments.Length: > 0 } constructing && Member(constructing) is { Name: var taken })
                names.Add(taken);
            else if (current is IInvocationOperation { TargetMethod.Name: "ForMember" or "ForPath" or "Map" or "Ignore" } configured)
                foreach (var argument in configured.Arguments)
                    if (Returned(argument.Value) is IPropertyReferenceOperation { Property.Name: var name } && (argument == configured.Arguments[0] || configured.TargetMethod.Name == "Ignore"))
                        names.Add(name);
        return names;
    }

    /// <summary>The property of a type by its name, whatever its case, and the type that it is read from; null where there is none.</summary>
    public static (ITypeSymbol Owner, IPropertySymbol Property)? PropertyOf(ITypeSymbol? source, string name) =>
        source is not null && Properties(source).FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) is { } same ? (source, same) : null;

    private static (ITypeSymbol Owner, IPropertySymbol Property)? Find(ITypeSymbol source, string name)
    {
        if (PropertyOf(source, name) is { } same)
            return same;
        foreach (var property in Properties(source))
            if (name.Length > property.Name.Length && name.StartsWith(property.Name, StringComparison.Ordinal) && char.IsUpper(name[property.Name.Length])
                && property.Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface, SpecialType: SpecialType.None }
                && Find(property.Type, name.Substring(property.Name.Length)) is { } inner)
                return inner;
        return null;
    }

    private static IEnumerable<IPropertySymbol> Properties(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            foreach (var member in current.GetMembers())
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public } property)
                    yield return property;
    }

    private static ITypeSymbol Element(ITypeSymbol? type) => type is { SpecialType: SpecialType.None } && Places.Sequence(type) is { } sequence ? sequence.TypeArguments[0] : type!;

    private static bool IsOfMapper(IMethodSymbol method) => method.ContainingNamespace.ToDisplayString() is var name && Mappers.Any(mapper => name == mapper || name.StartsWith(mapper + ".", StringComparison.Ordinal));
}
