using System.Text;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Compares the names of types and properties with those of tables and columns: <c>JournalTag</c> is <c>journal_tags</c>.</summary>
internal static class EntityNames
{
    /// <summary>A name in lower case and without underscores and spaces.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name)
            if (c is not ('_' or ' ' or '-'))
                folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }

    /// <summary>The same for a type, its set and its table; see <see cref="EnglishNouns.Stem"/>.</summary>
    public static string Stem(string name) => EnglishNouns.Stem(Fold(name));
}
