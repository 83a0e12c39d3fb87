using Microsoft.Playwright;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Reports;

/// <summary>A headless Chromium, one for all tests of a class; null where there is none.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    /// <summary>Long enough for a machine that has much else to do.</summary>
    private const float Patience = 120_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Timeout = Patience, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens a page from a file; what went wrong in it, and what it asked for, is written down.</summary>
    public async Task<OpenPage> OpenAsync(string html, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(_browser is null, $"There is no {Chromium}.");
        var file = Path.Combine(Path.GetTempPath(), $"report-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, html, TestContext.Current.CancellationToken);
        var page = await (await _browser!.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 900 } })).NewPageAsync();
        page.SetDefaultTimeout(Patience);
        var (troubles, requests) = (new List<string>(), new List<string>());
        page.Console += (_, message) => troubles.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => troubles.Add(error);
        page.Dialog += (_, dialog) =>
        {
            troubles.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Request += (_, request) => requests.Add(request.Url);
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        await page.GotoAsync(new Uri(file).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        return new(page, tools, file, troubles, requests);
    }
}
