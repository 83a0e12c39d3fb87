using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>The types that a compilation declares itself.</summary>
internal static class SourceTypes
{
    /// <summary>All of them, nested ones too.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(compilation.Assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            if (current is INamedTypeSymbol type)
            {
                yield return type;
                foreach (var nested in type.GetTypeMembers())
                    pending.Push(nested);
            }
            else
                foreach (var member in ((INamespaceSymbol)current).GetMembers())
                    pending.Push(member);
        }
    }
}
