using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.CodeMigration.Changing.Conversions;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Columns of a table in memory, <c>table.Columns.Add("Id", typeof(int))</c>, that are filled with ids where they are made: <c>table.Rows.Add(journal.Id, journal.Pages)</c>,
/// <c>row["Id"] = journal.Id</c>. It compiles, and the row refuses the value.
/// </summary>
internal static class DataColumns
{
    /// <summary>Changes them, or lists those that get other numbers as well.</summary>
    public static void Convert(SolutionScan scan, ScanOptions options, ChangeRound fix, SourceEdits edits, CancellationToken cancellation)
    {
        foreach (var (compilation, tree) in scan.Files)
            if (FileSearch.Has(tree, "Columns", cancellation) && fix.ModelOf(tree) is { } model)
                foreach (var member in tree.GetRoot(cancellation).DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
                    foreach (var (column, values) in Filled(member, model))
                    {
                        var numbers = values.Where(value => model.GetTypeInfo(value, cancellation).Type.IsIntegerOrNullable() && !model.GetConstantValue(value, cancellation).HasValue).ToList();
                        var ids = numbers.ConvertAll(value => model.GetOperation(value, cancellation) is { } operation ? fix.EntityOf(compilation, operation) : null);
                        if (ids.Find(id => id is not null) is not { } entity || !NamedEntities.AreMeant(entity, options))
                            continue;
                        var place = new Place(fix, edits, Analyzers.Rules.Descriptors.IntegerLiteral.Id, entity, column.Span, column, model);
                        if (ids.TrueForAll(id => id is not null))
                            TypeConversion.Change(place, column);
                        else
                            place.Leave(column, "The column gets ids and other numbers: which of them it holds only a person can say.");
                    }
    }

    // The types of the integer columns that a member makes, with what it fills them with.
    private static IEnumerable<(TypeSyntax Column, IEnumerable<ExpressionSyntax> Values)> Filled(BaseMethodDeclarationSyntax member, SemanticModel model)
    {
        foreach (var columns in member.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => IsOf(call, "Columns", model)).GroupBy(Table).Where(columns => columns.Key is not null))
            foreach (var (call, position) in columns.Select((call, position) => (call, position)))
                if (call.ArgumentList.Arguments is [{ Expression: var name }, { Expression: TypeOfExpressionSyntax { Type: var type } }] && model.GetTypeInfo(type).Type.IsInteger() && model.GetConstantValue(name).Value is string column)
                    yield return (type, Added(member, columns.Key!, position, model).Concat(Assigned(member, column, model)));
    }

    private static IEnumerable<ExpressionSyntax> Added(SyntaxNode member, string table, int position, SemanticModel model) => member.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(call => Table(call) == table && call.ArgumentList.Arguments.Count > position && IsOf(call, "Rows", model)).Select(call => call.ArgumentList.Arguments[position].Expression);

    private static IEnumerable<ExpressionSyntax> Assigned(SyntaxNode member, string column, SemanticModel model) => member.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Where(assignment => assignment.Left is ElementAccessExpressionSyntax { Expression: var row, ArgumentList.Arguments: [{ Expression: var name }] } && model.GetConstantValue(name).Value as string == column && IsOfData(model.GetTypeInfo(row).Type, "DataRow"))
        .Select(assignment => assignment.Right);

    // table.Columns.Add(...), table.Rows.Add(...).
    private static bool IsOf(InvocationExpressionSyntax call, string part, SemanticModel model) => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } parts }
        && name == part && IsOfData(model.GetTypeInfo(parts).Type, part == "Columns" ? "DataColumnCollection" : "DataRowCollection");

    private static string? Table(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: MemberAccessExpressionSyntax { Expression: var table } } ? table.ToString() : null;

    private static bool IsOfData(ITypeSymbol? type, string name) => type is { ContainingNamespace: { Name: "Data", ContainingNamespace.Name: nameof(System) } } && type.Name == name;
}
