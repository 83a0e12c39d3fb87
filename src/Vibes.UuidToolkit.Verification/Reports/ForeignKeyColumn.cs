using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Verification.Comparison;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>A column of a foreign key, and the one it refers to.</summary>
/// <param name="Name">The foreign key's name.</param>
/// <param name="Table">Its table.</param>
/// <param name="Column">The column's qualified name.</param>
/// <param name="Target">The qualified name of the column it refers to.</param>
internal sealed partial record ForeignKeyColumn(string Name, string Table, string Column, string Target)
{
    /// <summary>What messages about its rows call the foreign key.</summary>
    public string Subject => $"{Table} {Name}";

    /// <summary>What messages about its declaration call it.</summary>
    public string Declaration => $"foreign key {Name} of {Table}";

    /// <summary>The columns of one foreign key in the snapshot <c>foreign-keys</c>.</summary>
    public static IEnumerable<ForeignKeyColumn> Of(Declaration key)
    {
        var (head, to) = (Head().Match(key.Text), key.Children.Select(part => part.Text).FirstOrDefault(text => text.StartsWith("references ", StringComparison.Ordinal)));
        var (name, table) = (head.Groups["name"].Value, head.Groups["table"].Value);
        return key.Children.Select(part => Position().Match(part.Text)).Where(match => match.Success && to is not null)
            .Select(match => new ForeignKeyColumn(name, table, $"{table}.{match.Groups["column"].Value}", $"{to!["references ".Length..]}.{match.Groups["target"].Value}"));
    }

    private const string Word = "(?:[a-z_][a-z0-9_]*|\"(?:[^\"]|\"\")+\")";

    [GeneratedRegex("^foreign key (?<name>" + Word + ") of (?<table>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex("^column (?<column>" + Word + ") .+? to (?<target>" + Word + ") .+$", RegexOptions.CultureInvariant)]
    private static partial Regex Position();
}
