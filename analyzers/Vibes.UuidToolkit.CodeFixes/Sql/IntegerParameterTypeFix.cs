using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Sql;

/// <summary>Declares a parameter that holds an id as a uuid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerParameterTypeFix() : RuleFix(Descriptors.IntegerParameterType)
{
    /// <inheritdoc/>
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var node = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var name = node switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            // using static NpgsqlTypes.NpgsqlDbType
            IdentifierNameSyntax { Identifier.ValueText: "Integer" or "Bigint" or "Smallint" } identifier => identifier,
            _ => null,
        };
        if (name is not null)
        {
            var uuid = name.Identifier.ValueText is "Integer" or "Bigint" or "Smallint" ? "Uuid" : "Guid";
            return new($"Declare it as {uuid} (starts the change: its value must follow)", editor => editor.ReplaceNode(name, SyntaxFactory.IdentifierName(uuid).WithTriviaFrom(name)));
        }

        return node is TypeSyntax type && GuidType.InPlaceOf(type) is not null
            ? new("Declare it as Guid (starts the change: its value must follow)", editor => editor.ReplaceNode(type, (current, _) => GuidType.InPlaceOf((TypeSyntax)current)!))
            : null;
    }
}
