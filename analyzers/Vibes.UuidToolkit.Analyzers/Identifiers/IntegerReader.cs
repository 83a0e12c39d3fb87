using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>
/// A method of the program's own that reads an integer of whatever text it is given, as <c>int.Parse</c> does: <c>text.ToInt()</c>, <c>ParseInt32(text)</c>. What one call reads has
/// nothing to do with what another one does: ids are read by it, and counts.
/// </summary>
internal static class IntegerReader
{
    private static readonly string[] Verbs = ["To", "As", "Parse"];

    private static readonly string[] Integers = ["Int", "Long"];

    /// <summary>Whether a method is one, also where it is called on the text.</summary>
    public static bool Is(IMethodSymbol method) => WordOf(method) is not null;

    /// <summary>What its name calls the integer: <c>Int</c>, <c>Int32</c>, <c>Integer</c>, <c>Long</c>; null where the method is none.</summary>
    public static string? WordOf(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;
        if (method is not { IsStatic: true, MethodKind: MethodKind.Ordinary, Parameters: [{ Type.SpecialType: SpecialType.System_String }, ..] } || !method.ReturnType.IsIntegerOrNullable()
            || method.ContainingType.ContainingNamespace is { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true })
            return null;
        foreach (var verb in Verbs)
            if (method.Name.StartsWith(verb, StringComparison.Ordinal))
                foreach (var integer in Integers)
                    if (WordAt(method.Name, method.Name.IndexOf(integer, verb.Length, StringComparison.Ordinal), integer) is { } word)
                        return word;
        return null;
    }

    private static string? WordAt(string name, int start, string integer)
    {
        if (start < 0)
            return null;
        var end = start + integer.Length;
        if (string.CompareOrdinal(name, end, "eger", 0, 4) == 0)
            end += 4;
        while (end < name.Length && char.IsDigit(name[end]))
            end++;
        return end == name.Length || char.IsUpper(name[end]) ? name.Substring(start, end - start) : null;
    }
}
