using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeFixes.Services;

/// <summary>The fix of the rules that report a written integer type: it becomes <c>Guid</c>, and what uses it follows.</summary>
/// <param name="rule">The rule.</param>
public abstract class IntegerTypeFix(DiagnosticDescriptor rule) : RuleFix(rule)
{
    internal sealed override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not TypeSyntax type || IsConstant(type))
            return null;
        return await TypeChange.TriedAsync("Make it a Guid", document, editor => editor.ReplaceNode(type, TypeChange.Guid.WithTriviaFrom(type)), cancellation).ConfigureAwait(false);
    }

    // There is no constant of that type, and a default value has to be decided.
    private static bool IsConstant(TypeSyntax type) => type.Parent switch
    {
        VariableDeclarationSyntax { Parent: FieldDeclarationSyntax field } => field.Modifiers.Any(modifier => modifier.ValueText == "const"),
        VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax local } => local.IsConst,
        ParameterSyntax { Default: not null } => true,
        _ => false,
    };
}
