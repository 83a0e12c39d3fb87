using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Sql;

/// <summary>Reads a column that holds ids with <c>GetGuid</c>, or as a Guid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerReadFix() : RuleFix(Descriptors.IntegerRead)
{
    /// <inheritdoc/>
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) switch
        {
            // Convert has no method for it.
            IdentifierNameSyntax { Identifier.ValueText: "GetInt32" or "GetInt64" or "GetInt16" } name =>
                new("Read it with GetGuid (starts the change: uses must follow)", editor => editor.ReplaceNode(name, name.WithIdentifier(SyntaxFactory.Identifier("GetGuid").WithTriviaFrom(name.Identifier)))),
            TypeSyntax type when GuidType.InPlaceOf(type) is not null =>
                new("Read it as Guid (starts the change: uses must follow)", editor => editor.ReplaceNode(type, (current, _) => GuidType.InPlaceOf((TypeSyntax)current)!)),
            _ => null,
        };
    }
}
