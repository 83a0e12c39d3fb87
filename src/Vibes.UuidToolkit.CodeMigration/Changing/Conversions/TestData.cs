using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// The rows of a parameterized test whose parameter becomes a Guid. An attribute cannot hold one; xUnit and NUnit make one of a
/// text. They do so neither for a nullable one nor within an array, and MSTest never does: there the parameter takes texts, and the test parses them.
/// </summary>
internal static class TestData
{
    /// <summary>Changes the data of a parameter.</summary>
    /// <returns>How the parameter's type is written; null for a Guid like any other.</returns>
    public static string? Change(Place place, ParameterSyntax parameter, TypeSyntax integer)
    {
        if (parameter.Parent is not ParameterListSyntax { Parent: MethodDeclarationSyntax method } list)
            return null;
        var (isArray, isNullable) = (integer.FirstAncestorOrSelf<ArrayTypeSyntax>() is not null, integer.Parent is NullableTypeSyntax);
        var isText = method.AttributeLists.SelectMany(attributes => attributes.Attributes).Any(IsOfTexts);
        var isChanged = false;
        var own = parameter.AttributeLists.SelectMany(attributes => attributes.Attributes).ToList();
        // [Range(1, 5)] int id: what is counted stays a number.
        if (own.Exists(attribute => NameOf(attribute) is "Range" or "RangeAttribute" && place.Model.GetTypeInfo(attribute).Type is { ContainingNamespace: { Name: "Framework", ContainingNamespace.Name: "NUnit" } })
            && place.Model.GetDeclaredSymbol(parameter) is { } counted && KnownIds.Of(place, SyntaxFactory.IdentifierName(parameter.Identifier)) is { } id)
        {
            foreach (var use in UsesOf(place, method, counted))
                place.Edits.Replace(use, id);
            return integer.ToString();
        }

        foreach (var argument in own.Where(IsOfParameter).SelectMany(attribute => attribute.ArgumentList?.Arguments ?? []))
            if (place.Model.GetConstantValue(argument.Expression) is { HasValue: true, Value: { } value } && LiteralConversion.IsInteger(value))
                isText = isChanged |= Replace(place, argument.Expression, LiteralConversion.NumberOf(value));
        foreach (var attribute in method.AttributeLists.SelectMany(attributes => attributes.Attributes).Where(Holds))
            if (attribute.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).ElementAtOrDefault(list.Parameters.IndexOf(parameter)) is { } argument)
                foreach (var number in argument.Expression.DescendantNodesAndSelf(node => node is not PrefixUnaryExpressionSyntax).OfType<ExpressionSyntax>())
                    // new int[0] has no number in it.
                    if (number is not CastExpressionSyntax && number.Parent is not ArrayRankSpecifierSyntax && place.Model.GetConstantValue(number) is { HasValue: true, Value: { } value } && LiteralConversion.IsInteger(value))
                        isChanged |= Replace(place, number, LiteralConversion.NumberOf(value));
        foreach (var type in method.AttributeLists.SelectMany(attributes => attributes.Attributes).Where(Holds).SelectMany(attribute => attribute.DescendantNodes()).OfType<ArrayTypeSyntax>())
            if (isChanged && isArray)
                place.Edits.Replace(type.ElementType, "string");
        if (!isChanged || !isArray && !isNullable && !isText)
            return null;
        foreach (var use in UsesOf(place, method, place.Model.GetDeclaredSymbol(parameter)))
            place.Edits.Replace(use, Parsed(use, isArray, isNullable, GuidName.At(place.Model, use.SpanStart)));
        if (integer.Parent is NullableTypeSyntax nullable && !place.Model.GetNullableContext(integer.SpanStart).AnnotationsEnabled())
            place.Edits.Replace(nullable.QuestionToken, "");
        return "string";
    }

    /// <summary>Changes what the rows of a test expect it to return, <c>[TestCase(5, ExpectedResult = 5)]</c>, where that becomes a Guid: NUnit makes one of a text.</summary>
    public static void ChangeExpected(Place place, TypeSyntax integer)
    {
        if (integer.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && method.ReturnType.Span.Contains(integer.Span))
            foreach (var argument in method.AttributeLists.SelectMany(attributes => attributes.Attributes).Where(Holds).SelectMany(attribute => attribute.ArgumentList?.Arguments ?? []))
                if (argument.NameEquals?.Name.Identifier.ValueText == "ExpectedResult" && place.Model.GetConstantValue(argument.Expression) is { HasValue: true, Value: { } value } && LiteralConversion.IsInteger(value))
                    Replace(place, argument.Expression, LiteralConversion.NumberOf(value));
    }

    private static IEnumerable<IdentifierNameSyntax> UsesOf(Place place, MethodDeclarationSyntax method, ISymbol? parameter) => method.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(use => use.Identifier.ValueText == parameter?.Name && SymbolEqualityComparer.Default.Equals(place.Model.GetSymbolInfo(use).Symbol, parameter));

    private static string Parsed(IdentifierNameSyntax use, bool isArray, bool isNullable, string guid) =>
        isArray ? $"System.Array.ConvertAll({use}, {guid}.Parse)" : isNullable ? $"({use} is null ? ({guid}?)null : {guid}.Parse({use}))" : $"{guid}.Parse({use})";

    /// <summary>Whether an attribute is a row of a parameterized test.</summary>
    public static bool Holds(AttributeSyntax attribute) => NameOf(attribute) is "InlineData" or "InlineDataAttribute" or "TestCase" or "TestCaseAttribute" || IsOfTexts(attribute) || IsOfParameter(attribute);

    private static bool IsOfParameter(AttributeSyntax attribute) => NameOf(attribute) is "Values" or "ValuesAttribute";

    // Without what it may be qualified with.
    private static string NameOf(AttributeSyntax attribute) => attribute.Name switch { QualifiedNameSyntax { Right: var name } => name.Identifier.ValueText, AliasQualifiedNameSyntax { Name: var name } => name.Identifier.ValueText, var name => name.ToString() };

    private static bool IsOfTexts(AttributeSyntax attribute) => NameOf(attribute) is "DataRow" or "DataRowAttribute";

    /// <summary>The id in place of a number in a row: what was decided of the constant that it names, and otherwise none for 0.</summary>
    public static Guid IdOf(Place place, ExpressionSyntax number, long value)
    {
        if (place.Model.GetSymbolInfo(number).Symbol is not IFieldSymbol { DeclaringSyntaxReferences: [var reference] }
            || reference.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: var declared } || place.Fix.ModelOf(declared.SyntaxTree) is not { } model)
            return value == 0 ? Guid.Empty : place.Row(value);
        return (place with { Node = declared, Model = model }).Id(value, declared).EndsWith(".Empty", StringComparison.Ordinal) ? Guid.Empty : place.Row(value);
    }

    private static bool Replace(Place place, ExpressionSyntax number, long value) => place.Edits.Replace(number, $"\"{IdOf(place, number, value)}\"");
}
