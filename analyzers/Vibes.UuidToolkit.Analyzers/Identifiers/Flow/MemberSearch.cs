using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Finds the members that mention a symbol by its name: who may call a method, or write a property. Only the name is looked for:
/// another symbol of that name has no edges to this one.
/// </summary>
internal sealed class MemberSearch(Compilation compilation)
{
    private readonly Reach _reach = new(compilation);
    private readonly SyntaxTree[] _trees = compilation.SyntaxTrees.ToArray();
    private readonly FileWords[] _files = new FileWords[compilation.SyntaxTrees.Count()];
    private readonly ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>> _mentioning = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>> _numbering = new(StringComparer.Ordinal);
    private int _begun;
    private volatile bool _isRead;

    /// <summary>The members that mention a symbol.</summary>
    /// <param name="name">The symbol's name, or its method's.</param>
    /// <param name="type">The name of the type that one has to have to get to the symbol; null where none is needed.</param>
    /// <param name="home">The file that declares it; null where another compilation does.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public Mentioned Of(string name, string? type, SyntaxTree? home, CancellationToken cancellation) => new(
        home is null || !compilation.ContainsSyntaxTree(home) ? [] : FileWords.Of(home, cancellation).Mentioning(name),
        () => Reaching(All(_mentioning, name, words => words.Mentioning(name)).Where(member => member.SyntaxTree != home), type));

    /// <summary>The members that may give a symbol a number that is no id.</summary>
    /// <inheritdoc cref="Of"/>
    public IEnumerable<SyntaxNode> Numbering(string name, string? type) => Reaching(All(_numbering, name, words => words.Numbering(name)), type);

    private IReadOnlyList<SyntaxNode> Reaching(IEnumerable<SyntaxNode> members, string? type) => type is null ? members.ToList() : _reach.Of(members, type);

    private IReadOnlyList<SyntaxNode> All(ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>> known, string name, Func<FileWords, IEnumerable<SyntaxNode>> members) => known.GetOrAdd(name, _ =>
    {
        var found = new List<SyntaxNode>();
        var word = FileWords.Hash(name.AsSpan());
        foreach (var words in Files())
            // Most files have not even the word.
            if (words.Stands(word))
                found.AddRange(members(words));
        return found;
    });

    /// <summary>The words of all files. Threads that need them at the same time read them side by side, each the next file that nobody has begun.</summary>
    private FileWords[] Files()
    {
        if (_isRead)
            return _files;
        for (int next; (next = Interlocked.Increment(ref _begun) - 1) < _files.Length;)
            _files[next] = FileWords.Of(_trees[next], default);
        for (var i = 0; i < _files.Length; i++)
            // Another thread may be at it still: it is not waited for.
            _files[i] ??= FileWords.Of(_trees[i], default);
        _isRead = true;
        return _files;
    }
}
