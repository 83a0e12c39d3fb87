using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>A step of a query plan, without costs and without the values that it compares with.</summary>
/// <param name="Node">What it does, as EXPLAIN says: <c>Index Scan</c>, <c>Hash Join</c>.</param>
public sealed partial record PlanNode(string Node)
{
    /// <summary>The table that it reads, qualified as SQL.</summary>
    public string? Table { get; init; }

    /// <summary>What the conditions call the table.</summary>
    public string? Alias { get; init; }

    /// <summary>The index that it uses, as SQL.</summary>
    public string? Index { get; init; }

    /// <summary>Its conditions, with <c>?</c> for values.</summary>
    public ImmutableArray<string> Conditions { get; init; } = [];

    /// <summary>The steps that it takes rows from.</summary>
    public ImmutableArray<PlanNode> Plans { get; init; } = [];

    /// <summary>Whether it joins two sets of rows.</summary>
    internal bool IsJoin => Node is "Nested Loop" or "Hash Join" or "Merge Join";

    /// <summary>It, and all that is below it.</summary>
    internal IEnumerable<PlanNode> All() => Plans.SelectMany(plan => plan.All()).Prepend(this);

    /// <summary>Reads the plan that <c>EXPLAIN (VERBOSE, FORMAT JSON)</c> gives.</summary>
    /// <param name="plan">The object below <c>Plan</c>.</param>
    public static PlanNode Of(JsonElement plan)
    {
        string? Text(string name) => plan.TryGetProperty(name, out var value) ? value.GetString() : null;
        ImmutableArray<PlanNode> below = plan.TryGetProperty("Plans", out var plans) ? [.. plans.EnumerateArray().Select(Of)] : [];
        return new(Text("Node Type")!)
        {
            Table = Text("Relation Name") is { } relation ? $"{SqlText.Identifier(Text("Schema") ?? "pg_temp")}.{SqlText.Identifier(relation)}" : null,
            Alias = Text("Alias") is { } alias ? SqlText.Identifier(alias) : null,
            Index = Text("Index Name") is { } index ? SqlText.Identifier(index) : null,
            Conditions = [.. new[] { "Index Cond", "Recheck Cond", "Hash Cond", "Merge Cond", "Join Filter", "Filter" }.Select(Text).OfType<string>().Select(Masked)],
            Plans = below,
        };
    }

    /// <summary>A condition without values: they are rows' contents, and others after a migration of keys.</summary>
    private static string Masked(string condition) => Value().Replace(condition, value => value.Groups["value"].Success ? "?" : value.Value);

    // Names are taken whole, so that digits in them are none.
    [GeneratedRegex("""
        "(?:[^"]|"")*"|[A-DF-Za-z_$][A-Za-z0-9_$]*|(?<value>E?'(?:[^']|'')*'(?:::(?:"(?:[^"]|"")*"|[a-z_][a-z0-9_ .]*[a-z0-9_])(?:\([0-9,]+\))?(?:\[\])?)?|-?[0-9]+(?:\.[0-9]+)?)|E[A-Za-z0-9_$]*
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Value();
}
