using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Which types the declarations of a file lead to: its syntax alone, remembered with the tree. Words are known by their hashes, as
/// in <see cref="FileWords"/>: two words of one hash lead to a member too many. See <see cref="Reach"/>.
/// </summary>
internal sealed class FileSignatures
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileSignatures> Known = new();

    private static readonly List<Lead> None = [];

    // Called without being named: by foreach, await, a deconstruction, an initializer, a query.
    private static readonly HashSet<string> Unnamed = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "Current", "MoveNext", "GetAwaiter", "GetResult", "Deconstruct", "Add", "Invoke", "Slice",
        "Select", "SelectMany", "Where", "Join", "GroupJoin", "GroupBy", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Cast",
    };

    private readonly Dictionary<int, List<Lead>> _leads = [];
    private readonly HashSet<int> _words = [];

    private FileSignatures(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            switch (node)
            {
                case UsingDirectiveSyntax directive:
                    AddUsing(directive);
                    break;
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    AddHeader((MemberDeclarationSyntax)node);
                    break;
                case MemberDeclarationSyntax member when member.Parent is TypeDeclarationSyntax type:
                    AddMember(member, type.Identifier);
                    break;
            }
    }

    /// <summary>Which files of a compilation have a word outside of their members' bodies, such as the name of a type that a declaration leads to.</summary>
    public static FileIndex.Source Index { get; } = new(tree => Of(tree, default)._words);

    /// <summary>Whether a word stands outside of its members' bodies.</summary>
    public bool Has(int word) => _words.Contains(word);

    /// <summary>The types that <c>global using static</c> opens to all files.</summary>
    public List<int> Opened { get; } = [];

    /// <summary>The declarations that lead to a type of that name.</summary>
    public List<Lead> To(int type) => _leads.TryGetValue(type, out var leads) ? leads : None;

    /// <summary>What a file declares.</summary>
    public static FileSignatures Of(SyntaxTree tree, CancellationToken cancellation) =>
        Known.TryGetValue(tree, out var known) ? known : Known.GetValue(tree, missing => new(missing.GetRoot(cancellation)));

    private void AddUsing(UsingDirectiveSyntax directive)
    {
        foreach (var word in WordsOf(directive))
        {
            _words.Add(word);
            if (directive.Alias is { Name.Identifier: var name })
            {
                var alias = Hash(name);
                Add(word, new(alias, null));
                Add(alias, new(word, null));
            }
            else if (!directive.GlobalKeyword.IsKind(SyntaxKind.None) && !directive.StaticKeyword.IsKind(SyntaxKind.None))
                Opened.Add(word);
        }
    }

    // What a type is built on is reached by whoever reaches the type.
    private void AddHeader(MemberDeclarationSyntax type)
    {
        var name = Hash(type is DelegateDeclarationSyntax function ? function.Identifier : ((BaseTypeDeclarationSyntax)type).Identifier);
        foreach (var part in type.ChildNodesAndTokens())
            if (part.AsNode() is not MemberDeclarationSyntax)
                foreach (var word in WordsOf(part))
                {
                    _words.Add(word);
                    Add(word, new(name, null));
                }
    }

    private void AddMember(MemberDeclarationSyntax member, SyntaxToken type)
    {
        var words = new HashSet<int>();
        foreach (var part in member.ChildNodesAndTokens())
            if (!part.IsKind(SyntaxKind.Block) && !part.IsKind(SyntaxKind.ArrowExpressionClause) && !part.IsKind(SyntaxKind.AccessorList) && !part.IsKind(SyntaxKind.EqualsValueClause))
                words.UnionWith(WordsOf(part));
        _words.UnionWith(words);
        var owner = member is MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] } method && first.Modifiers.Any(SyntaxKind.ThisKeyword)
            ? Extended(method, first.Type) : type.ValueText.Length == 0 ? null : Hash(type);
        foreach (var name in NamesOf(member))
        {
            var lead = new Lead(owner, name is not { } named || Unnamed.Contains(named.ValueText) ? null : Hash(named));
            foreach (var word in words)
                Add(word, lead);
        }
    }

    // An extension is found by what it extends; a library's type or a type parameter is within everybody's reach.
    private static int? Extended(MethodDeclarationSyntax method, TypeSyntax? type) =>
        type is IdentifierNameSyntax { Identifier: var name } && method.TypeParameterList?.Parameters.Any(parameter => parameter.Identifier.ValueText == name.ValueText) != true ? Hash(name) : null;

    private static IEnumerable<SyntaxToken?> NamesOf(MemberDeclarationSyntax member)
    {
        switch (member)
        {
            case MethodDeclarationSyntax method:
                yield return method.Identifier;
                break;
            case PropertyDeclarationSyntax property:
                yield return property.Identifier;
                break;
            case EventDeclarationSyntax declared:
                yield return declared.Identifier;
                break;
            case BaseFieldDeclarationSyntax field:
                foreach (var variable in field.Declaration.Variables)
                    yield return variable.Identifier;
                break;
            // Constructors, operators, indexers, and whatever the language will have.
            default:
                yield return null;
                break;
        }
    }

    private static IEnumerable<int> WordsOf(SyntaxNodeOrToken part)
    {
        if (part.AsNode() is { } node)
        {
            foreach (var token in node.DescendantTokens())
                if (token.IsKind(SyntaxKind.IdentifierToken))
                    yield return Hash(token);
        }
        else if (part.IsKind(SyntaxKind.IdentifierToken))
            yield return Hash(part.AsToken());
    }

    private static int Hash(SyntaxToken word) => FileWords.Hash(word.ValueText.AsSpan());

    private void Add(int word, Lead lead)
    {
        if (!_leads.TryGetValue(word, out var leads))
            _leads.Add(word, leads = []);
        if (!leads.Contains(lead))
            leads.Add(lead);
    }

    /// <summary>A way to a type.</summary>
    /// <param name="From">The type from which it leads; null for one that all can use.</param>
    /// <param name="By">The member that has to be named for it; null where none has to.</param>
    internal readonly record struct Lead(int? From, int? By);
}
