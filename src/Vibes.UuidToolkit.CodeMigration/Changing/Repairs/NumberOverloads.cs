using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Repairs;

/// <summary>
/// A method of the program's own that takes any number, <c>T NotZero&lt;T&gt;(T value) where T : INumber&lt;T&gt;</c>, and that ids are given to. A Guid is no number: the method
/// gets an overload that does the same with an id, 0 being <c>Guid.Empty</c>, where the compiler takes it. One that counts has none.
/// </summary>
internal sealed class NumberOverloads
{
    // Several calls want one overload; where it is there and a call is refused still, it does not help.
    private readonly Dictionary<string, SourceEdits> _added = new(StringComparer.Ordinal);

    /// <summary>Adds the overload that a refused call needs.</summary>
    /// <param name="solution">The changed solution.</param>
    /// <param name="place">The call.</param>
    /// <param name="refused">What the compiler refuses.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <returns>Whether the call will be right by it.</returns>
    public async Task<bool> AddAsync(Solution solution, Place place, ExpressionSyntax refused, CancellationToken cancellation)
    {
        if (refused is not InvocationExpressionSyntax || Called(place.Model.GetSymbolInfo(refused, cancellation)) is not { } called
            || called.TypeParameters.Zip(called.TypeArguments).Where(pair => pair.Second.IsGuid() && IsOfNumbers(pair.First)).Select(pair => pair.First.Name).ToList() is not [var number]
            || (called.ReducedFrom ?? called).OriginalDefinition is not { DeclaringSyntaxReferences: [var reference], IsVirtual: false, IsAbstract: false, IsOverride: false } method
            || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not MethodDeclarationSyntax declaration || solution.GetDocument(declaration.SyntaxTree) is not { } document)
            return false;
        var name = MixedPlace.NameOf(method);
        if (_added.TryGetValue(name, out var edits))
            return edits == place.Edits;
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model || Text(declaration, number, model) is not { } text
            || !await CompilesAsync(document, declaration.Span.End, text, cancellation).ConfigureAwait(false))
            return false;
        _added.Add(name, place.Edits);
        return place.Edits.Replace(declaration.SyntaxTree, new(declaration.Span.End, 0), text);
    }

    private static IMethodSymbol? Called(SymbolInfo info) => (info.Symbol ?? (info.CandidateSymbols is [var only] ? only : null)) as IMethodSymbol;

    private static bool IsOfNumbers(ITypeParameterSymbol type) => type.ConstraintTypes.Any(constraint => constraint.ContainingNamespace?.ToDisplayString() == "System.Numerics");

    private static async Task<bool> CompilesAsync(Document document, int position, string text, CancellationToken cancellation)
    {
        var source = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var model = await document.WithText(source.WithChanges(new TextChange(new(position, 0), text))).GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return model is not null && !model.GetDiagnostics(new(position, text.Length), cancellation).Any(error => error.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>The overload, as the method is written; null where something is done with the number that only numbers have.</summary>
    private static string? Text(MethodDeclarationSyntax method, string number, SemanticModel model)
    {
        var guid = GuidName.At(model, method.SpanStart);
        var changes = new List<TextChange>();
        if (method.TypeParameterList is { Parameters: { Count: > 1 } several })
            changes.Add(new(method.TypeParameterList.Span, $"<{string.Join(", ", several.Where(type => type.Identifier.ValueText != number))}>"));
        else if (method.TypeParameterList is { } only)
            changes.Add(new(only.Span, ""));
        changes.AddRange(method.ConstraintClauses.Where(clause => clause.Name.Identifier.ValueText == number)
            .Select(clause => new TextChange(TextSpan.FromBounds(clause.GetFirstToken().GetPreviousToken().Span.End, clause.Span.End), "")));
        foreach (var node in method.DescendantNodes(node => node is not (TypeParameterListSyntax or TypeParameterConstraintClauseSyntax)))
            switch (node)
            {
                case BinaryExpressionSyntax comparison when IsZero(comparison.Right, number) && comparison.Kind() is SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression:
                    changes.Add(new(comparison.OperatorToken.Span, comparison.IsKind(SyntaxKind.GreaterThanExpression) ? "!=" : "=="));
                    break;
                // No id is below 0.
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression } ordered when IsZero(ordered.Right, number):
                    return null;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type, Name.Identifier.ValueText: "IsZero" }, ArgumentList.Arguments: [var asked] } call when type.Identifier.ValueText == number:
                    changes.Add(new(call.Span, $"({asked} == {guid}.Empty)"));
                    break;
                case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type } zero when type.Identifier.ValueText == number && IsZero(zero, number):
                    changes.Add(new(zero.Name.Span, nameof(Guid.Empty)));
                    break;
                case IdentifierNameSyntax type when type.Identifier.ValueText == number && !changes.Exists(change => change.Span.Contains(type.Span)):
                    changes.Add(new(type.Span, guid));
                    break;
            }
        var source = method.SyntaxTree.GetText();
        var written = source.GetSubText(method.Span).WithChanges(changes.OrderBy(change => change.Span.Start).Select(change => new TextChange(new(change.Span.Start - method.SpanStart, change.Span.Length), change.NewText!)));
        return MemberBeside.Text(method, written.ToString(), Comment(method, number));
    }

    // T.Zero, T.AdditiveIdentity, default and default(T).
    private static bool IsZero(ExpressionSyntax expression, string number) => expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } or DefaultExpressionSyntax
        || expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type, Name.Identifier.ValueText: "Zero" or "AdditiveIdentity" } && type.Identifier.ValueText == number;

    // What is said of the method is said of the overload, but for its type parameter.
    private static IEnumerable<string> Comment(MethodDeclarationSyntax method, string number) => method.GetLeadingTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)).SelectMany(trivia => trivia.ToFullString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Where(line => !line.Contains($"<typeparam name=\"{number}\"", StringComparison.Ordinal))
        .Select(line => line.Replace($"<typeparamref name=\"{number}\"/>", "id", StringComparison.Ordinal));
}
