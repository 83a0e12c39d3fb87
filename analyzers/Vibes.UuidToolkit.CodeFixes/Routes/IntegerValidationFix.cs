using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Routes;

/// <summary>VUID0404: removes the attribute.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerValidationFix() : RuleFix(Descriptors.IntegerValidation)
{
    /// <inheritdoc/>
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { Parent.Parent: { } owner } attribute)
            return null;
        var text = attribute.ToString();
        return new($"Remove '{attribute.Name}', which no UUID passes", editor => editor.ReplaceNode(owner, (current, _) => Without(current, text)));
    }

    // By its text, not its node: a property may have two such attributes, and the first removal makes new nodes of both.
    private static SyntaxNode Without(SyntaxNode owner, string text)
    {
        var lists = owner switch
        {
            MemberDeclarationSyntax member => member.AttributeLists,
            ParameterSyntax parameter => parameter.AttributeLists,
            _ => default,
        };
        var kept = new SyntaxList<AttributeListSyntax>(lists
            .Select(list => list.WithAttributes(Without(list.Attributes, text)))
            .Where(list => list.Attributes.Count > 0));
        var changed = owner switch
        {
            MemberDeclarationSyntax member => member.WithAttributeLists(kept),
            ParameterSyntax parameter => parameter.WithAttributeLists(kept),
            _ => owner,
        };
        // What stood before the attributes, such as a comment, stands before the declaration.
        return changed.WithLeadingTrivia(owner.GetLeadingTrivia());
    }

    private static SeparatedSyntaxList<AttributeSyntax> Without(SeparatedSyntaxList<AttributeSyntax> attributes, string text)
    {
        var found = attributes.IndexOf(attribute => attribute.ToString() == text);
        return found < 0 ? attributes : attributes.RemoveAt(found);
    }
}
