using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>Writes the page: the verdict first, then what to do, then what there is to see.</summary>
internal static class ReportPage
{
    private const string Script = "report.js";
    private const string Style = "report.css";

    /// <summary>The page.</summary>
    public static string Render(ReportModel model)
    {
        var html = new HtmlWriter();
        // Nothing is loaded, and no script runs but the page's own, whatever the snapshots hold.
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(HtmlWriter.Resource(Script))));
        html.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{hash}'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{(model.Result.IsEqual ? "Equal" : "Different")}: {model.Result.Before.Name} and {model.Result.After.Name}</title>
            <link rel="icon" href="data:,">
            <style>
            """);
        html.WriteResource(Style);
        html.Write($"</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n");
        Verdict(html, model);
        Toolbar(html, model);
        html.Write($"<main id=\"content\">\n");
        MessagesSection.Write(html, model.Messages, model.Tables);
        TablesSection.Write(html, model.Tables, new(model.Result.Diagnostics));
        KeysSection.Write(html, model.Classes);
        DifferencesSection.Write(html, "schema", "Schema", "What the database declares, where it is not letter for letter the same.", "Both sides declare the same.", model.Declarations, IsCompared(model, "schema"));
        DifferencesSection.Write(html, "answers", "Endpoints", "What the API answered, with names in the ids’ place.", "", model.Answers, model.Answers.Length > 0);
        DifferencesSection.Write(html, "queries", "Queries", "The results of the queries.", "", model.Queries, model.Queries.Length > 0);
        TimingsSection.Write(html, model.Timings);
        html.Write($"<p class=\"nothing\" id=\"nothing\" hidden>Nothing here is like that.</p>\n</main>\n");
        html.Write($"<footer>Written by uuidkit compare. Fingerprints are sums over all rows; see the documentation for what they can and cannot tell.</footer>\n<script>");
        html.WriteResource(Script);
        html.Write($"</script>\n</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>A number with separators.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The word that the page's filter and style know a state by.</summary>
    public static string Word(ReportState state) => state switch
    {
        ReportState.Same => "same",
        ReportState.Migrated => "migrated",
        _ => "different",
    };

    private static bool IsCompared(ReportModel model, string name) =>
        model.Result.Before.Snapshots.Any(snapshot => snapshot.Name == name) && model.Result.After.Snapshots.Any(snapshot => snapshot.Name == name);

    private static void Verdict(HtmlWriter html, ReportModel model)
    {
        var (isEqual, isMigrated) = (model.Result.IsEqual, model.Result.Options.IsMigrated);
        html.Write($"<header class=\"verdict {(isEqual ? "good" : "bad")}\">\n<div class=\"page\">\n<p class=\"sides\"><span>Before</span> <code>{model.Result.Before.Name}</code> <span>After</span> <code>{model.Result.After.Name}</code></p>\n");
        if (isEqual)
            html.Write($"<svg class=\"mark\" viewBox=\"0 0 48 48\" aria-hidden=\"true\"><circle cx=\"24\" cy=\"24\" r=\"22\"/><path d=\"M14 25l7 7 13-15\"/></svg>\n");
        else
            html.Write($"<svg class=\"mark\" viewBox=\"0 0 48 48\" aria-hidden=\"true\"><circle cx=\"24\" cy=\"24\" r=\"22\"/><path d=\"M24 13v14M24 34v.5\"/></svg>\n");
        html.Write($"<h1>{(isEqual, isMigrated) switch
        {
            (true, true) => "The keys became UUIDs, and nothing else changed.",
            (true, false) => "Both sides are equal.",
            (false, _) => model.Findings == 1 ? "One thing is not as it should be." : $"{Number(model.Findings)} things are not as they should be.",
        }}</h1>\n<dl class=\"facts\">\n");
        Fact(html, "Tables", model.Tables.Length, model.Tables.Count(table => table.State == ReportState.Different));
        if (model.Tables.Length > 0)
            Fact(html, "Rows", model.Tables.Sum(table => table.Rows.Before ?? 0), 0);
        if (model.Classes.Length > 0 && isMigrated)
            html.Write($"<div><dt>Key classes migrated</dt><dd>{Number(model.Classes.Count(tree => tree.State != ReportState.Same && tree.Columns[0].After == "uuid" && tree.Columns[0].Before != "uuid"))} <small>of {Number(model.Classes.Length)}</small></dd></div>\n");
        Fact(html, "References", model.Tables.Sum(table => table.References.Before ?? 0), 0);
        Fact(html, "Queries", model.Queries.Length, model.Queries.Count(query => query.State == ReportState.Different));
        Fact(html, "Answers", model.Answers.Length, model.Answers.Count(answer => answer.State == ReportState.Different));
        html.Write($"</dl>\n</div>\n</header>\n");
    }

    private static void Fact(HtmlWriter html, string what, long count, int different)
    {
        if (count > 0)
            html.Write($"<div><dt>{what}</dt><dd>{Number(count)}{(different == 0 ? "" : " ")}");
        if (count > 0 && different > 0)
            html.Write($"<small class=\"different\">{Number(different)} different</small>");
        if (count > 0)
            html.Write($"</dd></div>\n");
    }

    private static void Toolbar(HtmlWriter html, ReportModel model)
    {
        html.Write($"<div class=\"toolbar\" role=\"search\">\n<div class=\"page\">\n<nav aria-label=\"Sections\">");
        foreach (var (id, name, isThere) in ((string, string, bool)[])
                 [
                     ("messages", "Messages", model.Messages.Length > 0), ("tables", "Tables", model.Tables.Length > 0), ("keys", "Keys", model.Classes.Length > 0),
                     ("schema", "Schema", IsCompared(model, "schema")), ("answers", "Endpoints", model.Answers.Length > 0), ("queries", "Queries", model.Queries.Length > 0),
                     ("timings", "Timings", model.Timings.Length > 0),
                 ])
            if (isThere)
                html.Write($"<a href=\"#{id}\">{name}</a>");
        html.Write($"</nav>\n<fieldset class=\"states\"><legend>Show</legend>");
        foreach (var (state, name) in ((string, string)[])[("all", "All"), ("different", "Different"), ("migrated", "Migrated"), ("same", "Unchanged")])
        {
            html.Write($"<label><input type=\"radio\" name=\"state\" value=\"{state}\"");
            if (state == "all")
                html.Write($" checked");
            html.Write($"><span>{name}</span></label>");
        }

        html.Write($"</fieldset>\n<label class=\"search\"><span>Search</span><input id=\"search\" type=\"search\" placeholder=\"Search\" autocomplete=\"off\" spellcheck=\"false\"><kbd aria-hidden=\"true\">/</kbd></label>\n");
        html.Write($"<button type=\"button\" id=\"expand\">Expand</button>\n<output id=\"count\" for=\"search\"></output>\n</div>\n</div>\n");
    }
}
