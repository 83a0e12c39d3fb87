using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.EntityFramework;

/// <summary>Removes the generation of integers: a Guid key needs none in the database.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerGenerationFix() : RuleFix(Descriptors.IntegerGeneration)
{
    /// <inheritdoc/>
    internal override Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        CallRemoval.PlanAsync(document, diagnostic, cancellation);
}
