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
    private readonly FileIndex _files = new(compilation, FileWords.Index);
    private readonly ConcurrentDictionary<(string Name, string? Type), IReadOnlyList<SyntaxNode>> _mentioning = new();
    private readonly ConcurrentDictionary<(string Name, string? Type), IReadOnlyList<SyntaxNode>> _numbering = new();

    /// <summary>The members that mention a symbol.</summary>
    /// <param name="name">The symbol's name, or its method's.</param>
    /// <param name="type">The name of the type that one has to have to get to the symbol; null where none is needed.</param>
    /// <param name="home">The file that declares it; null where another compilation does.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public Mentioned Of(string name, string? type, SyntaxTree? home, CancellationToken cancellation) => new(
        home is null || !compilation.ContainsSyntaxTree(home) ? [] : FileWords.Of(home, cancellation).Mentioning(name),
        () => [.. Reaching(_mentioning, name, type, words => words.Mentioning(name)).Where(member => member.SyntaxTree != home)]);

    /// <summary>The members that may give a symbol a number that is no id.</summary>
    /// <inheritdoc cref="Of"/>
    public IReadOnlyList<SyntaxNode> Numbering(string name, string? type) => Reaching(_numbering, name, type, words => words.Numbering(name));

    private IReadOnlyList<SyntaxNode> Reaching(
        ConcurrentDictionary<(string Name, string? Type), IReadOnlyList<SyntaxNode>> known, string name, string? type, Func<FileWords, IReadOnlyList<SyntaxNode>> members)
    {
        if (known.TryGetValue((name, type), out var found))
            return found;
        var files = _files.Having(FileWords.Hash(name.AsSpan()));
        IReadOnlyList<SyntaxNode> InFile(int position) => members(FileWords.Of(_files[position], default));
        return known.GetOrAdd((name, type), type is null ? files.SelectMany(InFile).ToList() : _reach.Of(files, InFile, type));
    }
}
