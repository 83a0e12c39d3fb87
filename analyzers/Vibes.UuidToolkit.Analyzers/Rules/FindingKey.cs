using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>
/// What a baseline knows a finding by: the member's documentation comment id, which survives edits that move lines. It is a
/// property of every diagnostic, so that it reaches the compiler's SARIF log.
/// </summary>
internal static class FindingKey
{
    /// <summary>The diagnostic's property that holds the key.</summary>
    public const string Property = "symbol";

    /// <summary>The diagnostic's property that holds the assembly's name: one baseline may serve several projects.</summary>
    public const string AssemblyProperty = "assembly";

    /// <summary>The key of a finding.</summary>
    /// <param name="symbol">The declared or containing symbol; null in a file that is no C#.</param>
    /// <param name="location">The place.</param>
    public static string Of(ISymbol? symbol, Location location)
    {
        // Locals, parameters and lambdas have no documentation comment id; the member they are in has.
        for (var owner = symbol; owner is not null; owner = owner.ContainingSymbol)
            if (owner is not (ILocalSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
                && owner.GetDocumentationCommentId() is { } id)
                return id;
        return "F:" + Path.GetFileName(location.GetLineSpan().Path);
    }
}
