using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>What the conditions of a plan do with columns that hold ids.</summary>
/// <param name="tables">The tables with their ids.</param>
internal sealed partial class KeyConditions(IEnumerable<TableSize> tables)
{
    /// <summary>What stands between the tables of a join.</summary>
    public const string And = " and ";

    private readonly HashSet<string> _ids = tables.SelectMany(table => table.Ids.Select(id => $"{table.Table}.{id}")).ToHashSet(StringComparer.Ordinal);

    /// <summary>The casts of id columns in the plan's conditions, such as <c>public.orders.customer_id::text</c>.</summary>
    public IEnumerable<string> Casts(PlanNode plan)
    {
        var names = Names(plan);
        return plan.All().SelectMany(node => node.Conditions.SelectMany(condition => Cast().Matches(condition).Select(cast => (Column: Column(cast, node, names), Type: cast.Groups["type"].Value))))
            .Where(cast => cast.Column is not null).Select(cast => $"{cast.Column}::{cast.Type}").Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>The joins on ids: which tables, and how. A nested loop's condition is that of the index below it.</summary>
    public IEnumerable<(string Tables, string How)> Joins(PlanNode plan)
    {
        var names = Names(plan);
        return plan.All().Where(node => node.IsJoin && node.All().Any(step => step.Conditions.Any(condition => Reference().Matches(condition).Any(reference => Column(reference, step, names) is not null))))
            .Select(node => (string.Join(And, node.All().Select(step => step.Table).OfType<string>().Distinct().Order(StringComparer.Ordinal)), node.Node));
    }

    private string? Column(Match reference, PlanNode node, Dictionary<string, string> names)
    {
        var alias = reference.Groups["alias"] is { Success: true } given ? given.Value : node.Alias;
        return alias is not null && names.TryGetValue(alias, out var table) && $"{table}.{reference.Groups["column"].Value}" is var column && _ids.Contains(column) ? column : null;
    }

    private static Dictionary<string, string> Names(PlanNode plan)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in plan.All())
            if (node is { Table: { } table, Alias: { } alias })
                names.TryAdd(alias, table);
        return names;
    }

    private const string Word = "(?:[a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")+\")";

    // PostgreSQL writes a cast column in parentheses: (o.customer_id)::text.
    [GeneratedRegex(@"\((?:(?<alias>" + Word + @")\.)?(?<column>" + Word + @")\)::(?<type>[a-z][a-z0-9_ ]*[a-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Cast();

    [GeneratedRegex(@"(?:(?<alias>" + Word + @")\.)?(?<column>" + Word + ")", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
