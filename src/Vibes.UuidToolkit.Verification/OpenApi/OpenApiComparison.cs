using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Endpoints;

namespace Vibes.UuidToolkit.Verification.OpenApi;

/// <summary>Compares what two OpenAPI documents promise: a pure function of their canonical texts. What the later one says of ids counts.</summary>
public static class OpenApiComparison
{
    /// <summary>Compares two documents.</summary>
    /// <param name="before">The one before.</param>
    /// <param name="after">The one afterwards.</param>
    /// <param name="migrated">Whether ids are expected to have become UUIDs; otherwise everything is equal.</param>
    /// <exception cref="DiagnosticException">A text is none of this version.</exception>
    public static ImmutableArray<Diagnostic> Compare(string before, string after, bool migrated)
    {
        var walk = new DocumentWalk(new IdRules(OpenApiText.Ids(after)), migrated);
        walk.Compare(OpenApiText.Parse(before), OpenApiText.Parse(after), "#", null, DocumentPart.Other);
        return walk.Findings;
    }
}
