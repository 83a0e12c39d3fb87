using Microsoft.Playwright;

namespace Vibes.UuidToolkit.Verification.Tests.Reports;

/// <summary>A page in the browser.</summary>
public sealed record OpenPage(IPage Page, ICDPSession Tools, string File, List<string> Troubles, List<string> Requests) : IAsyncDisposable
{
    /// <summary>The computed style of an element.</summary>
    public Task<string> StyleAsync(string selector, string property) =>
        Page.EvaluateAsync<string>("([selector, property]) => getComputedStyle(document.querySelector(selector))[property]", new[] { selector, property });

    /// <summary>How often the page was laid out since it was opened, and how long its thread has worked, in seconds of its processor.</summary>
    public async Task<(double Layouts, double Seconds)> WorkAsync()
    {
        // Behind the next frame everything is laid out and painted.
        await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        var metrics = (await Tools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        return (Of("LayoutCount"), Of("ThreadTime"));

        double Of(string name) => metrics.EnumerateArray().First(metric => metric.GetProperty("name").GetString() == name).GetProperty("value").GetDouble();
    }

    /// <summary>The rows of the table of tables that are in sight.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync() => await Page.Locator("#tables tbody tr:visible th").AllInnerTextsAsync();

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        System.IO.File.Delete(File);
    }
}
