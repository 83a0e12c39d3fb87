using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>A picture of each key class: the key, and the columns that refer to it as branches.</summary>
internal static class KeysSection
{
    /// <summary>With more classes than this only those that differ are open.</summary>
    private const int Open = 12;

    private const int RowHeight = 30;
    private const int Indent = 28;

    // Where the columns of text begin, and how much of a name has room before the first.
    private const int TypeAt = 520;
    private const int ReferencesAt = 760;
    private const int Width = 960;

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlWriter html, ImmutableArray<KeyClassTree> classes)
    {
        if (classes.IsEmpty)
            return;
        html.Write($"<section id=\"keys\">\n<h2>Keys</h2>\n<p class=\"lead\">A key class is a key with every column that refers to it, directly or not: they change together.</p>\n");
        if (classes.Length > Open)
            Overview(html, classes);
        for (var i = 0; i < classes.Length; i++)
        {
            var (tree, state) = (classes[i], ReportPage.Word(classes[i].State));
            html.Write($"<details class=\"item {state}\" id=\"key-{i}\" data-item=\"{state}\"");
            if (tree.State == ReportState.Different || classes.Length <= Open)
                html.Write($" open");
            html.Write($"><summary><code>{tree.Name}</code><span class=\"aside\">{(tree.Columns.Length == 1 ? "nothing refers to it" : $"{ReportPage.Number(tree.Columns.Length - 1)} {(tree.Columns.Length == 2 ? "column refers to it" : "columns refer to it")}")}</span><span class=\"state {state}\">{(state == "same" ? "unchanged" : state)}</span></summary>\n");
            Picture(html, tree);
            html.Write($"</details>\n");
        }

        html.Write($"</section>\n");
    }

    /// <summary>All classes at once, a square each: what is missing strikes the eye in a thousand too.</summary>
    private static void Overview(HtmlWriter html, ImmutableArray<KeyClassTree> classes)
    {
        const int size = 10, gap = 3, perRow = 80;
        html.Write($"<svg class=\"overview\" role=\"img\" aria-label=\"All key classes\" viewBox=\"0 0 {perRow * (size + gap)} {(classes.Length + perRow - 1) / perRow * (size + gap)}\">\n");
        for (var i = 0; i < classes.Length; i++)
        {
            // The list below is for the keyboard; a thousand stops before it would be none.
            html.Write($"<a href=\"#key-{i}\" tabindex=\"-1\"><rect class=\"{ReportPage.Word(classes[i].State)}\" x=\"{i % perRow * (size + gap)}\" y=\"{i / perRow * (size + gap)}\" width=\"{size}\" height=\"{size}\" rx=\"2\"><title>{classes[i].Name}: {ReportPage.Word(classes[i].State)}</title></rect></a>\n");
        }

        html.Write($"</svg>\n<p class=\"legend\"><span class=\"state migrated\">migrated</span> <span class=\"state same\">unchanged</span> <span class=\"state different\">different</span></p>\n");
    }

    private static void Picture(HtmlWriter html, KeyClassTree tree)
    {
        html.Write($"<div class=\"scroll\"><svg class=\"tree\" role=\"img\" aria-label=\"The columns of the class\" width=\"{Width}\" height=\"{tree.Columns.Length * RowHeight + 8}\" viewBox=\"0 0 {Width} {tree.Columns.Length * RowHeight + 8}\">\n");
        for (var i = 0; i < tree.Columns.Length; i++)
        {
            var column = tree.Columns[i];
            var (x, y, state) = (16 + Math.Min(column.Depth, 8) * Indent, 4 + i * RowHeight + RowHeight / 2, ReportPage.Word(column.State));
            if (column.Parent >= 0)
            {
                var (fromX, fromY) = (16 + Math.Min(tree.Columns[column.Parent].Depth, 8) * Indent, 4 + column.Parent * RowHeight + RowHeight / 2);
                html.Write($"<path class=\"{state}\" d=\"M{fromX} {fromY + 6}V{y - 8}q0 8 8 8H{x - 6}\"/>");
            }

            html.Write($"<circle class=\"{state}\" cx=\"{x}\" cy=\"{y}\" r=\"{(column.Depth == 0 ? 6 : 4)}\"/>");
            html.Write($"<text class=\"name\" x=\"{x + 14}\" y=\"{y + 4}\">{Short(column.Name, (TypeAt - x - 24) / 8)}<title>{column.Name}{(column.ForeignKey is { } key ? ", foreign key " + key : "")}</title></text>");
            html.Write($"<text class=\"type {state}\" x=\"{TypeAt}\" y=\"{y + 4}\">{(column.Before == column.After ? column.Before : $"{column.Before} → {column.After ?? "no id"}")}</text>");
            html.Write($"<text class=\"aside\" x=\"{ReferencesAt}\" y=\"{y + 4}\">{(column.State, column.References) switch
            {
                (ReportState.Different, _) => "differs, see messages",
                (_, { } count) => $"{ReportPage.Number(count)} {(count == 1 ? "reference" : "references")}, same rows",
                _ => column.Depth == 0 ? "" : "tied by inheritance",
            }}</text>\n");
        }

        html.Write($"</svg></div>\n");
    }

    private static string Short(string name, int room) => name.Length <= room ? name : "…" + name[^(room - 1)..];
}
