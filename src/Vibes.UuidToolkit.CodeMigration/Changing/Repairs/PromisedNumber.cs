using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Repairs;

/// <summary>
/// A property that stays a number, such as a column that is no key, where the interface that it stands for asks for an id: <c>interface IHasId { Guid Id { get; } }</c>. One entity
/// would keep all others that share the interface; instead it gives the interface a member of its own, and what that is a person has to say.
/// </summary>
internal static class PromisedNumber
{
    /// <summary>Adds the members to a type that the compiler refuses.</summary>
    /// <param name="fix">The change.</param>
    /// <param name="origin">Looks back.</param>
    /// <param name="document">The changed document.</param>
    /// <param name="model">Its semantic model.</param>
    /// <param name="refused">The interface in the type's list.</param>
    /// <param name="edits">The edits of this round.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static async Task KeepAsync(ChangeRound fix, Origin origin, Document document, SemanticModel model, SyntaxNode refused, SourceEdits edits, CancellationToken cancellation)
    {
        if (refused.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration || model.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol type)
            return;
        foreach (var promised in type.AllInterfaces.SelectMany(contract => contract.GetMembers()).OfType<IPropertySymbol>())
            if (IntegerTypes.Unwrap(promised.Type).IsGuid() && type.FindImplementationForInterfaceMember(promised) is null
                && declaration.Members.OfType<PropertyDeclarationSyntax>().FirstOrDefault(member => member.ExplicitInterfaceSpecifier is null && member.Identifier.ValueText == promised.Name) is { } number
                && model.GetDeclaredSymbol(number, cancellation) is { Type: var held } && held.IsIntegerOrNullable() && await origin.OfAsync(document, number, cancellation).ConfigureAwait(false) is { } was)
            {
                var contract = promised.ContainingType;
                var text = Text(promised, model, number);
                edits.Append(number, LineEnd(number)?.SpanStart ?? number.Span.End, text, text);
                fix.Leave(null, was, $"It stays a number, and {contract.Name}.{promised.Name}, which it stood for, is a Guid now. {type.Name} has a member of its own for {contract.Name} that throws when it is reached: what it gives only a person can say.");
            }
    }

    private static string Text(IPropertySymbol promised, SemanticModel model, PropertyDeclarationSyntax number)
    {
        var at = number.SpanStart;
        var (type, open) = (TypeName.At(promised.Type, model, at), OpenMarker.Expression(TypeName.At(promised.Type, model, at), promised.Name));
        var accessors = (promised.GetMethod, promised.SetMethod) switch
        {
            (_, null) => $"=> {open};",
            (null, { IsInitOnly: var isInit }) => $"{{ {(isInit ? "init" : "set")} => {open}; }}",
            (_, { IsInitOnly: var isInit }) => $"{{ get => {open}; {(isInit ? "init" : "set")} => {open}; }}",
        };
        return $"{Break(number)}{type} {TypeName.At(promised.ContainingType, model, at)}.{promised.Name} {accessors}";
    }

    // A line of its own, indented as the property is; where several stand in one line, another one in it.
    private static string Break(PropertyDeclarationSyntax number) => LineEnd(number) is { } end ? end.ToString() + Indent(number) : " ";

    private static SyntaxTrivia? LineEnd(PropertyDeclarationSyntax number) => string.IsNullOrWhiteSpace(Indent(number))
        && number.GetTrailingTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end : null;

    private static string Indent(PropertyDeclarationSyntax number) =>
        number.SyntaxTree.GetText().Lines.GetLineFromPosition(number.SpanStart) is var line ? line.ToString()[..(number.SpanStart - line.Start)] : "";
}
