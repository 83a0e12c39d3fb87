using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// Which files can say something of entities, by the words in them. Remembered with each tree, so that a keystroke reads one
/// file again; reading is a search in text, far cheaper than parsing or binding.
/// </summary>
internal static class CandidateTrees
{
    private const int Chunk = 16 * 1024;

    private static readonly (string Word, Mentions Mention)[] Words =
    [
        ("DbSet<", Mentions.Context), ("DbContext", Mentions.Context), ("IEntityTypeConfiguration", Mentions.Context),
        ("ModelBuilder", Mentions.Configuration), ("TypeBuilder", Mentions.Configuration),
        ("BuildTargetModel", Mentions.Snapshot), ("ModelSnapshot", Mentions.Snapshot),
        ("Query<", Mentions.Query), ("QueryAsync<", Mentions.Query), ("QueryFirst", Mentions.Query), ("QuerySingle", Mentions.Query),
        ("Table(", Mentions.Annotation), ("[Key", Mentions.Annotation), ("Key]", Mentions.Annotation), ("KeyAttribute", Mentions.Annotation),
        ("\"SELECT ", Mentions.Query), ("\"select ", Mentions.Query),
    ];

    // Weak and by identity: an entry lives as long as its tree, and nothing of a compilation is in it.
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<Mentions>> Known = new();

    /// <summary>What a file mentions.</summary>
    public static Mentions Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Known.TryGetValue(tree, out var known))
            return known.Value;
        var mentions = Read(tree.GetText(cancellation));
        return Known.GetValue(tree, _ => new(mentions)).Value;
    }

    private static Mentions Read(SourceText text)
    {
        const int overlap = 32;
        var mentions = Mentions.None;
        var buffer = System.Buffers.ArrayPool<char>.Shared.Rent(Chunk + overlap);
        try
        {
            for (var start = 0; start < text.Length; start += Chunk)
            {
                var length = Math.Min(Chunk + overlap, text.Length - start);
                text.CopyTo(start, buffer, 0, length);
                var part = buffer.AsSpan(0, length);
                foreach (var (word, mention) in Words)
                    if ((mentions & mention) == 0 && part.IndexOf(word.AsSpan()) >= 0)
                        mentions |= mention;
            }
        }
        finally
        {
            System.Buffers.ArrayPool<char>.Shared.Return(buffer);
        }

        return mentions;
    }
}
