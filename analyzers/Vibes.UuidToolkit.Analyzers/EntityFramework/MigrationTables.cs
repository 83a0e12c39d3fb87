using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.EntityFramework;

/// <summary>
/// What the columns of migrations hold: by the model's own mapping, and where the migration is older than that, by its keys and
/// foreign keys of tables that the model knows.
/// </summary>
internal sealed class MigrationTables(IdentifierModel model)
{
    // A first migration has hundreds of calls, and each asks for the keys that the others create.
    private readonly ConcurrentDictionary<SyntaxNode, Dictionary<string, Dictionary<string, Identifier>>> _methods = new();

    /// <summary>What a column of a table holds by the model's mapping; null where it is no id, or not mapped.</summary>
    public Identifier? Mapped(string table, string column) => model.Entities.OfColumn(table, column);

    /// <summary>What the columns hold by the keys that a call of CreateTable declares.</summary>
    public Dictionary<string, Identifier> Created(IInvocationOperation createTable, string table)
    {
        var keys = new Dictionary<string, Identifier>(StringComparer.Ordinal);
        if (FluentCall.Argument(createTable, "constraints") is { } constraints)
            foreach (var operation in constraints.Descendants())
                if (operation is IInvocationOperation { TargetMethod.Name: "PrimaryKey" or "ForeignKey" } constraint)
                    Add(keys, constraint, table, Columns(constraint).ToList());
        return keys;
    }

    /// <summary>What the columns of a table hold by the keys that the method around a call creates or adds.</summary>
    public IReadOnlyDictionary<string, Identifier> Around(IOperation call, string table)
    {
        var root = call.Root();
        return _methods.GetOrAdd(root.Syntax, _ => InMethod(root)).TryGetValue(table, out var keys) ? keys : ImmutableDictionary<string, Identifier>.Empty;
    }

    private Dictionary<string, Dictionary<string, Identifier>> InMethod(IOperation method)
    {
        var tables = new Dictionary<string, Dictionary<string, Identifier>>(StringComparer.Ordinal);
        foreach (var operation in method.Descendants())
            if (operation is IInvocationOperation { TargetMethod.Name: var name } call)
                if (name == "CreateTable" && FluentCall.Text(call, "name") is { } created)
                    foreach (var key in Created(call, created))
                        Of(created)[key.Key] = key.Value;
                else if (name is "AddForeignKey" or "AddPrimaryKey" && FluentCall.Text(call, "table") is { } table)
                    Add(Of(table), call, table, Texts(FluentCall.Argument(call, "column") ?? FluentCall.Argument(call, "columns")).ToList());
        return tables;

        Dictionary<string, Identifier> Of(string table)
        {
            if (!tables.TryGetValue(table, out var keys))
                tables.Add(table, keys = new(StringComparer.Ordinal));
            return keys;
        }
    }

    /// <summary>A foreign key's columns are ids of the other table; a primary key's only column is the table's own.</summary>
    private void Add(Dictionary<string, Identifier> keys, IInvocationOperation constraint, string table, IReadOnlyList<string> columns)
    {
        if (columns.Count != 1)
            return;
        if (FluentCall.Text(constraint, "principalTable") is { } principal)
        {
            if (Entity(principal) is { } entity)
                keys[columns[0]] = new(entity, Certainty.Declared, $"foreign key to {principal}");
        }
        else if (Entity(table) is { } own && !keys.ContainsKey(columns[0]))
            keys[columns[0]] = new(own, Certainty.Declared, $"primary key of {table}");
    }

    /// <summary>The entity of a table. ASP.NET Core Identity names its tables in a library, which no source shows.</summary>
    private Entity? Entity(string table) => model.Entities.OfTable(table) ?? table switch
    {
        "AspNetUsers" => model.Entities.IdentityUser,
        "AspNetRoles" => model.Entities.IdentityRole,
        _ => null,
    };

    private static IEnumerable<string> Columns(IInvocationOperation constraint)
    {
        foreach (var argument in constraint.Arguments)
            if (ValueUse.Lambda(argument.Value) is { } lambda)
                foreach (var operation in lambda.Body.Descendants())
                    if (operation is IPropertyReferenceOperation { Instance: IParameterReferenceOperation } reference)
                        yield return reference.Property.Name;
    }

    private static IEnumerable<string> Texts(IOperation? value)
    {
        foreach (var part in value?.DescendantsAndSelf() ?? [])
            if (part is ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } })
                yield return text;
    }
}
