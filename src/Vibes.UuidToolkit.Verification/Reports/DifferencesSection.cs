using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>Texts before and after, side by side where they differ.</summary>
internal static class DifferencesSection
{
    /// <summary>With more differences than this only those that should not be are open.</summary>
    private const int Open = 3;

    /// <summary>Writes a section.</summary>
    /// <param name="html">The page.</param>
    /// <param name="id">The section's anchor.</param>
    /// <param name="title">Its title.</param>
    /// <param name="lead">What the texts are.</param>
    /// <param name="none">What it says where there are none.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="isThere">Whether the section is there at all.</param>
    public static void Write(HtmlWriter html, string id, string title, string lead, string none, ImmutableArray<TextDifference> texts, bool isThere)
    {
        if (!isThere)
            return;
        html.Write($"<section id=\"{id}\">\n<h2>{title}</h2>\n<p class=\"lead\">{(texts.IsEmpty ? none : lead)}</p>\n");
        foreach (var text in texts)
        {
            var state = ReportPage.Word(text.State);
            if (text.Lines.IsEmpty)
            {
                html.Write($"<div class=\"item plain {state}\" data-item=\"{state}\"><code>{text.Name}</code><span class=\"aside\">{text.Summary}</span><span class=\"state {state}\">{(state == "same" ? "unchanged" : state)}</span></div>\n");
                continue;
            }

            html.Write($"<details class=\"item {state}\" data-item=\"{state}\"");
            if (text.State == ReportState.Different && texts.Count(other => other.State == ReportState.Different) <= Open)
                html.Write($" open");
            html.Write($"><summary><code>{text.Name}</code><span class=\"aside\">{text.Summary}</span><span class=\"state {state}\">{state}</span></summary>\n");
            html.Write($"<div class=\"scroll\"><table class=\"sides\">\n<colgroup><col class=\"line\"><col><col class=\"line\"><col></colgroup>\n<thead><tr><th scope=\"col\" colspan=\"2\">Before</th><th scope=\"col\" colspan=\"2\">After</th></tr></thead>\n<tbody>\n");
            foreach (var line in text.Lines)
                if (line.Left > 0)
                    html.Write($"<tr class=\"left\"><td colspan=\"4\">{ReportPage.Number(line.Left)} {(line.Left == 1 ? "line" : "lines")}</td></tr>\n");
                else
                {
                    html.Write($"<tr>");
                    Side(html, line.NumberBefore, line.Before, line.IsSame ? "" : line.Before is null ? "none" : "removed");
                    Side(html, line.NumberAfter, line.After, line.IsSame ? "" : line.After is null ? "none" : "added");
                    html.Write($"</tr>\n");
                }

            html.Write($"</tbody>\n</table></div>\n</details>\n");
        }

        html.Write($"</section>\n");
    }

    private static void Side(HtmlWriter html, int? number, string? text, string style)
    {
        html.Write($"<td class=\"line {style}\">");
        if (number is { } line)
            html.Write($"{line}");
        html.Write($"</td><td class=\"text {style}\">{text}</td>");
    }
}
