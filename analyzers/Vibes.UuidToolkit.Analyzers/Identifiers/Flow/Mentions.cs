using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Finds the members that mention a symbol by its name: who may call a method, or write a property. The words of a syntax tree
/// are remembered with the tree, so an edit costs one tree's worth.
/// </summary>
internal sealed class Mentions(Compilation compilation, Bodies bodies)
{
    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<string, List<SyntaxNode>>> Words = new();

    /// <summary>The flows of the members that mention a symbol. Only the name is looked for: another symbol of that name has no edges to this one.</summary>
    /// <param name="name">The symbol's name, or its method's.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public IEnumerable<BodyFlow> Of(string name, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
            if (Index(tree, cancellation).TryGetValue(name, out var members))
                foreach (var member in members)
                    if (bodies.Declared(member, cancellation) is { } symbol)
                        yield return bodies.Of(symbol, cancellation);
    }

    /// <summary>Each word that stands in a tree's members, and the members.</summary>
    private static Dictionary<string, List<SyntaxNode>> Index(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Words.TryGetValue(tree, out var known))
            return known;
        var words = new Dictionary<string, List<SyntaxNode>>(StringComparer.Ordinal);
        var root = tree.GetRoot(cancellation);
        foreach (var member in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).Where(IsBody))
            foreach (var token in member.DescendantTokens())
                if (token.IsKind(SyntaxKind.IdentifierToken))
                {
                    if (!words.TryGetValue(token.ValueText, out var members))
                        words.Add(token.ValueText, members = []);
                    if (members.Count == 0 || members[members.Count - 1] != member)
                        members.Add(member);
                }

        return Words.GetValue(tree, _ => words);
    }

    // Top-level statements are one body: their first statement stands for it.
    private static bool IsBody(SyntaxNode node) => node is BaseMethodDeclarationSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax or FieldDeclarationSyntax or GlobalStatementSyntax;
}
