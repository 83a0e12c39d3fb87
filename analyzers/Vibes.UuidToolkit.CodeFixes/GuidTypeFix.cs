using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeFixes;

/// <summary>
/// Changes an integer type to Guid where it is written: at the finding itself, or in the declaration of the member that the
/// finding names. It starts the change: what uses the member must follow.
/// </summary>
/// <param name="rule">The rule whose findings it fixes.</param>
public abstract class GuidTypeFix(DiagnosticDescriptor rule) : RuleFix(rule)
{
    /// <inheritdoc/>
    internal sealed override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var (written, what) = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) switch
        {
            TypeSyntax type => (type, type.ToString()),
            PropertyDeclarationSyntax property => (property.Type, property.Identifier.ValueText),
            ParameterSyntax { Type: { } type } parameter => (type, parameter.Identifier.ValueText),
            // A declaration of two fields has one type.
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } field => (declaration.Type, field.Identifier.ValueText),
            _ => default,
        };
        return written is not null && GuidType.InPlaceOf(written) is not null
            ? new($"Change '{what}' to Guid (starts the change: uses must follow)", editor => editor.ReplaceNode(written, (current, _) => GuidType.InPlaceOf((TypeSyntax)current)!))
            : null;
    }
}
