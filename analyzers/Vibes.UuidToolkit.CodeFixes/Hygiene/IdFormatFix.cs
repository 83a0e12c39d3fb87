using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Hygiene;

/// <summary>Writes an id in lower case with hyphens: removes the format, or the change to upper case.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IdFormatFix() : RuleFix(Descriptors.IdFormat)
{
    private const string Title = "Write the id in lower case with hyphens";

    /// <inheritdoc/>
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) switch
        {
            InterpolationFormatClauseSyntax { Parent: InterpolationSyntax interpolation } =>
                new(Title, editor => editor.ReplaceNode(interpolation, (current, _) => ((InterpolationSyntax)current).WithFormatClause(null))),
            SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } } =>
                new(Title, editor => editor.ReplaceNode(call, (current, _) =>
                    ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)current).Expression).Expression.WithTrailingTrivia(current.GetTrailingTrivia()))),
            { } node when node.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent: ArgumentListSyntax list } =>
                new(Title, editor => editor.ReplaceNode(list, (current, _) => ((ArgumentListSyntax)current).WithArguments(default))),
            _ => null,
        };
    }
}
