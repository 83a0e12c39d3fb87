using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

// 03: parameters, returns, fields, locals, conversions.
public static partial class Descriptors
{
    /// <summary>A declaration that only its callers and writers give ids to.</summary>
    public static readonly DiagnosticDescriptor ReceivedIdentifier = Warning("VUID0390", Categories.Services,
        "A declaration receives ids though it is an integer",
        "'{0}' receives ids of {1} as {2}: {3}",
        "The compiler stops at each caller once the key is a UUID; a mapping library does not even stop, and leaves it zero.",
        WellKnownDiagnosticTags.CompilationEnd);
}
