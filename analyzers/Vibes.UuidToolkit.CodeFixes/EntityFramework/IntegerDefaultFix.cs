using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.EntityFramework;

/// <summary>Removes an integer default or sentinel.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerDefaultFix() : RuleFix(Descriptors.IntegerDefault)
{
    /// <inheritdoc/>
    internal override Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        CallRemoval.PlanAsync(document, diagnostic, cancellation);
}
