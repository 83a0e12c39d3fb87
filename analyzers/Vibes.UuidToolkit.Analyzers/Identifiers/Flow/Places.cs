using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>Where in a type ids can be: its integers and UUIDs, and how places of one type match those of another.</summary>
internal sealed class Places
{
    // Deeper than List<Dictionary<int, (int, string)[]>> nobody keeps ids.
    private const int Depth = 4;

    private static readonly TypePath[] ItselfOnly = [TypePath.Value];

    private readonly ConcurrentDictionary<ITypeSymbol, TypePath[]> _places = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, INamedTypeSymbol?> _sequences = new(SymbolEqualityComparer.Default);

    /// <summary>The places of a type that can hold an id, outermost first.</summary>
    public TypePath[] Of(ITypeSymbol? type)
    {
        type = IntegerTypes.Unwrap(type);
        if (type is null)
            return [];
        // Most types are neither and have nothing within; they need not be remembered.
        if (CanHoldId(type))
            return ItselfOnly;
        return type is IArrayTypeSymbol or INamedTypeSymbol { IsGenericType: true } ? _places.TryGetValue(type, out var known) ? known : _places.GetOrAdd(type, Collect) : [];
    }

    /// <summary>Whether a value of that type can be an id.</summary>
    public static bool CanHoldId(ITypeSymbol? type) => type.IsInteger() || type.IsGuid();

    /// <summary>The types one step within a type: type arguments, the array's element, the tuple's elements.</summary>
    public static IEnumerable<ITypeSymbol> Inner(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(element => element.Type),
        // Dictionary<TKey, TValue>.KeyCollection has those of the dictionary.
        INamedTypeSymbol { Arity: 0, ContainingType: { IsGenericType: true } container } => container.TypeArguments,
        INamedTypeSymbol named => named.TypeArguments,
        _ => [],
    };

    /// <summary>The type at a place; null where the type has no such place.</summary>
    public static ITypeSymbol? At(ITypeSymbol? type, TypePath path)
    {
        var current = IntegerTypes.Unwrap(type);
        foreach (var step in path.Text)
            current = current is null ? null : IntegerTypes.Unwrap(Inner(current).ElementAtOrDefault(step - '0'));
        return current;
    }

    /// <summary>Whether what is at a place is given to a value of the type, and not by it: the int of an <c>Action&lt;int&gt;</c>.</summary>
    public static bool IsTaken(ITypeSymbol? type, TypePath path)
    {
        var (current, isTaken) = (IntegerTypes.Unwrap(type), false);
        foreach (var step in path.Text)
        {
            if (current is INamedTypeSymbol { IsTupleType: false } named && named.TypeParameters.ElementAtOrDefault(step - '0')?.Variance == VarianceKind.In)
                isTaken = !isTaken;
            current = current is null ? null : IntegerTypes.Unwrap(Inner(current).ElementAtOrDefault(step - '0'));
        }

        return isTaken;
    }

