using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Which files of a compilation have a word, so that nobody who looks for one asks all of them. An editor's next compilation takes the index on, and is told of the files that have changed
/// since as well, whether they have the word or not.
/// </summary>
/// <param name="compilation">The compilation.</param>
/// <param name="source">Where its words come from.</param>
internal sealed class FileIndex(Compilation compilation, FileIndex.Source source)
{
    // More files than a person changes at a time; each costs every later question its share.
    private const int Changes = 32;

    private readonly ImmutableArray<SyntaxTree> _files = CompiledSources.TreesOf(compilation);
    private readonly object _gate = new();
    private volatile Content? _content;
    private int _begun;

    /// <summary>How many files there are.</summary>
    public int Count => _files.Length;

    /// <summary>The file at a position, which is the same in every index of a compilation.</summary>
    public SyntaxTree this[int position] => _files[position];

    /// <summary>The positions of the files that have a word, in their order, and perhaps others.</summary>
    /// <param name="word">The word's <see cref="FileWords.Hash"/>.</param>
    public IEnumerable<int> Having(int word)
    {
        var (words, changed) = _content ?? Read();
        var next = 0;
        foreach (var position in words.Having(word))
        {
            for (; next < changed.Length && changed[next] < position; next++)
                yield return changed[next];
            if (next == changed.Length || changed[next] != position)
                yield return position;
        }

        for (; next < changed.Length; next++)
            yield return changed[next];
    }

    private Content Read()
    {
        if (source.Last.Of(_files) is { } last && ChangedSince(last.Files) is { } changed)
        {
            source.Last.Remember(_files, last);
            return _content = new(last.Words, changed);
        }

        // Threads that need it at the same time read the files side by side, each the next one that nobody has begun.
        for (int next; (next = Interlocked.Increment(ref _begun) - 1) < _files.Length;)
            source.Words(_files[next]);
        lock (_gate)
        {
            if (_content is { } known)
                return known;
            var words = new WordIndex(_files.Length, position => source.Words(_files[position]));
            source.Last.Remember(_files, new(_files, words));
            return _content = new(words, []);
        }
    }

    private int[]? ChangedSince(ImmutableArray<SyntaxTree> files)
    {
        if (files.Length != _files.Length)
            return null;
        var changed = new List<int>();
        for (var i = 0; i < files.Length; i++)
            if (files[i] != _files[i])
            {
                if (changed.Count == Changes)
                    return null;
                changed.Add(i);
            }

        return [.. changed];
    }

    /// <summary>What a file's words are, and which files had them in the compilation before.</summary>
    /// <param name="words">The <see cref="FileWords.Hash"/> of each of a file's words, once; quick when it is asked again.</param>
    internal sealed class Source(Func<SyntaxTree, IEnumerable<int>> words)
    {
        /// <summary>The words of a file.</summary>
        public Func<SyntaxTree, IEnumerable<int>> Words { get; } = words;

        /// <summary>What the compilation before had.</summary>
        public LastCompilation<Indexed> Last { get; } = new();
    }

    /// <summary>The words of some files.</summary>
    internal sealed record Indexed(ImmutableArray<SyntaxTree> Files, WordIndex Words);

    private sealed record Content(WordIndex Words, int[] Changed);
}
