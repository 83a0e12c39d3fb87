namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Brings singular and plural of the nouns that name types, sets and tables together.</summary>
internal static class EnglishNouns
{
    private static readonly (string Plural, string Singular)[] Irregular =
    [
        ("people", "person"), ("children", "child"), ("women", "woman"), ("men", "man"), ("mice", "mouse"), ("feet", "foot"), ("teeth", "tooth"),
        ("geese", "goose"), ("indices", "index"), ("matrices", "matrix"), ("vertices", "vertex"), ("criteria", "criterion"),
        ("phenomena", "phenomenon"), ("analyses", "analysis"), ("lives", "life"), ("knives", "knife"), ("leaves", "leaf"), ("shelves", "shelf"),
        ("halves", "half"), ("quizzes", "quiz"), ("series", "series"), ("species", "species"),
    ];

    /// <summary>
    /// What singular and plural of a noun have in common: <c>categori</c> of category and categories, <c>hous</c> of house and
    /// houses. No word, and only good for comparing.
    /// </summary>
    /// <param name="name">A name in lower case whose last part is a noun.</param>
    public static string Stem(string name)
    {
        foreach (var (plural, singular) in Irregular)
            if (name.EndsWith(plural, StringComparison.Ordinal))
                return name.Substring(0, name.Length - plural.Length) + singular;
        if (name.Length > 3 && Ends(name, "s") && !Ends(name, "ss") && !Ends(name, "us") && !Ends(name, "is"))
            name = name.Substring(0, name.Length - 1);
        if (name.Length > 3 && Ends(name, "e"))
            name = name.Substring(0, name.Length - 1);
        return Ends(name, "y") ? name.Substring(0, name.Length - 1) + "i" : name;
    }

    private static bool Ends(string name, string end) => name.EndsWith(end, StringComparison.Ordinal);
}
