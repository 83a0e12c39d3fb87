using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.EntityFramework;

/// <summary>
/// What the columns of migrations hold: by the model's own mapping, and where the migration is older than that, by its keys and
/// foreign keys of tables that the model knows.
/// </summary>
internal sealed class MigrationTables(IdentifierModel model)
{
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
    public Dictionary<string, Identifier> Around(IOperation call, string table)
    {
        var keys = new Dictionary<string, Identifier>(StringComparer.Ordinal);
        while (call.Parent is not null)
            call = call.Parent;
        foreach (var operation in call.Descendants())
            if (operation is IInvocationOperation { TargetMethod.Name: var name } other)
                if (name == "CreateTable" && FluentCall.Text(other, "name") == table)
                    foreach (var key in Created(other, table))
                        keys[key.Key] = key.Value;
                else if (name is "AddForeignKey" or "AddPrimaryKey" && FluentCall.Text(other, "table") == table)
                    Add(keys, other, table, Texts(FluentCall.Argument(other, "column") ?? FluentCall.Argument(other, "columns")).ToList());
        return keys;
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
