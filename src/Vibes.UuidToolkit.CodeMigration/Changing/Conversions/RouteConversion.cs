using System.Globalization;
using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>A route's constraint lets UUIDs through: <c>{id:int:min(1)}</c> becomes <c>{id:guid}</c>.</summary>
internal sealed partial class RouteConversion : Conversion
{
    /// <summary>The constraint that lets UUIDs through.</summary>
    public const string Uuids = "guid";

    private static readonly string[] Numbers = ["int", "long", "min", "max", "range"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0401"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        var span = place.Span;
        var constraint = place.Node.SyntaxTree.GetText().ToString(span);
        if (IsOfNumbers(constraint))
        {
            place.Edits.Replace(place.Node.SyntaxTree, span, Uuids);
            if (Default().Match(place.Node.SyntaxTree.GetText().ToString(), span.End) is { Success: true, Groups: [_, var number] })
                place.Edits.Replace(place.Node.SyntaxTree, new(number.Index, number.Length), place.IdText(long.Parse(number.Value, CultureInfo.InvariantCulture), place.Node));
        }
        else
            place.Leave(place.Node, $"The constraint '{constraint}' refuses every UUID. Whether the text is an id or is made from one, only a person knows.");
    }

    // {id:int=1}
    [GeneratedRegex(@"\G=(-?\d{1,18})(?=\})")]
    private static partial Regex Default();

    /// <summary>Whether a constraint asks for a number. A pattern may be of a text that is made from an id, such as an invoice's number.</summary>
    public static bool IsOfNumbers(string constraint) => constraint.Split(':').All(part => Numbers.Contains(part.Split('(')[0].Trim()));
}
