using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Vibes.UuidToolkit.CodeFixes;

/// <summary>Fixes all findings of a document in one edit; the base class takes it to projects and solutions.</summary>
internal sealed class RuleFixAll : DocumentBasedFixAllProvider
{
    /// <summary>The only one: it has no state.</summary>
    public static RuleFixAll Instance { get; } = new();

    /// <inheritdoc/>
    protected override async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var edits = new List<FixEdit>();
        foreach (var diagnostic in diagnostics)
            if (await ((RuleFix)context.CodeFixProvider).PlanAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } edit)
                edits.Add(edit);
        return edits.Count == 0 ? null : await RuleFix.ApplyAsync(document, edits, context.CancellationToken).ConfigureAwait(false);
    }
}
