using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Vibes.UuidToolkit.CodeFixes;

/// <summary>
/// The fix of a rule: for one finding an edit, or none. One finding, a document, a project and a solution are fixed by the same
/// edits, gathered in one editor a document.
/// </summary>
/// <param name="rule">The rule whose findings it fixes.</param>
public abstract class RuleFix(DiagnosticDescriptor rule) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(rule.Id);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => RuleFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            if (await PlanAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } edit)
                context.RegisterCodeFix(
                    CodeAction.Create(edit.Title, cancellation => ApplyAsync(context.Document, [edit], cancellation), GetType().Name), diagnostic);
    }

    /// <summary>The edit that fixes a finding; null where there is none that leaves compiling code behind.</summary>
    /// <param name="document">The document of the finding.</param>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="cancellation">Cancels the planning.</param>
    internal abstract Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation);

    internal static async Task<Document> ApplyAsync(Document document, IReadOnlyCollection<FixEdit> edits, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var edit in edits)
            edit.Apply(editor);
        return editor.GetChangedDocument();
    }
}
