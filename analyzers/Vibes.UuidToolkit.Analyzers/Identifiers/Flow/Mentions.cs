using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Finds the members that mention a symbol by its name: who may call a method, or write a property. Only the name is looked for:
/// another symbol of that name has no edges to this one.
/// </summary>
internal sealed class Mentions(Compilation compilation)
{
    private readonly Reach _reach = new(compilation);

    /// <summary>The members that mention a symbol, and of them those that may give it a number.</summary>
    /// <param name="name">The symbol's name, or its method's.</param>
    /// <param name="type">The name of the type that one has to have to get to the symbol; null where none is needed.</param>
    /// <param name="home">The file that declares it, whose members come first; null where another compilation does.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public Mentioned Of(string name, string? type, SyntaxTree? home, CancellationToken cancellation)
    {
        var (near, far, numbering) = (new List<SyntaxNode>(), new List<SyntaxNode>(), new List<SyntaxNode>());
        foreach (var tree in compilation.SyntaxTrees)
        {
            var words = FileWords.Of(tree, cancellation);
            (tree == home ? near : far).AddRange(words.Mentioning(name));
            numbering.AddRange(words.Numbering(name));
        }

        return type is null ? new(near, far, numbering) : new(near, _reach.Of(far, type, cancellation), _reach.Of(numbering, type, cancellation));
    }
}
