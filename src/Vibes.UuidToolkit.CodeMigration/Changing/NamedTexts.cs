using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Numbers that a test sends by the names of ids where only texts go: fields of a form, <c>["journalId"] = "5"</c>, parameters of an address, <c>AddQueryParameter("journalId", "5")</c>, headers,
/// <c>Add("X-Tenant", "5")</c>. What reads them takes UUIDs now, and nothing but the name ties them to it. A field that is called <c>id</c> and no more is listed.
/// </summary>
internal static class NamedTexts
{
    private static readonly string[] Renaming = ["FromHeaderAttribute", "FromQueryAttribute", "FromFormAttribute", "FromRouteAttribute"];

    /// <summary>Changes them.</summary>
    public static void Convert(SolutionScan scan, ScanOptions options, ChangeRound fix, SourceEdits edits, CancellationToken cancellation)
    {
        Dictionary<string, Entity>? renamed = null;
        foreach (var (compilation, tree) in scan.Files)
            if (TestProject.Is(compilation) && fix.ModelOf(tree) is { } model)
                foreach (var (name, value) in tree.GetRoot(cancellation).DescendantNodes().SelectMany(Pairs))
                    if (NumberOf(value, model, cancellation) is { } number)
                    {
                        renamed ??= Renamed(scan);
                        if ((renamed.GetValueOrDefault(name) ?? (fix.HasIdNamed(name) ? scan.Model.Entities.OfIdName(name) : null)) is { } entity && NamedEntities.AreMeant(entity, options) && !IsOfProgram(value, model, cancellation))
                            edits.Replace(value, $"\"{new Place(fix, edits, Analyzers.Rules.Descriptors.IntegerLiteral.Id, entity, value.Span, value, model).IdText(number, value)}\"");
                        else if (IdentifierNames.IsPlain(name[(name.LastIndexOf('.') + 1)..]) && IsField(value, model, cancellation))
                            fix.Leave(null, value, $"It is sent as '{name}'. Where that is an id, it is a UUID now: nothing in the code says whose it is.");
                    }
    }

    // [FromHeader(Name = "X-Tenant")] int tenantId.
    private static Dictionary<string, Entity> Renamed(SolutionScan scan)
    {
        var renamed = new Dictionary<string, Entity>(StringComparer.OrdinalIgnoreCase);
        foreach (var (slot, id) in scan.Model.Flow.Known)
            if (slot.Node is IParameterSymbol or IPropertySymbol && slot.Node is ISymbol symbol)
                foreach (var attribute in symbol.GetAttributes())
                    if (Array.IndexOf(Renaming, attribute.AttributeClass?.Name) >= 0 && attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value.Value is string name)
                        renamed[name] = id.Entity;
        return renamed;
    }

    // A name, and what is said under it, of what may be asked.
    private static IEnumerable<(string Name, LiteralExpressionSyntax Value)> Pairs(SyntaxNode node)
    {
        switch (node)
        {
            // Add("X-Tenant", "5"), new("journalId", "5"); new StringContent("5"), "journalId" has the value first.
            case ArgumentListSyntax { Arguments: { Count: > 1 } arguments }:
                for (var i = 1; i < arguments.Count; i++)
                {
                    if (Text(arguments[i - 1].Expression) is { } name && arguments[i].Expression is LiteralExpressionSyntax value)
                        yield return (name, value);
                    if (Text(arguments[i].Expression) is { } after && arguments[i - 1].Expression is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax content }, ..] })
                        yield return (after, content);
                }

                break;
            // { "journalId", "5" }, { new StringContent("5"), "journalId" }
            case InitializerExpressionSyntax { Expressions: [BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax written }, ..] }, LiteralExpressionSyntax { Token.Value: string field }] }:
                yield return (field, written);
                break;
            case InitializerExpressionSyntax { Expressions: [LiteralExpressionSyntax { Token.Value: string key }, LiteralExpressionSyntax added] }:
                yield return (key, added);
                break;
            // ["journalId"] = "5", form["journalId"] = "5"
            case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax or ElementAccessExpressionSyntax, Right: LiteralExpressionSyntax set } assignment
                when Brackets(assignment.Left)?.Arguments is [{ Expression: var index }] && Text(index) is { } indexed:
                yield return (indexed, set);
                break;
        }
    }

    private static BracketedArgumentListSyntax? Brackets(ExpressionSyntax element) => (element as ImplicitElementAccessSyntax)?.ArgumentList ?? (element as ElementAccessExpressionSyntax)?.ArgumentList;

    private static string? Text(ExpressionSyntax expression) => (expression as LiteralExpressionSyntax)?.Token.Value as string;

    // "5", or 5 where an object is taken, which is written as a text.
    private static long? NumberOf(LiteralExpressionSyntax value, SemanticModel model, CancellationToken cancellation) => value.Token.Value switch
    {
        string text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        int number when model.GetTypeInfo(value, cancellation).ConvertedType?.SpecialType == SpecialType.System_Object => number,
        _ => null,
    };

    // new("id", "5"), of the fields of a form.
    private static bool IsField(LiteralExpressionSyntax value, SemanticModel model, CancellationToken cancellation) =>
        value.Parent?.Parent?.Parent is BaseObjectCreationExpressionSyntax field && model.GetTypeInfo(field, cancellation).Type is { Name: nameof(KeyValuePair) };

    // What the program's own method does with it is followed.
    private static bool IsOfProgram(LiteralExpressionSyntax value, SemanticModel model, CancellationToken cancellation) =>
        value.Parent is ArgumentSyntax { Parent.Parent: { } call } && model.GetSymbolInfo(call, cancellation).Symbol is { DeclaringSyntaxReferences.IsEmpty: false };
}
