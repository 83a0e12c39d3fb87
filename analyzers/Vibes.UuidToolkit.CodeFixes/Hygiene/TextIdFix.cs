using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.EntityFramework;

namespace Vibes.UuidToolkit.CodeFixes.Hygiene;

/// <summary>Stores an id as a uuid: removes <c>HasConversion&lt;string&gt;()</c>, and changes a text column type. A string property is left alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TextIdFix() : RuleFix(Descriptors.TextId)
{
    /// <inheritdoc/>
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        await ColumnType.PlanAsync(document, diagnostic, cancellation).ConfigureAwait(false)
        ?? await CallRemoval.PlanAsync(document, diagnostic, cancellation).ConfigureAwait(false);
}
