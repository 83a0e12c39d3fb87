using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeFixes.Routes;

/// <summary>Makes an endpoint's parameter a Guid, and the constraints of the routes beside it <c>guid</c>.</summary>
/// <param name="rule">The rule whose findings it fixes.</param>
public abstract class EndpointParameterFix(DiagnosticDescriptor rule) : RuleFix(rule)
{
    /// <inheritdoc/>
    internal sealed override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var parameter = root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ParameterSyntax>();
        if (IntegerType.Of(parameter) is not { } integer)
            return null;
        var name = parameter!.Identifier.ValueText;
        return new($"Take '{name}' as a Guid (starts a change)", editor =>
        {
            IntegerType.Change(editor, integer);
            HandlerDeclaration.Around(parameter)?.ChangeRoutes(editor, name);
        });
    }
}
