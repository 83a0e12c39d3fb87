using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Services;

/// <summary>VUID0306: parses a Guid instead, and declares the variable of <c>TryParse</c> as one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerParseFix() : RuleFix(Descriptors.IntegerParse)
{
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not MemberAccessExpressionSyntax method)
            return null;
        // A method of the program's own: what reads a Guid in its place is for the program to say.
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model && model.GetSymbolInfo(method, cancellation).Symbol is IMethodSymbol called && IntegerReader.Is(called))
            return null;
        var name = method.Name.Identifier.ValueText == "TryParse" ? "TryParse" : "Parse";
        var arguments = (method.Parent as InvocationExpressionSyntax)?.ArgumentList;
        // Number styles, a base and a span with an offset have no counterpart.
        if (arguments is not null && arguments.Arguments.Count != (name == "Parse" ? 1 : 2) && !await TakesCultureAsync(document, arguments, name, cancellation).ConfigureAwait(false))
            return null;
        void Apply(SyntaxEditor editor)
        {
            editor.ReplaceNode(method, TypeChange.GuidMember(name).WithTriviaFrom(method));
            if (arguments?.Arguments.Last() is { Expression: DeclarationExpressionSyntax { Type: { IsVar: false } type } })
                editor.ReplaceNode(type, TypeChange.Guid.WithTriviaFrom(type));
        }

        return await TypeChange.TriedAsync($"Use Guid.{name}", document, Apply, cancellation).ConfigureAwait(false);
    }

    // Guid.Parse(text, culture) and Guid.TryParse(text, culture, out id) exist; int.Parse(text, NumberStyles) has no like.
    private static async Task<bool> TakesCultureAsync(Document document, ArgumentListSyntax arguments, string name, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return arguments.Arguments.Count == (name == "Parse" ? 2 : 3)
            && model?.GetSymbolInfo(arguments.Parent!, cancellation).Symbol is IMethodSymbol { Parameters: [_, { Type.Name: nameof(IFormatProvider) }, ..] };
    }
}
