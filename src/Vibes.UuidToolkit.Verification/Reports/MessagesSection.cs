using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>What the comparison told: what, where, why, and what to do.</summary>
internal static class MessagesSection
{
    /// <summary>So many places of what has to be looked at are in sight; the others open.</summary>
    private const int InSight = 12;

    private const int NotesInSight = 1;

    /// <summary>Writes the section.</summary>
    /// <param name="html">The page.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="tables">The tables that they may be about.</param>
    public static void Write(HtmlWriter html, ImmutableArray<MessageGroup> messages, ImmutableArray<TableLine> tables)
    {
        if (messages.IsEmpty)
            return;
        var anchors = tables.Select((table, i) => (table.Table, i)).ToDictionary(table => table.Table, table => $"table-{table.i}", StringComparer.Ordinal);
        html.Write($"<section id=\"messages\">\n<h2>Messages</h2>\n");
        foreach (var group in messages)
        {
            var kind = group.Descriptor.Kind switch
            {
                DiagnosticKind.Note => "note",
                DiagnosticKind.Warning => "warning",
                _ => "finding",
            };
            html.Write($"<article class=\"message {kind}\" id=\"{Anchor(messages, group)}\" data-item=\"{(kind == "finding" ? "different" : kind)}\">\n<header><span class=\"code\">{group.Descriptor.Code}</span><span class=\"kind\">{kind}</span>");
            html.Write($"<h3>{group.Descriptor.Title}</h3></header>\n");
            var inSight = Math.Min(group.Messages.Length, kind == "note" ? NotesInSight : InSight);
            Places(html, group.Messages.AsSpan()[..inSight], anchors);
            if (group.Messages.Length > inSight)
            {
                html.Write($"<details><summary>{ReportPage.Number(group.Messages.Length - inSight)} more</summary>\n");
                Places(html, group.Messages.AsSpan()[inSight..], anchors);
                html.Write($"</details>\n");
            }

            html.Write($"<dl><dt>Why</dt><dd>{group.Descriptor.Why}</dd><dt>What to do</dt><dd>{group.WayOut}</dd></dl>\n</article>\n");
        }

        html.Write($"</section>\n");
    }

    // A code's first group has the code itself for an anchor.
    private static string Anchor(ImmutableArray<MessageGroup> messages, MessageGroup group)
    {
        var place = messages.Where(other => other.Descriptor == group.Descriptor).ToList().IndexOf(group);
        return place == 0 ? group.Descriptor.Code : $"{group.Descriptor.Code}-{place}";
    }

    private static void Places(HtmlWriter html, ReadOnlySpan<Diagnostic> messages, Dictionary<string, string> anchors)
    {
        html.Write($"<ul>\n");
        foreach (var message in messages)
            if (FindingIndex.RelationOf(message.Subject) is { } relation && anchors.TryGetValue(relation, out var anchor))
                html.Write($"<li><a href=\"#{anchor}\"><code>{message.Subject}</code></a> {message.Message}</li>\n");
            else
                html.Write($"<li><code>{message.Subject}</code> {message.Message}</li>\n");
        html.Write($"</ul>\n");
    }
}
