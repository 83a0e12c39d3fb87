using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>Ways through the tree that the compiler binds a body to.</summary>
internal static class OperationTree
{
    /// <summary>The body that an operation is in, as a whole.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
