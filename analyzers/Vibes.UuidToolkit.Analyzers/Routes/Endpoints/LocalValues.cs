using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>Follows what is kept in a local while an application maps its routes.</summary>
internal static class LocalValues
{
    /// <summary>The body that an operation is in, as a whole.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>What a local is declared with; null where it is assigned later.</summary>
    public static IOperation? Initializer(ILocalReferenceOperation local)
    {
        foreach (var operation in Root(local).Descendants())
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local))
                return declarator.GetVariableInitializer()?.Value;
        return null;
    }
}