    /// <summary>
    /// The place in a value's type that becomes a place of the type it is converted to: the elements of a <c>List&lt;int&gt;</c>
    /// are those of the <c>IEnumerable&lt;int&gt;</c>. Null where the conversion makes another value of it.
    /// </summary>
    public static TypePath? Corresponding(ITypeSymbol? from, ITypeSymbol? to, TypePath path)
    {
        (from, to) = (IntegerTypes.Unwrap(from), IntegerTypes.Unwrap(to));
        if (from is null || to is null)
            return null;
        if (path.IsValue)
            return CanHoldId(from) ? path : null;
        if (SymbolEqualityComparer.Default.Equals(from, to))
            return path;
        var step = path.Text[0] - '0';
        var rest = new TypePath(path.Text.Substring(1));
        if (from is IArrayTypeSymbol array)
            return to is IArrayTypeSymbol or INamedTypeSymbol { TypeArguments.Length: 1 } && step == 0 && Inner(to).First() is var element
                && Corresponding(array.ElementType, element, rest) is { } within ? TypePath.Of(0).Then(within) : null;
        if (from is not INamedTypeSymbol source || to is not INamedTypeSymbol target)
            return null;
        if (Same(source, target) || source.IsTupleType && target.IsTupleType || IsSpan(source) && IsSpan(target))
            return Inner(source).ElementAtOrDefault(step) is { } argument && Inner(target).ElementAtOrDefault(step) is { } wanted
                && Corresponding(argument, wanted, rest) is { } within ? TypePath.Of(step).Then(within) : null;
        // The base class or interface that the conversion goes to, as it is declared: in terms of the source's own parameters.
        var declared = source.OriginalDefinition;
        for (var ancestor = declared.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            if (Same(ancestor, target))
                return InParameters(ancestor, path);
        foreach (var contract in declared.AllInterfaces)
            if (Same(contract, target))
                return InParameters(contract, path);
        return null;
    }

    /// <summary>Which type parameter stands at or around a place of a declared type, and the rest of the place within it.</summary>
    public static (ITypeParameterSymbol Parameter, TypePath Within)? ParameterAt(ITypeSymbol? declared, TypePath path)
    {
        var current = IntegerTypes.Unwrap(declared);
        for (var i = 0; ; i++)
        {
            if (current is ITypeParameterSymbol parameter)
                return (parameter, new(path.Text.Substring(i)));
            if (current is null || i == path.Text.Length)
                return null;
            current = IntegerTypes.Unwrap(Inner(current).ElementAtOrDefault(path.Text[i] - '0'));
        }
    }

    /// <summary>The places of a declared type where a place's type parameter stands: once, or within a task or a collection.</summary>
    public static IEnumerable<TypePath> Standing(ITypeSymbol declared, TypePath path)
    {
        var ordinal = path.Text[0] - '0';
        var rest = path.From(TypePath.Of(ordinal));
        if (declared is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Type } parameter)
        {
            if (parameter.Ordinal == ordinal)
                yield return rest;
            yield break;
        }

        var step = 0;
        foreach (var inner in Inner(declared))
        {
            foreach (var place in Standing(inner, path))
                yield return TypePath.Of(step).Then(place);
            step++;
        }
    }

    /// <inheritdoc cref="Sequence"/>
    public INamedTypeSymbol? SequenceOf(ITypeSymbol? type) => type is null ? null : _sequences.TryGetValue(type, out var known) ? known : _sequences.GetOrAdd(type, Sequence(type));

    /// <summary>The sequence of one element type that a collection is; null for what is none.</summary>
    public static INamedTypeSymbol? Sequence(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol named && IsSequence(named))
            return named;
        foreach (var contract in type?.AllInterfaces ?? ImmutableArray<INamedTypeSymbol>.Empty)
            if (IsSequence(contract))
                return contract;
        return null;
    }

    /// <summary>Whether a type is a view of an array's elements, which converts to others of its kind.</summary>
    public static bool IsSpan(INamedTypeSymbol type) => type is
    {
        Arity: 1,
        Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment",
        ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true },
    };

    private static bool IsSequence(INamedTypeSymbol type) => type is
    {
        TypeArguments.Length: 1,
        Name: "IEnumerable" or "IAsyncEnumerable" or "Span" or "ReadOnlySpan",
    };

    private static bool Same(INamedTypeSymbol left, INamedTypeSymbol right) => SymbolEqualityComparer.Default.Equals(left.OriginalDefinition, right.OriginalDefinition);

    private static TypePath? InParameters(INamedTypeSymbol ancestor, TypePath path) =>
        ParameterAt(ancestor, path) is { } found ? TypePath.Of(found.Parameter.Ordinal).Then(found.Within) : null;

    private static TypePath[] Collect(ITypeSymbol type)
    {
        var found = new List<TypePath>();
        Collect(type, TypePath.Value, found);
        return [.. found.OrderBy(path => path.Text.Length)];
    }

    private static void Collect(ITypeSymbol type, TypePath path, List<TypePath> found)
    {
        if (CanHoldId(type))
            found.Add(path);
        else if (path.Text.Length < Depth)
        {
            var step = 0;
            foreach (var inner in Inner(type))
                if (IntegerTypes.Unwrap(inner) is { } unwrapped)
                    Collect(unwrapped, path.Then(step++), found);
        }
    }
}
