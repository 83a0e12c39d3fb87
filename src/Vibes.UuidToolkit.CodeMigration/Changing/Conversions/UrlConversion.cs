using Vibes.UuidToolkit.Analyzers;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>A row's number in a URL that a test asks for: <c>/journals/1020</c>. Elsewhere nothing but words says that it is one.</summary>
internal sealed class UrlConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0408"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        if (!long.TryParse(place.Node.SyntaxTree.GetText().ToString(place.Span), out var number))
            return;
        if (TestProject.Is(place.Model.Compilation))
            place.Edits.Replace(place.Node.SyntaxTree, place.Span, (number == 0 ? Guid.Empty : place.Row(number)).ToString());
        else
            place.Leave(place.Node, $"The address seems to name a row of {place.Entity?.Name} by its number.");
    }
}
