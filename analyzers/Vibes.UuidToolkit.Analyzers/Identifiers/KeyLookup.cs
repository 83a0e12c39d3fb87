using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>Calls of <c>Find</c>, which take the key as an object of any type.</summary>
internal static class KeyLookup
{
    /// <summary>The entity that a call finds by its key; null where it is another call.</summary>
    public static ITypeSymbol? Entity(KnownTypes types, IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "Find" or "FindAsync", TypeArguments: [var entity] } method when KnownTypes.DerivesFrom(method.ContainingType, types.DbContext) => entity,
        { Name: "Find" or "FindAsync", ContainingType: { TypeArguments: [var entity] } type } when KnownTypes.DerivesFrom(type, types.DbSet) => entity,
        _ => null,
    };
}
