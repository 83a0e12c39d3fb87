using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>What was found out of the compilation before. An editor makes a compilation for each keystroke, and nearly all of it is as it was.</summary>
/// <remarks>
/// Found by the files that the two compilations share. The entries are weak and by identity, and each is replaced as a whole: who reads one while another thread replaces it sees the one
/// or the other, and has to compare what it was made of with its own compilation. It may hold files and names, but no symbol and no compilation.
/// </remarks>
/// <typeparam name="T">What was found out.</typeparam>
internal sealed class LastCompilation<T>
    where T : class
{
    private readonly ConditionalWeakTable<SyntaxTree, Entry> _known = new();

    /// <summary>What was found out of a compilation that some of these files are from as well; null where there was none.</summary>
    public T? Of(ImmutableArray<SyntaxTree> files) => Landmarks(files).Select(file => _known.TryGetValue(file, out var entry) ? entry.Value : null).FirstOrDefault(value => value is not null);

    /// <summary>Notes it for the next compilation.</summary>
    public void Remember(ImmutableArray<SyntaxTree> files, T value)
    {
        foreach (var file in Landmarks(files))
            _known.GetOrCreateValue(file).Value = value;
    }

    // A few are enough: of the files of a solution one or two change at a time.
    private static IEnumerable<SyntaxTree> Landmarks(ImmutableArray<SyntaxTree> files) =>
        files.IsEmpty ? [] : new[] { files[0], files[files.Length / 2], files[files.Length - 1] }.Distinct();

    private sealed class Entry
    {
        private volatile T? _value;

        public T? Value
        {
            get => _value;
            set => _value = value;
        }
    }
}
