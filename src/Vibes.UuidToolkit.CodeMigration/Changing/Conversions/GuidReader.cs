using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// The sibling of a method that reads an integer of a text: <c>text.ToInt()</c> becomes <c>text.ToGuid()</c> where an id is read, and the method stays as it is for all that counts.
/// </summary>
internal static class GuidReader
{
    /// <summary>Calls the sibling, and writes it where there is none.</summary>
    /// <param name="place">The call.</param>
    /// <param name="called">What is called, in the call.</param>
    /// <param name="reader">The method.</param>
    public static void Convert(Place place, ExpressionSyntax called, IMethodSymbol reader)
    {
        // That of a library stays, as does one that writes to its arguments, and what it reads is for a person to say.
        if (reader.OriginalDefinition.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax() is not MethodDeclarationSyntax declaration || place.Fix.ModelOf(declaration.SyntaxTree) is not { } model
            || reader.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
            return;
        var name = NameOf(reader);
        // Of ParseInt32 and ParseInt64 one is called ParseGuid.
        if (reader.ContainingType.GetMembers().OfType<IMethodSymbol>().First(other => IntegerReader.Is(other) && NameOf(other) == name).Name != reader.Name)
            name = reader.Name + nameof(Guid);
        if (!reader.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Any(sibling => sibling.IsStatic && sibling.Parameters is [{ Type.SpecialType: SpecialType.System_String }, ..])
            && !place.Edits.Replace(declaration.SyntaxTree, new(declaration.Span.End, 0), Text(declaration, reader, name, model)))
            return;
        place.Edits.Replace(called.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last(), name);
        if (called.Parent is InvocationExpressionSyntax { ArgumentList: var arguments } && place.Model.GetOperation(called.Parent) is IInvocationOperation call)
            foreach (var argument in arguments.Arguments)
                if (call.Arguments.FirstOrDefault(given => given.Syntax == argument)?.Parameter is { Ordinal: > 0 } other)
                    if (!other.Equals(FallbackOf(reader), SymbolEqualityComparer.Default))
                        // A culture or a base, which a Guid is not read by.
                        place.Edits.Replace(argument.SyntaxTree, TextSpan.FromBounds(argument.GetFirstToken().GetPreviousToken().SpanStart, argument.Span.End), "");
                    else if (place.Model.GetConstantValue(argument.Expression) is { HasValue: true, Value: { } value } && LiteralConversion.IsInteger(value))
                        place.Edits.Replace(argument.Expression, place.Id(LiteralConversion.NumberOf(value), argument.Expression));
    }

    // What is given back where the text is no number.
    private static IParameterSymbol? FallbackOf(IMethodSymbol reader) => reader.Parameters.Skip(1).FirstOrDefault(parameter => parameter.Type.IsIntegerOrNullable() && !IsBase(parameter));

    private static bool IsBase(IParameterSymbol parameter) => parameter.Name.EndsWith("base", StringComparison.OrdinalIgnoreCase) || parameter.Name.Equals("radix", StringComparison.OrdinalIgnoreCase);

    private static string NameOf(IMethodSymbol reader) => reader.Name.Replace(IntegerReader.WordOf(reader)!, nameof(Guid), StringComparison.Ordinal);

    private static string Text(MethodDeclarationSyntax method, IMethodSymbol reader, string name, SemanticModel model)
    {
        var (guid, text) = (GuidName.At(model, method.SpanStart), method.ParameterList.Parameters[0]);
        var fallback = FallbackOf(reader);
        var isNullable = !reader.ReturnType.IsInteger();
        var read = text.Identifier.ValueText == "parsed" ? "id" : "parsed";
        var parameters = fallback is null ? text.ToString() : $"{text}, {(fallback.Type.IsInteger() ? guid : $"{guid}?")} {fallback.Name} = default";
        var body = Throws(method) ? $"{guid}.Parse({text.Identifier})"
            : $"{guid}.TryParse({text.Identifier}, out var {read}) ? {read} : {fallback?.Name ?? (isNullable ? "null" : $"{guid}.Empty")}";
        return MemberBeside.Text(method, $"{method.Modifiers} {(isNullable ? $"{guid}?" : guid)} {name}({parameters}) => {body};",
            method.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)) ? [$"/// <summary>Reads an id, as <see cref=\"{reader.Name}\"/> reads a number.</summary>"] : []);
    }

    // int.Parse(text) throws where there is no number, unless somebody sees to that.
    private static bool Throws(MethodDeclarationSyntax method) => !method.DescendantNodes().OfType<TryStatementSyntax>().Any()
        && method.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Select(access => access.Name.Identifier.ValueText).ToList() is var called
        && !called.Contains("TryParse") && called.Exists(name => name is "Parse" or "ToInt32" or "ToInt64");
}
