using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Routes;

/// <summary>VUID0401: makes the constraint <c>guid</c>, and the handler's parameter a Guid where it stands beside it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerRouteConstraintFix() : RuleFix(Descriptors.IntegerRouteConstraint)
{
    /// <inheritdoc/>
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await RouteConstraintMismatchFix.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is not var (literal, name))
            return null;
        var handler = HandlerDeclaration.Around(literal);
        if (IntegerType.Of(handler?.Parameter(name)) is not { } integer)
            return new("Let UUIDs through: ':guid' (starts a change)", editor => editor.ReplaceNode(literal, (current, _) => TemplateLiteral.Change((LiteralExpressionSyntax)current, name)));
        return new($"Let UUIDs through: ':guid', and '{name}' a Guid (starts a change)", editor =>
        {
            handler!.ChangeRoutes(editor, name);
            IntegerType.Change(editor, integer);
        });
    }
}
