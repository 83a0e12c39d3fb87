using System.Collections.Immutable;
using System.Globalization;
using Humanizer;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>The tables with their rows, fingerprints and sizes.</summary>
internal static class TablesSection
{
    /// <summary>Writes the section.</summary>
    /// <param name="html">The page.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="findings">What is told of them.</param>
    public static void Write(HtmlWriter html, ImmutableArray<TableLine> tables, FindingIndex findings)
    {
        if (tables.IsEmpty)
            return;
        var hasSizes = tables.Any(table => table.Bytes is not (null, null));
        html.Write($"<section id=\"tables\">\n<h2>Tables</h2>\n<p class=\"lead\">A value that is the same before and after is told once. Fingerprints are of the columns without ids.</p>\n");
        html.Write($"<div class=\"scroll\"><table class=\"tables\">\n<thead><tr><th scope=\"col\">Table</th><th scope=\"col\">State</th><th scope=\"col\" class=\"number\">Rows</th><th scope=\"col\">Ids</th><th scope=\"col\" class=\"number\">References</th><th scope=\"col\">Fingerprint</th>");
        if (hasSizes)
            html.Write($"<th scope=\"col\" class=\"number\">Size</th>");
        html.Write($"</tr></thead>\n<tbody>\n");
        for (var i = 0; i < tables.Length; i++)
        {
            var (table, state) = (tables[i], ReportPage.Word(tables[i].State));
            var word = table.Rows.Before is null ? "new" : table.Rows.After is null ? "gone" : state == "same" ? "unchanged" : state;
            html.Write($"<tr id=\"table-{i}\" data-item=\"{state}\"><th scope=\"row\"><code>{table.Table}</code></th><td>");
            if (findings.CodeAbout(table.Table) is { } code)
                html.Write($"<a class=\"state {state}\" href=\"#{code}\">{word}</a></td>");
            else
                html.Write($"<span class=\"state {state}\">{word}</span></td>");
            Cell(html, "number", table.Rows.Before, table.Rows.After, ReportPage.Number);
            html.Write($"<td>{table.Keys}</td>");
            Cell(html, "number", table.References.Before, table.References.After, ReportPage.Number);
            Texts(html, "fingerprint", table.Fingerprint.Before ?? "–", table.Fingerprint.After ?? "–");
            if (hasSizes)
                Cell(html, "number", table.Bytes.Before, table.Bytes.After, Bytes, isFact: false);
            html.Write($"</tr>\n");
        }

        html.Write($"</tbody>\n</table></div>\n</section>\n");
    }

    private static void Cell(HtmlWriter html, string style, long? before, long? after, Func<long, string> text, bool isFact = true) =>
        Texts(html, isFact ? style : style + " measure", before is { } left ? text(left) : "–", after is { } right ? text(right) : "–");

    // Humanizer's unit of none at all is the bit.
    private static string Bytes(long bytes) => bytes == 0 ? "0 B" : bytes.Bytes().Humanize("0.#", CultureInfo.InvariantCulture);

    private static void Texts(HtmlWriter html, string style, string before, string after)
    {
        if (before == after)
            html.Write($"<td class=\"{style}\">{before}</td>");
        else
            html.Write($"<td class=\"{style}\"><del>{before}</del> <ins>{after}</ins></td>");
    }
}
