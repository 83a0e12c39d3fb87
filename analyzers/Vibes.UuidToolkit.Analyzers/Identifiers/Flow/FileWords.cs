using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Which words stand in which members of a file: its text alone, remembered with the tree, so that an edit costs one file's worth.
/// Words in comments and strings count as well: a search then looks at a member too many, and finds nothing there.
/// </summary>
internal sealed class FileWords
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileWords> Known = new();

    private static readonly IReadOnlyList<SyntaxNode> None = [];

    // By the words' hashes, for which no string has to be made. Two words of one hash are a member too many again.
    private readonly Dictionary<int, List<SyntaxNode>> _members = [];
    private readonly ConcurrentDictionary<SyntaxNode, NumberedNames> _numbered = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>> _numbering = new(StringComparer.Ordinal);

    private FileWords(SyntaxTree tree, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation);
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            text.CopyTo(0, characters, 0, text.Length);
            foreach (var member in tree.GetRoot(cancellation).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
                if (IsBody(member) && !TryRead(member, characters.AsSpan(0, text.Length)))
                    foreach (var token in member.DescendantTokens())
                        if (token.IsKind(SyntaxKind.IdentifierToken))
                            Add(Hash(token.ValueText.AsSpan()), member);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    /// <summary>Which files of a compilation have a word.</summary>
    public static FileIndex.Source Index { get; } = new(tree => Of(tree, default)._members.Keys);

    /// <summary>The words of a file.</summary>
    public static FileWords Of(SyntaxTree tree, CancellationToken cancellation) =>
        Known.TryGetValue(tree, out var known) ? known : Known.GetValue(tree, missing => new(missing, cancellation));

    /// <summary>The members that a word stands in.</summary>
    public IReadOnlyList<SyntaxNode> Mentioning(string word) => Mentioning(Hash(word.AsSpan()));

    /// <summary>The members that a word stands in.</summary>
    /// <param name="hash">The word's <see cref="Hash"/>: who asks many files takes it once.</param>
    public IReadOnlyList<SyntaxNode> Mentioning(int hash) => _members.TryGetValue(hash, out var members) ? members : None;

    /// <summary>Whether a word stands in a member, or in any where none is given.</summary>
    /// <param name="hash">The word's <see cref="Hash"/>.</param>
    /// <param name="member">The member.</param>
    public bool Stands(int hash, SyntaxNode? member)
    {
        // Told for each member that a search gets to: no enumerator, no delegate.
        if (!_members.TryGetValue(hash, out var members))
            return false;
        if (member is null)
            return members.Count > 0;
        for (var i = 0; i < members.Count; i++)
            if (members[i] == member)
                return true;
        return false;
    }

    /// <summary>The members that may give a number, which is no id, to what has that name.</summary>
    public IReadOnlyList<SyntaxNode> Numbering(string word) => _numbering.TryGetValue(word, out var known) ? known
        : _numbering.GetOrAdd(word, missing => Mentioning(missing).Where(member => _numbered.GetOrAdd(member, unread => new(unread)).Has(missing)).ToArray());

    /// <summary>Adds the words of a member; false where only the compiler can tell them, because of an escape or of a character that is no part of the name.</summary>
    private bool TryRead(SyntaxNode member, ReadOnlySpan<char> text)
    {
        for (var (start, end) = (member.SpanStart, member.Span.End); start < end; start++)
        {
            var stop = start;
            while (stop < end && IsOfWord(text[stop]))
                stop++;
            if (stop < end && IsUncertain(text, stop))
                return false;
            if (stop > start && text[start] is not (>= '0' and <= '9'))
                Add(Hash(text.Slice(start, stop - start)), member);
            start = stop;
        }

        return true;
    }

    private static bool IsOfWord(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' or >= '0' and <= '9' || c > '\x7f' && char.IsLetterOrDigit(c);

    private static bool IsUncertain(ReadOnlySpan<char> text, int position) => text[position] switch
    {
        '\\' => position + 1 < text.Length && text[position + 1] is 'u' or 'U',
        <= '\x7f' => false,
        var other => CharUnicodeInfo.GetUnicodeCategory(other) is UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format,
    };

    /// <summary>What a word is known by.</summary>
    public static int Hash(ReadOnlySpan<char> word)
    {
        // FNV-1a.
        var hash = 2166136261;
        foreach (var c in word)
            hash = unchecked((hash ^ c) * 16777619);
        return unchecked((int)hash);
    }

    private void Add(int word, SyntaxNode member)
    {
        if (!_members.TryGetValue(word, out var members))
            _members.Add(word, members = []);
        // One member's words are added together.
        if (members.Count == 0 || members[members.Count - 1] != member)
            members.Add(member);
    }

    // Top-level statements are one body: their first statement stands for it.
    private static bool IsBody(SyntaxNode node) => node is BaseMethodDeclarationSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax or FieldDeclarationSyntax or GlobalStatementSyntax;
}
