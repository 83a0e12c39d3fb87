namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>Which of several places have a word: the words by their <see cref="FileWords.Hash"/>, the places by their positions.</summary>
internal sealed class WordIndex
{
    // By word, then by position: half the size of anything that has an object for each word, and all is found by bisection.
    private readonly long[] _entries;

    /// <summary>An index of some places.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="words">The words of one, each once.</param>
    public WordIndex(int count, Func<int, IEnumerable<int>> words)
    {
        var entries = new List<long>();
        for (var i = 0; i < count; i++)
            foreach (var word in words(i))
                entries.Add(Entry(word, i));
        _entries = entries.ToArray();
        Array.Sort(_entries);
    }

    /// <summary>The places that have a word, in their order.</summary>
    public IEnumerable<int> Having(int word)
    {
        var first = Array.BinarySearch(_entries, Entry(word, 0));
        for (var i = first < 0 ? ~first : first; i < _entries.Length && (int)(_entries[i] >> 32) == word; i++)
            yield return (int)_entries[i];
    }

    private static long Entry(int word, int position) => (long)word << 32 | (uint)position;
}
