using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

// 00: the toolkit's own files.
public static partial class Descriptors
{
    /// <summary>A line of the approved schema that cannot be understood.</summary>
    public static readonly DiagnosticDescriptor SchemaProblem = Warning("VUID0001", Categories.Setup,
        "The approved schema cannot be understood",
        "'{0}' is not the schema of a database: {1}; write it again with 'uuidkit snapshot'",
        "Keys that only the schema knows are not found, so places that have to change are not reported.");

    /// <summary>A line of the baseline that is no entry.</summary>
    public static readonly DiagnosticDescriptor MalformedBaseline = Warning("VUID0002", Categories.Setup,
        "A line of the baseline cannot be understood",
        "'{0}' is no entry of a baseline; an entry is a rule and a symbol, 'VUID0101 P:Shop.Order.Id'",
        "The line hides no finding: what it was meant for is reported as if it were new.");

    /// <summary>An entry of the baseline that hides nothing any more.</summary>
    public static readonly DiagnosticDescriptor StaleBaseline = Warning("VUID0003", Categories.Setup,
        "An entry of the baseline is stale",
        "Nothing in '{1}' is reported by {0} any more; remove the entry",
        "As long as the entry stands, the finding can come back without anybody seeing it.",
        WellKnownDiagnosticTags.CompilationEnd);
}
