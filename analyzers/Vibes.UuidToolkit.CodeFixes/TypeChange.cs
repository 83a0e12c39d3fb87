using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Vibes.UuidToolkit.CodeFixes;

/// <summary>What fixes that write <c>Guid</c> share.</summary>
internal static class TypeChange
{
    /// <summary><c>Guid</c>, written as short as its place allows: where a namespace is named System, with <c>global::</c>.</summary>
    public static TypeSyntax Guid => SyntaxFactory.ParseTypeName("global::System.Guid").WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>A member of <c>Guid</c> as an expression.</summary>
    public static ExpressionSyntax GuidMember(string name) =>
        SyntaxFactory.ParseExpression("global::System.Guid." + name).WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>
    /// The edit with a title that says whether it leaves code that compiles. One that turns an integer into a Guid often does not:
    /// what uses the value follows.
    /// </summary>
    /// <param name="title">What the edit does, as an order.</param>
    /// <param name="document">The document.</param>
    /// <param name="apply">Makes the change.</param>
    /// <param name="cancellation">Cancels the trial.</param>
    public static async Task<FixEdit> TriedAsync(string title, Document document, Action<SyntaxEditor> apply, CancellationToken cancellation)
    {
        var edit = new FixEdit(title, apply);
        var changed = await RuleFix.ApplyAsync(document, [edit], cancellation).ConfigureAwait(false);
        return await ErrorsAsync(changed, cancellation).ConfigureAwait(false) <= await ErrorsAsync(document, cancellation).ConfigureAwait(false)
            ? edit
            : new(title + " (starts the change to Guid)", apply);
    }

    private static async Task<int> ErrorsAsync(Document document, CancellationToken cancellation) =>
        await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellation).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) : 0;
}
