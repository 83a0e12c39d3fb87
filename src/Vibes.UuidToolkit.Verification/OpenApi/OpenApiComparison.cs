using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Endpoints;

namespace Vibes.UuidToolkit.Verification.OpenApi;

/// <summary>Compares what two OpenAPI documents promise: a pure function of their canonical texts.</summary>
public static class OpenApiComparison
{
    /// <summary>Compares two documents.</summary>
    /// <param name="before">The one before.</param>
    /// <param name="after">The one afterwards.</param>
    /// <param name="migrated">Whether ids are expected to have become UUIDs; otherwise everything is equal.</param>
    /// <param name="ids">Members that are ids though their name does not say so, and such that are none (null).</param>
    /// <exception cref="DiagnosticException">A text is none of this version.</exception>
    public static ImmutableArray<Diagnostic> Compare(string before, string after, bool migrated, ImmutableDictionary<string, string?>? ids = null)
    {
        var walk = new DocumentWalk(new IdRules(ids ?? ImmutableDictionary<string, string?>.Empty), migrated);
        walk.Compare(OpenApiText.Parse(before), OpenApiText.Parse(after), "#", null, DocumentPart.Other);
        return walk.Findings;
    }
}
