using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Reports;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Reports;

public sealed class ReportTests
{
    private const string Answer = "# uuidkit endpoint 1\nGET /journals/{journal_1}\nstatus 200\n\n{\n  \"id\": journal_1,\n  \"title\": \"One\"\n}\n";

    private static readonly Diagnostic AnswerDiffers = Descriptors.AnswerDiffers.At("endpoints/journal", "Line 7 differs.");

    public static TheoryData<string, ComparisonResult, string[]> Contents => new()
    {
        { "a right migration", Comparisons.Of(2), ["The keys became UUIDs, and nothing else changed.", "2 <small>of 2</small>", "bigint → uuid", "9 references, same rows", "id=\"key-0\""] },
        { "changed rows", Comparisons.Of(2, isFaulty: true), ["One thing is not as it should be.", "UK0615", "<del>0000000000000007</del> <ins>0000000000000008</ins>", "href=\"#UK0615\"", "href=\"#table-1\"", "Compare the table with the backup"] },
        { "two equal sides", Equal(Comparisons.Of(1)), ["Both sides are equal.", "Both sides declare the same."] },
        { "answers side by side", Comparisons.Of(1).With("endpoints/journal", Answer, Answer.Replace("One", "Two", StringComparison.Ordinal), AnswerDiffers), ["GET /journals/{journal_1} → 200", "<td class=\"text removed\">  &quot;title&quot;: &quot;One&quot;</td>", "<td class=\"text added\">  &quot;title&quot;: &quot;Two&quot;</td>", "3 lines"] },
        { "an answer that is the same", Comparisons.Of(1).With("endpoints/journal", Answer, Answer), ["<div class=\"item plain same\""] },
        { "times", Comparisons.Of(1).WithTimings(20_000, 50_000), ["UK0686", "20 ms", "50 ms", "2.50×", "100 ms</text>", "<svg class=\"plot\""] },
        { "sizes", Comparisons.Of(1).WithTimings(2_000, 2_000), [">Size</th>", "<td class=\"number measure\">1.9 MB</td>"] },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void The_page_tells(string what, ComparisonResult result, string[] texts)
    {
        var page = ReportFile.Render(result);

        Assert.All(texts, text => Assert.True(page.Contains(text, StringComparison.Ordinal), $"{what}: {text} is missing"));
        Assert.Equal(page, ReportFile.Render(result));
        // One verdict, before anything else.
        Assert.Equal(page.IndexOf("<h1>", StringComparison.Ordinal), page.LastIndexOf("<h1>", StringComparison.Ordinal));
    }

    /// <summary>A text that would be markup, in every place that a text can come from.</summary>
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'\" onmouseover=\"alert(1)")]
    [InlineData("</title></style><img src=x onerror=alert(1)>")]
    [InlineData("&lt;b&gt;")]
    public void Nothing_that_is_shown_is_markup(string text)
    {
        var evil = Descriptors.RowsChanged.At(text, text, text);
        var result = Comparisons.Of(2, prefix: text, more: evil)
            .With("queries/" + text, $"# uuidkit query 1\ncolumn x text\nrows 1 sorted\n{text}\n", "# uuidkit query 1\ncolumn x text\nrows 1 sorted\nx\n")
            .With("endpoints/" + text, Answer.Replace("One", text, StringComparison.Ordinal), Answer, AnswerDiffers);
        result = result with { Before = result.Before with { Name = text }, After = result.After with { Name = text } };

        var page = ReportFile.Render(result);

        Assert.Empty(Between(page, "<script", "</script>").Skip(1));
        Assert.DoesNotContain(text, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        // No attribute but those of the page's own source.
        Assert.DoesNotContain(" on", string.Concat(Between(page, "<", ">").Where(tag => !tag.StartsWith("<script", StringComparison.Ordinal)).Select(tag => tag.Replace("on</", "", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    /// <summary>Nothing that a page could load, whatever it holds.</summary>
    [Fact]
    public void The_page_needs_nothing_else()
    {
        var page = ReportFile.Render(Comparisons.Of(3));

        Assert.DoesNotContain("http:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    private static ComparisonResult Equal(ComparisonResult result) => result with { After = result.Before, Options = new(), Diagnostics = [] };

    private static IEnumerable<string> Between(string page, string first, string last)
    {
        for (var at = page.IndexOf(first, StringComparison.Ordinal); at >= 0; at = page.IndexOf(first, at + 1, StringComparison.Ordinal))
            yield return page[at..(page.IndexOf(last, at, StringComparison.Ordinal) + last.Length)];
    }
}
