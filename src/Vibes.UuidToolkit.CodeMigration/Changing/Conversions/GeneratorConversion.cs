using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.CodeMigration.Changing.Repairs;
using Vibes.UuidToolkit.CodeMigration.Plans;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// A number that is counted on to be the id of a new row becomes a new UUID: <c>Id = rows.Max(row => row.Id) + 1</c>,
/// <c>Id = _nextId++</c>, <c>Id = Interlocked.Increment(ref _last)</c>, <c>Id = random.Next()</c>.
/// </summary>
internal sealed class GeneratorConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0609"];

    /// <inheritdoc/>
    public override void Convert(Place place) => Generate(place);

    /// <summary>Makes a new UUID of what counts an id on; nothing of other arithmetic.</summary>
    public static void Generate(Place place)
    {
        var generator = place.Node switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when Sentinel.Number(place, sum.Right) == 1 || Sentinel.Number(place, sum.Left) == 1 || MissingId.Is(place, sum) => sum,
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } step => step,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression } step => step,
            { Parent: InvocationExpressionSyntax call } => call,
            _ => (ExpressionSyntax?)null,
        };
        // last > first + 1 counts nothing on.
        if (generator is null || IsCompared(generator) || MissingId.IsExpected(place, generator) || place.Model.GetTypeInfo(generator).Type is not { } type || !type.IsInteger()
            || place.Model.GetOperation(generator) is not { } operation || !place.Fix.IsUsedAsId(place.Model.Compilation, operation) && !MissingId.IsInAddress(place, generator))
            return;
        // A test counts on the numbers that it then asks for.
        if (generator is not BinaryExpressionSyntax && KnownIds.Of(place, generator) is { } counted)
        {
            place.Edits.Replace(generator, counted);
            return;
        }

        var create = place.Model.Compilation.GetTypeByMetadataName("System.Guid")?.GetMembers("CreateVersion7").IsEmpty == false ? "CreateVersion7" : "NewGuid";
        var choice = place.Decide(DecisionKind.Blocker, generator, "new",
            ("new", TestProject.Is(place.Model.Compilation) ? $"It becomes Guid.{create}(), which no {place.Entity?.Name ?? "row"} has; nothing is counted any more."
                : $"The new {place.Entity?.Name ?? "row"} gets Guid.{create}(), which no other has; nothing is counted any more."),
            OpenMarker.Choice);
        if (choice == "new")
            place.Edits.Replace(generator, $"{place.Guid}.{create}()");
    }

    private static bool IsCompared(ExpressionSyntax sum)
    {
        while (sum.Parent is ParenthesizedExpressionSyntax parenthesized)
            sum = parenthesized;
        return sum.Parent is BinaryExpressionSyntax comparison && OtherValue.IsComparison(comparison);
    }
}
