using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// A positional parameter of a record. The property of its name has to be of its type: it is declared with the parameter, or
/// written in the record's body, or inherited, as that of <c>record Created(int Id) : Result(Id)</c>.
/// </summary>
internal static class PositionalParameter
{
    /// <summary>Whether a symbol is one whose property is the same declaration.</summary>
    public static bool DeclaresProperty(ISymbol symbol) => symbol is IParameterSymbol parameter && Property(parameter) is { } property && AreOne(property, parameter);

    /// <summary>The property of a positional parameter; null for other parameters, and where a field has its name.</summary>
    public static IPropertySymbol? Property(IParameterSymbol parameter)
    {
        if (!Is(parameter))
            return null;
        for (var type = parameter.ContainingType; type is not null; type = type.BaseType)
            if (type.GetMembers(parameter.Name).FirstOrDefault(member => member is { IsStatic: false } and (IPropertySymbol { IsIndexer: false } or IFieldSymbol)) is { } member)
                return member as IPropertySymbol;
        return null;
    }

    /// <summary>The positional parameter of a property in its own record; null where it has none.</summary>
    public static IParameterSymbol? Of(IPropertySymbol property) => In(property.ContainingType, property);

    /// <summary>The positional parameter of a property in a record that has it; null where there is none.</summary>
    public static IParameterSymbol? In(INamedTypeSymbol record, IPropertySymbol property) => !record.IsRecord ? null
        : record.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
            .FirstOrDefault(parameter => parameter.Name == property.Name && SymbolEqualityComparer.Default.Equals(Property(parameter)?.OriginalDefinition, property.OriginalDefinition));

    private static bool Is(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: true }
        && parameter.DeclaringSyntaxReferences is [var reference, ..] && reference.GetSyntax().Parent?.Parent is RecordDeclarationSyntax;

    private static bool AreOne(IPropertySymbol property, IParameterSymbol parameter) =>
        property.DeclaringSyntaxReferences is [var one, ..] && parameter.DeclaringSyntaxReferences is [var other, ..] && one.SyntaxTree == other.SyntaxTree && one.Span == other.Span;
}
