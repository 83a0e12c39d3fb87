using Vibes.UuidToolkit.Verification.Comparison;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Comparison;

/// <summary>Results of queries before and after: ids are one to one, and everything else is equal.</summary>
public sealed class QueryComparisonTests
{
    private const string A = "018f6b1e-7c00-8000-8abc-00000000000a";
    private const string B = "018f6b1e-7c00-8000-8abc-00000000000b";
    private const string C = "018f6b1e-7c00-8000-8abc-00000000000c";

    private static readonly string Before = Result("integer", "ordered", "1,\\N,x", "2,1,y", "3,1,z");

    /// <summary>What the result is afterwards, and what is said of it; null where it is right.</summary>
    public static TheoryData<string, string, string, string?> Results => new()
    {
        { "right", Before, Result("uuid", "ordered", $"{A},\\N,x", $"{B},{A},y", $"{C},{A},z"), null },
        { "an id of another row", Before, Result("uuid", "ordered", $"{A},\\N,x", $"{B},{A},y", $"{C},{B},z"), "Other rows than before share an id in the column parent." },
        { "the id of another row for all", Before, Result("uuid", "ordered", $"{A},\\N,x", $"{B},{C},y", $"{C},{C},z"), $"The id {C} stands for several old ones: a row has another's in one of its columns." },
        { "ids of two rows exchanged and nothing else to tell", Before, Result("uuid", "ordered", $"{B},\\N,x", $"{A},{A},y", $"{C},{A},z"), $"The id {A} stands for several old ones: a row has another's in one of its columns." },
        { "a null for an id", Before, Result("uuid", "ordered", $"{A},\\N,x", $"{B},\\N,y", $"{C},{A},z"), "A row has other values than before" },
        { "rows in another order", Before, Result("uuid", "ordered", $"{B},{A},y", $"{A},\\N,x", $"{C},{A},z"), "Its rows are in another order, or other rows share an id." },
        { "right, without an order", Unordered("integer", "1,7,x", "2,7,y", "3,8,z"), Unordered("uuid", $"{A},{A},y", $"{B},{A},x", $"{C},{B},z"), null },
        { "an exchange, without an order", Unordered("integer", "1,7,x", "2,7,y", "3,8,z"), Unordered("uuid", $"{A},{A},z", $"{B},{A},x", $"{C},{B},y"), "Other rows than before share an id in the column parent." },
        { "two keys of the same integer", Result("integer", "ordered", "1,1,x"), Result("uuid", "ordered", $"{A},{B},x"), null },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public void Is_told(string name, string before, string after, string? expected)
    {
        var findings = QueryComparison.Compare(new("queries/q", before), new("queries/q", after)).ToList();

        Assert.True(expected is null ? findings.Count == 0 : findings is [var only] && only.Message.StartsWith(expected, StringComparison.Ordinal), $"{name}: {string.Join("; ", findings.Select(finding => finding.Message))}");
    }

    private static string Unordered(string type, params string[] rows) => Result(type, "sorted", rows);

    private static string Result(string type, string order, params string[] rows) =>
        $"# uuidkit query 1\ncolumn id {type}\ncolumn parent {type}\ncolumn name text\nrows {rows.Length} {order}\n{string.Concat(rows.Select(row => row.Replace(',', '\t') + "\n"))}";
}
