using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Which words stand in which members of a file: its syntax alone, remembered with the tree, so that an edit costs one file's worth.
/// </summary>
internal sealed class FileWords
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileWords> Known = new();

    private static readonly IReadOnlyList<SyntaxNode> None = [];

    private readonly Dictionary<string, List<SyntaxNode>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SyntaxNode>> _numbering = new(StringComparer.Ordinal);

    // Members that give a number to what they do not name, as in new(a + b).
    private readonly HashSet<SyntaxNode> _numberingAny = [];

    private FileWords(SyntaxNode root)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var numbered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).Where(IsBody))
        {
            words.Clear();
            numbered.Clear();
            foreach (var token in member.DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken))
                    words.Add(token.ValueText);
                if (ForeignNumber.At(token) is { } number && !NumberTarget.AddNames(number, member, numbered))
                    _numberingAny.Add(member);
            }

            foreach (var word in words)
                Add(_members, word, member);
            foreach (var word in numbered)
                Add(_numbering, word, member);
        }
    }

    /// <summary>The words of a file.</summary>
    public static FileWords Of(SyntaxTree tree, CancellationToken cancellation) =>
        Known.TryGetValue(tree, out var known) ? known : Known.GetValue(tree, missing => new(missing.GetRoot(cancellation)));

    /// <summary>The members that a word stands in.</summary>
    public IReadOnlyList<SyntaxNode> Mentioning(string word) => _members.TryGetValue(word, out var members) ? members : None;

    /// <summary>Whether a word stands in a member, or in any where none is given.</summary>
    public bool Stands(string word, SyntaxNode? member)
    {
        // Told for each member that a search gets to: no enumerator, no delegate.
        var members = Mentioning(word);
        if (member is null)
            return members.Count > 0;
        for (var i = 0; i < members.Count; i++)
            if (members[i] == member)
                return true;
        return false;
    }

    /// <summary>The members that may give a number, which is no id, to what has that name.</summary>
    public IEnumerable<SyntaxNode> Numbering(string word)
    {
        if (_numbering.TryGetValue(word, out var members))
            foreach (var member in members)
                yield return member;
        if (_numberingAny.Count > 0)
            foreach (var member in Mentioning(word))
                if (_numberingAny.Contains(member))
                    yield return member;
    }

    private static void Add(Dictionary<string, List<SyntaxNode>> members, string word, SyntaxNode member)
    {
        if (!members.TryGetValue(word, out var list))
            members.Add(word, list = []);
        list.Add(member);
    }

    // Top-level statements are one body: their first statement stands for it.
    private static bool IsBody(SyntaxNode node) => node is BaseMethodDeclarationSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax or FieldDeclarationSyntax or GlobalStatementSyntax;
}
