using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.EntityFramework;

/// <summary>Changes an integer column type to <c>uuid</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerColumnTypeFix() : RuleFix(Descriptors.IntegerColumnType)
{
    /// <inheritdoc/>
    internal override Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        ColumnType.PlanAsync(document, diagnostic, cancellation);
}
