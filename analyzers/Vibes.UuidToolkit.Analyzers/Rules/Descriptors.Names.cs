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

    /// <summary>What another rule would say, of an id that only the name of a member of another project tells of.</summary>
    public static readonly DiagnosticDescriptor NamedElsewhere = Suggestion("VUID0902", Categories.Names,
        "An integer meets what another project names like an id",
        "{0} ({1}, by a name alone)",
        "If it is an id, what the named rule says happens here too. The other project's code is not seen when this one is compiled: nothing but a name says so.");
}
