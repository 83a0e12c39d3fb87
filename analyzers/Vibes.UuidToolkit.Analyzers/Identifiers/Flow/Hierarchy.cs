using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>Which members must change type together because one stands for the other: overrides, interfaces, partial halves, records, actions of one route.</summary>
internal sealed class Hierarchy(Compilation compilation, KnownTypes types)
{
    private readonly SharedRoute _routes = new(types);
    private readonly PageRoutes _pages = new(compilation, types);
    private readonly DerivedTypes _derived = new(compilation);
    private readonly ConcurrentDictionary<ISymbol, (ISymbol Symbol, INamedTypeSymbol Of)[]> _members = new(SymbolEqualityComparer.Default);

    /// <summary>The places that are always of the type of a place.</summary>
    public IEnumerable<Slot> EqualTo(Slot slot) => slot.Node switch
    {
        // Nothing else stands for what is a lambda's or a local function's: nearly all that a search gets to.
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } } => [],
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } => [],
        IParameterSymbol parameter => EqualTo(parameter, slot.Path),
        IMethodSymbol method => EqualTo(method, slot.Path),
        IPropertySymbol or IEventSymbol => EqualTo((ISymbol)slot.Node, slot.Path),
        BoxedArgument { Parameter: IParameterSymbol parameter } => EqualTo(parameter).Where(equal => equal.Symbol is IParameterSymbol).Select(equal => new Slot(BoxedArgument.Of((IParameterSymbol)equal.Symbol, equal.Symbol.DeclaringSyntaxReferences.IsEmpty), slot.Path)),
        BaseArgument argument => Constrained(argument, slot.Path).Concat(Implementing(argument, slot.Path)).Concat(Inherited(argument, slot)),
        _ => [],
    };

    private IEnumerable<Slot> EqualTo(IParameterSymbol parameter, TypePath path)
    {
        foreach (var (other, of) in EqualTo(parameter))
            if (Place(of, other, TypeOf(other), path) is { } place)
                yield return place;
    }

    private IEnumerable<Slot> EqualTo(IMethodSymbol method, TypePath path)
    {
        foreach (var (member, of) in Results(method))
            if (member is IMethodSymbol other && Place(of, other, other.OriginalDefinition.ReturnType, path) is { } place)
                yield return place;
    }

    private IEnumerable<Slot> EqualTo(ISymbol member, TypePath path)
    {
        foreach (var (other, of) in EqualTo(member))
            if (Place(of, other, TypeOf(other), path) is { } place)
                yield return place;
    }

    /// <summary>
    /// The place of a member that stands for another, or is stood for by it. Where a generic base or interface has a type
    /// parameter there, it is what the type wrote for it: two handlers of one interface have no more in common.
    /// </summary>
    private static Slot? Place(INamedTypeSymbol of, ISymbol other, ITypeSymbol type, TypePath path)
    {
        if (Places.ParameterAt(type, path) is not { } generic)
            return new(other.OriginalDefinition, path);
        return generic.Parameter.TypeParameterKind == TypeParameterKind.Type
            ? BaseArgument.Fixing(of, other.ContainingType, TypePath.Of(generic.Parameter.Ordinal).Then(generic.Within))
            : null;
    }

    /// <summary>
    /// What a constraint ties to a type argument of a base list: of <c>IRequestHandler&lt;Create, int&gt;</c>, where Create has to
    /// be an <c>IRequest&lt;int&gt;</c>, the int that Create wrote.
    /// </summary>
    public static IEnumerable<Slot> Constrained(BaseArgument argument, TypePath path)
    {
        foreach (var parameter in argument.Base.OriginalDefinition.TypeParameters)
            foreach (var constraint in parameter.ConstraintTypes.OfType<INamedTypeSymbol>())
                for (var i = 0; i < constraint.TypeArguments.Length; i++)
                    if (constraint.TypeArguments[i] is ITypeParameterSymbol tied && path.StartsWith(TypePath.Of(tied.Ordinal))
                        && BaseArgument.Fixing(argument.Base.TypeArguments[parameter.Ordinal], constraint, TypePath.Of(i).Then(path.From(TypePath.Of(tied.Ordinal)))) is { } other)
                        yield return other;
    }

    /// <summary>The members that a type declares where its base or interface has a type parameter: the result of <c>Handle</c>.</summary>
    private static IEnumerable<Slot> Implementing(BaseArgument argument, TypePath path)
    {
        foreach (var promised in argument.Base.GetMembers())
            if (Implementation(argument.Type, promised) is { } member)
                switch (promised.OriginalDefinition)
                {
                    case IMethodSymbol method:
                        foreach (var place in Places.Standing(method.ReturnType, path))
                            yield return new(member.OriginalDefinition, place);
                        for (var i = 0; i < method.Parameters.Length; i++)
                            foreach (var place in Places.Standing(method.Parameters[i].Type, path))
                                yield return new(((IMethodSymbol)member).Parameters[i].OriginalDefinition, place);
                        break;
                    case IPropertySymbol property:
                        foreach (var place in Places.Standing(property.Type, path))
                            yield return new(member.OriginalDefinition, place);
                        break;
                }
    }

    /// <summary>
    /// What a base class keeps of a promise that a class makes by an interface of its own: of <c>class Loader : Cache&lt;int, Journal&gt;, ILoader</c>, where ILoader is an
    /// <c>IDataLoader&lt;int, Journal&gt;</c> and so is the cache, both integers are one.
    /// </summary>
    private IEnumerable<Slot> Inherited(BaseArgument argument, Slot slot)
    {
        foreach (var type in _derived.Of(argument.Type).Prepend(argument.Type))
            if (type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: SpecialType.None } parent })
                foreach (var contract in type.AllInterfaces)
                    if (contract.IsGenericType && parent.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default))
                        for (var i = 0; i < contract.TypeArguments.Length; i++)
                            if (BaseArgument.AllFixing(type, contract, TypePath.Of(i)).ToList() is { Count: > 1 } fixing && fixing.Contains(slot))
                                foreach (var other in fixing)
                                    if (!other.Equals(slot))
                                        yield return other;
    }

    private static ISymbol? Implementation(INamedTypeSymbol type, ISymbol promised) => promised.ContainingType.TypeKind == TypeKind.Interface
        ? type.FindImplementationForInterfaceMember(promised) is { } found && SymbolEqualityComparer.Default.Equals(found.ContainingType, type) ? found : null
        : type.GetMembers(promised.Name).FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(Overridden(member), promised));

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol.OriginalDefinition switch
    {
        IPropertySymbol property => property.Type,
        IEventSymbol raised => raised.Type,
        var parameter => ((IParameterSymbol)parameter).Type,
    };

    private IEnumerable<(ISymbol Symbol, INamedTypeSymbol Of)> EqualTo(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is IMethodSymbol method)
        {
            foreach (var (other, of) in Members(method))
                if (other is IMethodSymbol { Parameters: var parameters } && parameters.Length > parameter.Ordinal)
                    yield return (parameters[parameter.Ordinal], of);
            if (ExtensionBlock.Emitted(method) is { } emitted)
                yield return (emitted.Parameters[parameter.Ordinal + emitted.Parameters.Length - method.Parameters.Length], emitted.ContainingType);
            else if (ExtensionBlock.Written(method) is { } written)
                yield return (parameter.Ordinal + written.Parameters.Length - method.Parameters.Length is >= 0 and var ordinal ? written.Parameters[ordinal] : ExtensionBlock.Receiver(written.ContainingType)!, written.ContainingType);
            if (PositionalParameter.Property(parameter) is { } property)
                yield return (property, method.ContainingType);
            foreach (var other in _routes.Others(parameter).Concat(_pages.Others(parameter)))
                yield return (other, method.ContainingType);
        }
        else if (parameter.ContainingSymbol is IPropertySymbol indexer)
            foreach (var (other, of) in Members(indexer))
                if (other is IPropertySymbol { Parameters: var parameters } && parameters.Length > parameter.Ordinal)
                    yield return (parameters[parameter.Ordinal], of);
    }

    private IEnumerable<(ISymbol Symbol, INamedTypeSymbol Of)> Results(IMethodSymbol method) =>
        (ExtensionBlock.Emitted(method) ?? ExtensionBlock.Written(method)) is { } extension ? Members(method).Prepend((extension, extension.ContainingType)) : Members(method);

    private IEnumerable<(ISymbol Symbol, INamedTypeSymbol Of)> EqualTo(ISymbol member)
    {
        foreach (var other in Members(member))
            yield return other;
        foreach (var other in _pages.Others(member))
            yield return (other, member.ContainingType);
        if (member is not IPropertySymbol { ContainingType: { IsRecord: true } record } property)
            yield break;
        if (PositionalParameter.Of(property) is { } own)
            yield return (own, record);
        if (!record.IsSealed)
            foreach (var derived in _derived.Of(record.OriginalDefinition))
                if (PositionalParameter.In(derived, property) is { } parameter)
                    yield return (parameter, derived);
    }

    /// <summary>The members that a member stands for or that stand for it, and the type that makes them one: it may inherit what it promises.</summary>
    private (ISymbol Symbol, INamedTypeSymbol Of)[] Members(ISymbol member) =>
        // Most stand for no other, and are asked of many times.
        _members.TryGetValue(member, out var known) ? known : _members.GetOrAdd(member, Find(member).ToArray());

    private IEnumerable<(ISymbol Symbol, INamedTypeSymbol Of)> Find(ISymbol member)
    {
        var type = member.ContainingType;
        if (type is not null && PartialHalves.Other(member) is { } half)
            yield return (half, type);
        if (type is null || member.IsStatic && !member.IsAbstract && !member.IsVirtual)
            yield break;
        if (member is IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation) })
            yield break;
        if (Overridden(member) is { } overridden)
            yield return (overridden, type);
        if (type.TypeKind != TypeKind.Interface)
            foreach (var contract in type.AllInterfaces)
                foreach (var promised in contract.GetMembers())
                    if ((promised.Name == member.Name || !member.CanBeReferencedByName) && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(promised), member))
                        yield return (promised, type);
        if (type.TypeKind == TypeKind.Interface || member.IsAbstract || member.IsVirtual || member.IsOverride)
            foreach (var derived in _derived.Of(type.OriginalDefinition))
                if (type.TypeKind == TypeKind.Interface)
                {
                    foreach (var contract in derived.AllInterfaces)
                        if (SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, type.OriginalDefinition))
                            foreach (var promised in contract.GetMembers(member.Name))
                                if (SymbolEqualityComparer.Default.Equals(promised.OriginalDefinition, member.OriginalDefinition)
                                    && derived.FindImplementationForInterfaceMember(promised) is { } found)
                                    yield return (found, derived);
                }
                else
                    foreach (var candidate in derived.GetMembers(member.Name))
                        if (SymbolEqualityComparer.Default.Equals(Overridden(candidate)?.OriginalDefinition, member.OriginalDefinition))
                            yield return (candidate, type);
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol raised => raised.OverriddenEvent,
        _ => null,
    };
}
