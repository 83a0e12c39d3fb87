using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>Attributes that give the parameters of a test their values: <c>[InlineData(1, "a")]</c>, <c>[TestCase(1)]</c>, <c>[DataRow(1)]</c>, <c>[Values(1, 2)]</c>.</summary>
internal static class TestRow
{
    private static readonly string[] OfMethods =
        ["Xunit.InlineDataAttribute", "NUnit.Framework.TestCaseAttribute", "Microsoft.VisualStudio.TestTools.UnitTesting.DataRowAttribute", "TUnit.Core.ArgumentsAttribute"];

    private static readonly string[] Tests =
        ["Xunit.FactAttribute", "NUnit.Framework.TestAttribute", "NUnit.Framework.TestCaseAttribute", "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute", "TUnit.Core.TestAttribute"];

    private const string OfParameter = "NUnit.Framework.ValuesAttribute";

    /// <summary>Whether a class has tests.</summary>
    public static bool IsOfTests(KnownTypes types, INamedTypeSymbol? type) => type?.GetMembers().Any(member => member is IMethodSymbol
        && member.GetAttributes().Any(attribute => Tests.Any(name => KnownTypes.DerivesFrom(attribute.AttributeClass, types[name])))) == true;

    /// <summary>The parameter of a test that a value in an attribute is for; null where it is for none.</summary>
    /// <param name="types">The types of test frameworks.</param>
    /// <param name="value">An argument of the attribute, or an element of the array that its arguments are packed into.</param>
    /// <param name="cancellation">Cancels the analysis.</param>
    public static IParameterSymbol? Parameter(KnownTypes types, IOperation value, CancellationToken cancellation)
    {
        var position = 0;
        if (value.Parent is IArrayInitializerOperation values)
        {
            position = values.ElementValues.IndexOf(value);
            value = values.Parent!;
        }

        while (value.Parent is IConversionOperation)
            value = value.Parent;
        if (value.Parent is not IArgumentOperation { Parameter: { } parameter, Parent: IObjectCreationOperation { Parent: IAttributeOperation attribute } creation }
            || value is IArrayCreationOperation && !parameter.IsParams || attribute.Syntax.Parent?.Parent is not { } owner || attribute.SemanticModel is not { } model)
            return null;
        if (KnownTypes.Is(creation.Type, types[OfParameter]))
            return owner is ParameterSyntax ? model.GetDeclaredSymbol(owner, cancellation) as IParameterSymbol : null;
        return OfMethods.Any(name => KnownTypes.DerivesFrom(creation.Type, types[name])) && model.GetDeclaredSymbol(owner, cancellation) is IMethodSymbol test
            ? test.Parameters.ElementAtOrDefault(parameter.Ordinal + position) : null;
    }
}
