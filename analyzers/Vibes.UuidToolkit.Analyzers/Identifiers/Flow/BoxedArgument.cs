using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What a parameter gets that takes objects, <c>Log(string text, params object[] values)</c>: whatever is given there is what is read from it. Another place than the parameter itself,
/// which by a name such as key takes the keys of anything: see <see cref="KeyLookup"/>. The path goes on into what was given.
/// </summary>
/// <param name="Parameter">The parameter in its original definition; of foreign code, which each compilation sees a symbol of its own of, its name.</param>
/// <param name="Receiver">The type that a member of foreign code is called on: a localizer of errors is given other things than one of titles. Null for all of them.</param>
internal sealed record BoxedArgument(object Parameter, string? Receiver)
{
    /// <summary>Whether a parameter takes objects, alone or several at once.</summary>
    public static bool Takes(IParameterSymbol parameter) => IsObject(parameter.Type) || IsObjects(parameter.Type);

    /// <summary>Whether a type says nothing of what is in it.</summary>
    public static bool IsObject(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Object;

    /// <summary>Whether a type is an array or a collection of such objects.</summary>
    public static bool IsObjects(ITypeSymbol? type) => type is IArrayTypeSymbol array ? IsObject(array.ElementType)
        : type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Object }] } && Places.Sequence(type) is not null;

    /// <summary>The place that a parameter of the program is, and that one of foreign code is whatever its member is called on.</summary>
    public static BoxedArgument Of(IParameterSymbol parameter, bool isOfLibrary)
    {
        var declared = Declared(parameter);
        return new(isOfLibrary ? $"{declared.ContainingSymbol.ToDisplayString()} {declared.Ordinal}" : declared, null);
    }

    /// <summary>The place of a parameter of foreign code where its member is called on a type.</summary>
    public BoxedArgument CalledOn(ITypeSymbol receiver) => this with { Receiver = receiver.ToDisplayString() };

    // An indexer's accessor has parameters of its own.
    private static IParameterSymbol Declared(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { AssociatedSymbol: IPropertySymbol { IsIndexer: true } indexer } && indexer.Parameters.ElementAtOrDefault(parameter.Ordinal) is { } declared
            ? declared.OriginalDefinition : parameter.OriginalDefinition;

    /// <inheritdoc/>
    public bool Equals(BoxedArgument? other) => other is not null && Receiver == other.Receiver
        && (Parameter is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, other.Parameter as ISymbol) : Parameter.Equals(other.Parameter));

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Parameter is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : Parameter.GetHashCode()) * 31 + (Receiver?.GetHashCode() ?? 0));
}
