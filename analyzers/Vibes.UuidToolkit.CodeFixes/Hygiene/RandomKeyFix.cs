using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Hygiene;

/// <summary>Makes a key of version 7, where the framework can: from .NET 9 on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RandomKeyFix() : RuleFix(Descriptors.RandomKey)
{
    private const string CreateVersion7 = nameof(CreateVersion7);

    /// <inheritdoc/>
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var compilation = await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call
            || compilation?.GetTypeByMetadataName("System.Guid")?.GetMembers(CreateVersion7).IsEmpty != false)
            return null;
        var name = call.Expression is MemberAccessExpressionSyntax access ? access.Name : call.Expression as SimpleNameSyntax;
        return name is null ? null
            : new("Use Guid.CreateVersion7()", editor => editor.ReplaceNode(name, SyntaxFactory.IdentifierName(CreateVersion7).WithTriviaFrom(name)));
    }
}
