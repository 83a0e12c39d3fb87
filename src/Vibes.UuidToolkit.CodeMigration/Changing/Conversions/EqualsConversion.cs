using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>A number that an id is compared with by <c>Equals(object)</c>, which takes anything: <c>journal.Id.Equals(5)</c>, <c>Equals(journal.Id, 5)</c>.</summary>
internal sealed class EqualsConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0601"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        if (place.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
            return;
        foreach (var argument in call.ArgumentList.Arguments)
            LiteralConversion.Convert(place, argument.Expression);
        if (call.Expression is MemberAccessExpressionSyntax { Expression: LiteralExpressionSyntax receiver })
            LiteralConversion.Convert(place, receiver);
    }
}
