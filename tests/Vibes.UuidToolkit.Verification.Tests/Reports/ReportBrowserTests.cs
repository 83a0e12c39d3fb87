using Microsoft.Playwright;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Reports;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Reports;

/// <summary>The page as a person has it: in a browser.</summary>
public sealed class ReportBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task It_opens_without_an_error_and_asks_for_nothing()
    {
        var evil = Descriptors.RowsChanged.At("<img src=//x.test/a onerror=alert(1)>", "<script>alert(2)</script>");
        await using var open = await browser.OpenAsync(ReportFile.Render(Comparisons.Of(3, isFaulty: true, prefix: "<script>alert(3)</script>", more: evil).WithTimings(20_000, 50_000)));

        Assert.Empty(open.Troubles);
        Assert.Equal([new Uri(open.File).AbsoluteUri], open.Requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)));
        Assert.Equal(1, await open.Page.Locator("script").CountAsync());
        // The policy alone would stop a script, were one to get into the page.
        await open.Page.EvaluateAsync("() => { const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s); }");
        Assert.False(await open.Page.EvaluateAsync<bool>("() => window.ran === true"));
    }

    [Fact]
    public async Task Search_and_filters_are_reached_by_keyboard()
    {
        await using var open = await browser.OpenAsync(ReportFile.Render(Comparisons.Of(30, isFaulty: true)));
        var keyboard = open.Page.Keyboard;

        await keyboard.PressAsync("/");
        await keyboard.TypeAsync("table_12");
        await Assertions.Expect(open.Page.Locator("#tables tbody tr:visible")).ToHaveCountAsync(1);
        Assert.Equal(["public.table_12"], await open.TablesAsync());
        Assert.Contains(" of ", await open.Page.Locator("#count").InnerTextAsync(), StringComparison.Ordinal);
        await keyboard.PressAsync("Escape");
        Assert.Equal(30, (await open.TablesAsync()).Count);

        await open.Page.Locator("input[name=state][value=all]").FocusAsync();
        await keyboard.PressAsync("ArrowRight");
        Assert.Equal(["public.table_29"], await open.TablesAsync());
        await keyboard.PressAsync("ArrowRight");
        Assert.Equal(29, (await open.TablesAsync()).Count);

        await keyboard.PressAsync("/");
        await keyboard.TypeAsync("nothing is called so");
        await Assertions.Expect(open.Page.Locator("#nothing")).ToBeVisibleAsync();
        await keyboard.PressAsync("Escape");

        // A link leads to what is folded, and to what a filter hides.
        await open.Page.EvaluateAsync("() => location.hash = '#key-3'");
        await Assertions.Expect(open.Page.Locator("#key-3 svg")).ToBeVisibleAsync();
        await open.Page.EvaluateAsync("() => location.hash = '#UK0615'");
        await Assertions.Expect(open.Page.Locator("#UK0615")).ToBeInViewportAsync();
        Assert.Empty(open.Troubles);
    }

    [Fact]
    public async Task Everything_folded_opens_by_keyboard()
    {
        await using var open = await browser.OpenAsync(ReportFile.Render(Comparisons.Of(30)));

        await open.Page.Locator("#key-5 > summary").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator("#key-5 svg")).ToBeVisibleAsync();
        await open.Page.Locator("#expand").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(0, await open.Page.Locator("main details:not([open])").CountAsync());
    }

    /// <summary>Text is legible on its background, in the light and in the dark: WCAG's 4.5 to 1.</summary>
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task It_is_legible(ColorScheme scheme)
    {
        await using var open = await browser.OpenAsync(ReportFile.Render(Comparisons.Of(3, isFaulty: true)), scheme);

        var paper = await open.StyleAsync("body", "backgroundColor");
        Assert.Equal(scheme == ColorScheme.Dark, Luminance(paper) < 0.2);
        foreach (var selector in new[] { "h1", "h2", ".lead", ".message h3", ".message .kind", ".tables td", ".state.different", ".item .aside", ".facts dt" })
        {
            var (text, card) = (Luminance(await open.StyleAsync(selector, "color")), Luminance(await open.StyleAsync(selector is "h1" or ".facts dt" ? ".verdict" : "body", "backgroundColor")));
            var contrast = (Math.Max(text, card) + 0.05) / (Math.Min(text, card) + 0.05);
            Assert.True(contrast >= 4.5, $"{selector} has a contrast of {contrast:0.0}");
        }
    }

    [Fact]
    public async Task It_is_for_paper_too()
    {
        await using var open = await browser.OpenAsync(ReportFile.Render(Comparisons.Of(20, isFaulty: true)), ColorScheme.Dark);

        var pdf = await open.Page.PdfAsync(new() { Format = "A4" });
        Assert.InRange(pdf.Length, 20_000, 5_000_000);
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await open.Page.Locator(".toolbar").IsVisibleAsync());
        Assert.Equal("rgb(255, 255, 255)", await open.StyleAsync("body", "backgroundColor"));
        // What was folded is open on paper, and folded again afterwards.
        await open.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(0, await open.Page.Locator("main details:not([open])").CountAsync());
        await open.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        Assert.NotEqual(0, await open.Page.Locator("main details:not([open])").CountAsync());
    }

    [Fact]
    public async Task A_thousand_tables_are_no_burden()
    {
        // How long it takes is the machine's affair; that no row costs a layout of its own is ours.
        var few = await LayoutsAsync(20);
        var many = await LayoutsAsync(1000);

        Assert.InRange(many.Opened, 1, few.Opened + 5);
        Assert.InRange(many.Searched, 1, few.Searched + 5);

        async Task<(double Opened, double Searched)> LayoutsAsync(int tables)
        {
            await using var open = await browser.OpenAsync(ReportFile.Render(Comparisons.Of(tables, isFaulty: true)));
            var opened = await open.WorkAsync();
            await open.Page.Locator("#search").FillAsync("table_7");
            var searched = await open.WorkAsync();
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"{tables} tables: opened in {opened.Seconds:0.00} s and {opened.Layouts} layouts, searched in {searched.Seconds - opened.Seconds:0.00} s and {searched.Layouts - opened.Layouts}, {new FileInfo(open.File).Length / 1024} kB");
            Assert.Empty(open.Troubles);
            Assert.Equal(Enumerable.Range(0, tables).Count(number => $"table_{number}".Contains("table_7", StringComparison.Ordinal)), (await open.TablesAsync()).Count);
            return (opened.Layouts, searched.Layouts - opened.Layouts);
        }
    }

    private static double Luminance(string colour)
    {
        var parts = colour[(colour.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split(',').Take(3)
            .Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture) / 255).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToList();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
