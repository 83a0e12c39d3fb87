using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.CodeMigration.Changing.Conversions;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Numbers that nameless objects write as JSON by the names of ids, <c>client.PostAsJsonAsync("/journals", new { userId = 5 })</c>: what reads them takes UUIDs now, and no value of the program gets
/// there. Changed in tests where something that is named so is an id, and listed elsewhere, as <see cref="JsonClients"/> lists what a client sends.
/// </summary>
internal static class JsonBodies
{
    private static readonly string[] Writers = ["PostAsJsonAsync", "PutAsJsonAsync", "PatchAsJsonAsync", "Serialize", "SerializeObject", "SerializeToUtf8Bytes", "SerializeToElement", "SerializeToNode"];

    /// <summary>Changes or lists them.</summary>
    public static void Convert(SolutionScan scan, ScanOptions options, ChangeRound fix, SourceEdits edits, CancellationToken cancellation)
    {
        foreach (var (compilation, tree) in scan.Files)
            if (Writers.Any(writer => FileSearch.Has(tree, writer, cancellation)) && fix.ModelOf(tree) is { } model)
                foreach (var nameless in tree.GetRoot(cancellation).DescendantNodes().OfType<AnonymousObjectCreationExpressionSyntax>().Where(IsWritten))
                    if (model.GetOperation(nameless, cancellation) is IAnonymousObjectCreationOperation operation)
                        foreach (var (name, value) in NamelessObject.Members(operation))
                            if (EntityOf(scan, name) is { } entity && NamedEntities.AreMeant(entity, options))
                                foreach (var number in Numbers(value))
                                    Convert(new(fix, edits, Analyzers.Rules.Descriptors.IntegerLiteral.Id, entity, number.Span, number, model), number, name, TestProject.Is(compilation) && fix.HasIdNamed(name));
    }

    private static bool IsWritten(AnonymousObjectCreationExpressionSyntax nameless) =>
        nameless.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && WrittenType.Called(call) is { Identifier.ValueText: var name }
            && (Writers.Contains(name) || name == "Create" && call.Expression is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: "JsonContent" } });

    private static Entity? EntityOf(SolutionScan scan, string name) =>
        scan.Model.Entities.OfIdName(name) ?? (name.EndsWith("Ids", StringComparison.Ordinal) ? scan.Model.Entities.OfIdName(name[..^1]) : null);

    // A number that is written, or each of several.
    private static IEnumerable<ExpressionSyntax> Numbers(IOperation value) => KeyLookup.Given(value).Select(SlotFinder.Stripped)
        .Where(number => number.ConstantValue.HasValue && number.Type.IsInteger()).Select(number => number.Syntax).OfType<ExpressionSyntax>();

    private static void Convert(Place place, ExpressionSyntax number, string name, bool isCertain)
    {
        if (isCertain)
            LiteralConversion.Convert(place, number);
        else if (number.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && WrittenType.Called(call)?.Identifier.ValueText.EndsWith("AsJsonAsync", StringComparison.Ordinal) != true)
            place.Leave(number, $"It is written into JSON as '{name}', which is named for an id of {place.Entity?.Name}: that is a UUID now. Nothing in the code says what reads it.");
    }
}
