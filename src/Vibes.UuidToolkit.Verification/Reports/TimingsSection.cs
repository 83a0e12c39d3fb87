using System.Collections.Immutable;
using System.Globalization;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>
/// The times before and after on one logarithmic axis: from microseconds to seconds a look-up by key is as legible as a
/// report. SVG by hand, for the page's own style makes it light or dark, and a plotting library's picture would carry its own.
/// </summary>
internal static class TimingsSection
{
    private const int Width = 420;
    private const int Margin = 10;
    private const int Height = 26;

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlWriter html, ImmutableArray<TimingLine> timings)
    {
        if (timings.IsEmpty)
            return;
        var (first, last) = (
            (int)Math.Floor(Math.Log10(Math.Max(1, timings.Min(timing => Math.Min(timing.Before.Median, timing.After.Median))))),
            (int)Math.Ceiling(Math.Log10(Math.Max(10, timings.Max(timing => Math.Max(timing.Before.P95, timing.After.P95))))));
        last = Math.Max(first + 1, last);
        html.Write($"<section id=\"timings\">\n<h2>Timings</h2>\n<p class=\"lead\">Medians, and lines to where all but one run in twenty end. Each mark of the axis is ten times the one before.</p>\n");
        html.Write($"<div class=\"scroll\"><table class=\"tables timings\">\n<thead><tr><th scope=\"col\">Query</th><th scope=\"col\" class=\"number\">Before</th><th scope=\"col\" class=\"number\">After</th><th scope=\"col\" class=\"number\">Ratio</th><th scope=\"col\">");
        html.Write($"<svg class=\"axis\" width=\"{Width}\" height=\"18\" viewBox=\"0 0 {Width} 18\" role=\"img\" aria-label=\"From {Time((long)Math.Pow(10, first))} to {Time((long)Math.Pow(10, last))}\">");
        for (var power = first; power <= last; power++)
            html.Write($"<text x=\"{X(Math.Pow(10, power), first, last)}\" y=\"13\" text-anchor=\"{(power == first ? "start" : power == last ? "end" : "middle")}\">{Time((long)Math.Pow(10, power))}</text>");
        html.Write($"</svg></th></tr></thead>\n<tbody>\n");
        foreach (var timing in timings)
        {
            var state = ReportPage.Word(timing.State);
            html.Write($"<tr data-item=\"{state}\" class=\"{state}\"><th scope=\"row\"><code>{timing.Name}</code>");
            foreach (var remark in timing.Remarks)
                html.Write($"<span class=\"remark\">{remark}</span>");
            html.Write($"</th><td class=\"number\">{Time(timing.Before.Median)}</td><td class=\"number\">{Time(timing.After.Median)}</td><td class=\"number ratio\">{timing.Ratio:0.00}×</td><td>");
            html.Write($"<svg class=\"plot\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\" aria-hidden=\"true\">");
            for (var power = first; power <= last; power++)
                html.Write($"<path class=\"grid\" d=\"M{X(Math.Pow(10, power), first, last)} 0V{Height}\"/>");
            var (before, after) = (X(timing.Before.Median, first, last), X(timing.After.Median, first, last));
            html.Write($"<path class=\"before\" d=\"M{before} 8H{X(timing.Before.P95, first, last)}\"/><circle class=\"before\" cx=\"{before}\" cy=\"8\" r=\"4\"/>");
            html.Write($"<path class=\"after\" d=\"M{after} 18H{X(timing.After.P95, first, last)}\"/><circle class=\"after\" cx=\"{after}\" cy=\"18\" r=\"4\"/></svg></td></tr>\n");
        }

        html.Write($"</tbody>\n</table></div>\n<p class=\"legend\"><span class=\"state same\">before</span> <span class=\"state after\">after</span></p>\n</section>\n");
    }

    private static int X(double microseconds, int first, int last) =>
        Margin + (int)Math.Round((Math.Log10(Math.Max(1, microseconds)) - first) / (last - first) * (Width - 2 * Margin));

    private static string Time(long microseconds) => microseconds switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{microseconds} µs"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1000.0:0.##} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1_000_000.0:0.##} s"),
    };
}
