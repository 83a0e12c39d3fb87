using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.EntityFramework;

/// <summary>Removes the conversion to an integer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerConversionFix() : RuleFix(Descriptors.IntegerConversion)
{
    /// <inheritdoc/>
    internal override Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        CallRemoval.PlanAsync(document, diagnostic, cancellation);
}
