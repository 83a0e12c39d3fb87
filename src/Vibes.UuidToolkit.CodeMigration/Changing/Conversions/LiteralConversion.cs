using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.CodeMigration.Plans;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>A number that is the id of a row, or of none: in code, in seeds, in tests.</summary>
internal sealed class LiteralConversion : Conversion
{
    private const string Greatest = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0205", "VUID0312", "VUID0614"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        if (place.Node is ArgumentSyntax argument)
            Convert(place, argument.Expression);
        else if (place.Node is ExpressionSyntax expression)
            Convert(place, expression);
    }

    /// <summary>Puts the UUID in place of the number.</summary>
    public static void Convert(Place place, ExpressionSyntax expression)
    {
        if (place.Model.GetConstantValue(expression) is not { HasValue: true, Value: { } value } || !IsInteger(value))
            return;
        // A constant that is declared changes where it is declared.
        if (Sentinel.IsDeclared(place, expression))
            return;
        var number = NumberOf(value);
        if (BoundsConversion.Convert(place, expression))
            return;
        if (place.Fix.IsOfOtherHeir(place.Model, expression))
        {
            OpenMarker.Put(place, expression, expression, place.Guid);
            return;
        }

        if (expression.Parent is EqualsValueClauseSyntax { Parent: ParameterSyntax parameter })
        {
            // It changes with its type.
            if (!TestDefault.IsAt(place, parameter))
                place.Edits.Replace(expression, "default");
        }
        else if (expression.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument)
            ConvertArgument(place, argument, expression, number);
        // The greatest number is no row's: what it stands for in a test, which looks in vain for the row, any id does that no other row has. Elsewhere all ids are below it.
        else if (number is int.MaxValue or long.MaxValue && !TestProject.Is(place.Model.Compilation))
        {
            if (place.Decide(DecisionKind.Sentinel, expression, "greatest", ("greatest", $"{expression} is above all ids, and becomes {Greatest}."), OpenMarker.Choice) == "greatest")
                place.Edits.Replace(expression, $"new {place.Guid}(\"{Greatest}\")");
            else
                OpenMarker.Put(place, expression, expression, place.Guid);
        }
        else
            place.Edits.Replace(expression, place.Id(number, expression));
        if (expression.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: false } declaration } } && IsConstant(declaration))
            TypeConversion.Change(place, declaration.Type);
    }

    /// <summary>Puts the UUID's text in place of an attribute's number: xUnit and NUnit make a Guid of it where the test's parameter is one.</summary>
    public static void ConvertArgument(Place place, AttributeArgumentSyntax argument, ExpressionSyntax expression, long number)
    {
        if (argument.Parent?.Parent is AttributeSyntax attribute && TestData.Holds(attribute))
            place.Edits.Replace(expression, $"\"{TestData.IdOf(place, expression, number)}\"");
        else
            place.Leave(expression, "An attribute's argument cannot be a Guid.");
    }

    private static bool IsConstant(VariableDeclarationSyntax declaration) => declaration.Parent switch
    {
        FieldDeclarationSyntax field => field.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)),
        LocalDeclarationStatementSyntax local => local.IsConst,
        _ => false,
    };

    /// <summary>The number that a constant is. What no signed number holds, such as ulong.MaxValue, is the greatest: no row has it.</summary>
    public static long NumberOf(object constant) => constant is > (ulong)long.MaxValue ? long.MaxValue : System.Convert.ToInt64(constant, CultureInfo.InvariantCulture);

    /// <summary>Whether a constant is a number.</summary>
    public static bool IsInteger(object value) => value is int or long or short or uint or ulong or ushort or byte or sbyte;
}
