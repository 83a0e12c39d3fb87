using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

// 09: names alone.
public static partial class Descriptors
{
    /// <summary>An integer that nothing but its name says is an id.</summary>
    public static readonly DiagnosticDescriptor IntegerNamedLikeId = Suggestion("VUID0901", Categories.Names,
        "An integer is named like an id",
        "'{0}' may hold an id of {1} as {2}: {3}",
        "If it is an id, it has to become a Guid with the key; nothing but its name says so, so no other rule follows it.",
        WellKnownDiagnosticTags.CompilationEnd);
}
