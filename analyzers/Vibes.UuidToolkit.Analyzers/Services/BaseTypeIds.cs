using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>
/// The integers in a type's list of bases that are ids: in <c>class Handler : IRequestHandler&lt;Create, int&gt;</c>, where the
/// handler's method returns one, and in <c>record Create : IRequest&lt;int&gt;</c>, which that handler's constraint ties to it.
/// </summary>
internal static class BaseTypeIds
{
    /// <summary>The integers and whose ids they are.</summary>
    public static IEnumerable<(TypeSyntax Syntax, Identifier Id)> Of(INamedTypeSymbol type, IdentifierModel model, CancellationToken cancellation)
    {
        if (type.Interfaces.IsEmpty && type.BaseType is not { IsGenericType: true } || model.Entities.Of(type) is not null)
            yield break;
        foreach (var contract in type.Interfaces.Concat(type.BaseType is { IsGenericType: true } parent ? [parent] : []))
            for (var i = 0; i < contract.TypeArguments.Length; i++)
                if (contract.TypeArguments[i].IsInteger() && IdOf(type, contract, i, model, cancellation) is { } id)
                {
                    foreach (var syntax in Written(type, contract, i, cancellation))
                        yield return (syntax, id);
                    foreach (var (bound, ordinal, owner) in Bound(contract, i))
                        foreach (var syntax in Written(owner, bound, ordinal, cancellation))
                            yield return (syntax, id);
                }
    }

    // What the type's own members say of a type argument.
    private static Identifier? IdOf(INamedTypeSymbol type, INamedTypeSymbol contract, int ordinal, IdentifierModel model, CancellationToken cancellation)
    {
        var parameter = contract.OriginalDefinition.TypeParameters[ordinal];
        foreach (var member in contract.OriginalDefinition.GetMembers())
        {
            if (member is not (IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol))
                continue;
            var own = Own(type, contract, member);
            switch (own)
            {
                case IMethodSymbol method:
                    var declared = (IMethodSymbol)member;
                    if (Mentions(declared.ReturnType, parameter) && model.Of(method, cancellation) is { } returned)
                        return returned;
                    for (var i = 0; i < declared.Parameters.Length && i < method.Parameters.Length; i++)
                        if (SymbolEqualityComparer.Default.Equals(declared.Parameters[i].Type, parameter) && model.Of(method.Parameters[i], cancellation) is { } taken)
                            return taken;
                    break;
                case IPropertySymbol property when SymbolEqualityComparer.Default.Equals(((IPropertySymbol)member).Type, parameter):
                    if (model.Of(property, cancellation) is { } held)
                        return held;
                    break;
            }
        }

        return null;
    }

    private static ISymbol? Own(INamedTypeSymbol type, INamedTypeSymbol contract, ISymbol member)
    {
        var constructed = contract.GetMembers(member.Name).FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, member));
        if (constructed is null)
            return null;
        if (contract.TypeKind == TypeKind.Interface)
            return type.FindImplementationForInterfaceMember(constructed);
        return type.GetMembers(member.Name).FirstOrDefault(own => SymbolEqualityComparer.Default.Equals((own as IMethodSymbol)?.OverriddenMethod ?? (own as IPropertySymbol)?.OverriddenProperty as ISymbol, constructed));
    }

    // T itself, or a task of it.
    private static bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(type, parameter)
        || type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var only] } && SymbolEqualityComparer.Default.Equals(only, parameter);

    // where TRequest : IRequest<TResponse> ties the request's own argument to the handler's.
    private static IEnumerable<(INamedTypeSymbol Contract, int Ordinal, INamedTypeSymbol Owner)> Bound(INamedTypeSymbol contract, int ordinal)
    {
        var parameter = contract.OriginalDefinition.TypeParameters[ordinal];
        for (var i = 0; i < contract.TypeArguments.Length; i++)
            if (contract.TypeArguments[i] is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } owner)
                foreach (var constraint in contract.OriginalDefinition.TypeParameters[i].ConstraintTypes.OfType<INamedTypeSymbol>())
                    for (var j = 0; j < constraint.TypeArguments.Length; j++)
                        if (SymbolEqualityComparer.Default.Equals(constraint.TypeArguments[j], parameter))
                            foreach (var implemented in owner.AllInterfaces)
                                if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, constraint.OriginalDefinition))
                                    yield return (implemented, j, owner);
    }

    private static IEnumerable<TypeSyntax> Written(INamedTypeSymbol type, INamedTypeSymbol contract, int ordinal, CancellationToken cancellation)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
            if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax { BaseList: { } list })
                foreach (var written in list.Types)
                    if (Last(written.Type) is GenericNameSyntax name && name.Identifier.ValueText == contract.Name && name.Arity == contract.Arity)
                        yield return name.TypeArgumentList.Arguments[ordinal] is NullableTypeSyntax nullable ? nullable.ElementType : name.TypeArgumentList.Arguments[ordinal];
    }

    private static TypeSyntax Last(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax qualified => qualified.Name,
        _ => type,
    };
}
