using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// The rows of a parameterized test whose parameter becomes a Guid. An attribute cannot hold one; xUnit and NUnit make one of a
/// text. They do so neither for a nullable one nor within an array: there the parameter takes texts, and the test parses them.
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
        var isChanged = false;
        foreach (var attribute in method.AttributeLists.SelectMany(attributes => attributes.Attributes).Where(Holds))
            if (attribute.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).ElementAtOrDefault(list.Parameters.IndexOf(parameter)) is { } argument)
                foreach (var number in argument.Expression.DescendantNodesAndSelf(node => node is not PrefixUnaryExpressionSyntax).OfType<ExpressionSyntax>())
                    if (number is not CastExpressionSyntax && place.Model.GetConstantValue(number) is { HasValue: true, Value: { } value } && LiteralConversion.IsInteger(value))
                        isChanged |= Replace(place, number, LiteralConversion.NumberOf(value));
        foreach (var type in method.AttributeLists.SelectMany(attributes => attributes.Attributes).Where(Holds).SelectMany(attribute => attribute.DescendantNodes()).OfType<ArrayTypeSyntax>())
            if (isChanged && isArray)
                place.Edits.Replace(type.ElementType, "string");
        if (!isChanged || !isArray && !isNullable)
            return null;
        foreach (var use in method.DescendantNodes().OfType<IdentifierNameSyntax>())
            if (use.Identifier.ValueText == parameter.Identifier.ValueText && place.Model.GetSymbolInfo(use).Symbol is IParameterSymbol)
                place.Edits.Replace(use, Parsed(use, isArray, GuidName.At(place.Model, use.SpanStart)));
        if (integer.Parent is NullableTypeSyntax nullable && !place.Model.GetNullableContext(integer.SpanStart).AnnotationsEnabled())
            place.Edits.Replace(nullable.QuestionToken, "");
        return "string";
    }

    private static string Parsed(IdentifierNameSyntax use, bool isArray, string guid) =>
        isArray ? $"System.Array.ConvertAll({use}, {guid}.Parse)" : $"({use} is null ? ({guid}?)null : {guid}.Parse({use}))";

    /// <summary>Whether an attribute is a row of a parameterized test.</summary>
    public static bool Holds(AttributeSyntax attribute) => attribute.Name.ToString() is "InlineData" or "InlineDataAttribute" or "TestCase" or "TestCaseAttribute";

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
