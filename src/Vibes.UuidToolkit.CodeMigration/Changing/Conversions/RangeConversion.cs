using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// A range that leaves out 0, which a request has where it does not name the id: <c>[Range(1, int.MaxValue)]</c>. Its like refuses the
/// empty UUID and no other. A range that lets 0 through refuses nothing that a UUID could be.
/// </summary>
internal static class RangeConversion
{
    private const string First = "00000000-0000-0000-0000-000000000001";
    private const string Last = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    /// <summary>Changes the limits; what is said beside them, such as a message, stays.</summary>
    /// <returns>Whether the attribute is such a range.</returns>
    public static bool Convert(Place place, AttributeSyntax attribute)
    {
        if (attribute.ArgumentList is not { Arguments: var arguments } || arguments.TakeWhile(argument => argument.NameEquals is null).ToList() is not [.. var type, var minimum, var maximum]
            || type.Count > 1 || minimum.NameColon is not null || place.Model.GetConstantValue(minimum.Expression).Value is not { } limit
            || !decimal.TryParse(System.Convert.ToString(limit, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var least) || least <= 0)
            return false;
        place.Edits.Replace(attribute.SyntaxTree, TextSpan.FromBounds(arguments[0].SpanStart, maximum.Span.End), $"typeof({place.Guid}), \"{First}\", \"{Last}\"");
        return true;
    }
}
