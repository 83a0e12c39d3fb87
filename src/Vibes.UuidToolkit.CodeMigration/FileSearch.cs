using System.Buffers;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.CodeMigration;

/// <summary>Whether a file has a word anywhere, before anything in it is looked at closely.</summary>
internal static class FileSearch
{
    /// <summary>Looks through the file's text; no string is made of it.</summary>
    public static bool Has(SyntaxTree tree, string word, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation);
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            text.CopyTo(0, characters, 0, text.Length);
            return characters.AsSpan(0, text.Length).Contains(word, StringComparison.Ordinal);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }
}
