using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Contents;
using Vibes.UuidToolkit.Verification.Endpoints;
using Vibes.UuidToolkit.Verification.OpenApi;
using Vibes.UuidToolkit.Verification.Queries;
using Vibes.UuidToolkit.Verification.Snapshots;
using Vibes.UuidToolkit.Verification.Timings;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>All that a report shows, without how it looks.</summary>
/// <param name="Result">The comparison.</param>
/// <param name="Messages">What it told, findings first.</param>
/// <param name="Tables">The tables.</param>
/// <param name="Classes">The key classes.</param>
/// <param name="Declarations">What of the schema differs.</param>
/// <param name="Queries">The queries' results.</param>
/// <param name="Answers">The API's answers, and its contract.</param>
/// <param name="Timings">How long queries took.</param>
internal sealed record ReportModel(
    ComparisonResult Result, ImmutableArray<MessageGroup> Messages, ImmutableArray<TableLine> Tables, ImmutableArray<KeyClassTree> Classes,
    ImmutableArray<TextDifference> Declarations, ImmutableArray<TextDifference> Queries, ImmutableArray<TextDifference> Answers, ImmutableArray<TimingLine> Timings)
{
    /// <summary>How many findings there are.</summary>
    public int Findings => Result.Diagnostics.Count(diagnostic => diagnostic.Kind == DiagnosticKind.Finding);

    /// <summary>The model of a comparison.</summary>
    /// <exception cref="DiagnosticException">A snapshot cannot be understood.</exception>
    public static ReportModel Of(ComparisonResult result)
    {
        var (before, after) = (Texts(result.Before), Texts(result.After));
        // A query that became slow gives the same result all the same.
        var findings = new FindingIndex(result.Diagnostics.Where(diagnostic => !TimingCodes.Contains(diagnostic.Descriptor)));
        var contents = Both(before, after, ContentsText.Name) is var (data, dataAfter) ? (Before: ContentsText.Parse(data), After: ContentsText.Parse(dataAfter)) : default((DatabaseContents Before, DatabaseContents After)?);
        var keys = before.GetValueOrDefault(ForeignKeysSnapshot.Name) ?? after.GetValueOrDefault(ForeignKeysSnapshot.Name);
        return new(
            result,
            [
                .. result.Diagnostics.GroupBy(diagnostic => (diagnostic.Descriptor, diagnostic.WayOut)).OrderByDescending(group => group.Key.Descriptor.Kind)
                    .ThenBy(group => group.Key.Descriptor.Code, StringComparer.Ordinal).Select(group => new MessageGroup(group.Key.Descriptor, group.Key.WayOut, [.. group])),
            ],
            contents is var (left, right) ? [.. TableLines(left, right, result, findings)] : [],
            contents is var (was, now) ? KeyClassTrees.Of(was, now, keys is null ? [] : DeclarationTree.Parse(keys), findings) : [],
            Both(before, after, DatabaseSnapshots.Schema) is var (schema, schemaAfter) ? [.. DeclarationTexts(schema, schemaAfter, result.Options.IsMigrated, findings)] : [],
            [.. TextsOf(before, after, result.Options.IsMigrated, name => name.StartsWith(QuerySnapshot.Folder, StringComparison.Ordinal), name => findings.Has(name))],
            [
                .. TextsOf(before, after, result.Options.IsMigrated, name => name.StartsWith(EndpointSnapshot.Folder, StringComparison.Ordinal), name => findings.Has(name)),
                .. TextsOf(before, after, result.Options.IsMigrated, name => name == OpenApiText.Name, _ => result.Diagnostics.Any(diagnostic => diagnostic.Descriptor == Descriptors.OpenApiDiffers || diagnostic.Descriptor == Descriptors.OpenApiIdNotMigrated)),
            ],
            result is { Before.Timings: { } timings, After.Timings: { } timingsAfter } ? [.. TimingLines(timings, timingsAfter, result.Diagnostics)] : []);
    }

    private static Dictionary<string, Snapshot> Texts(ComparedSide side) => side.Snapshots.ToDictionary(snapshot => snapshot.Name, StringComparer.Ordinal);

    private static (Snapshot Before, Snapshot After)? Both(Dictionary<string, Snapshot> before, Dictionary<string, Snapshot> after, string name) =>
        before.TryGetValue(name, out var left) && after.TryGetValue(name, out var right) ? (left, right) : null;

    private static IEnumerable<TableLine> TableLines(DatabaseContents before, DatabaseContents after, ComparisonResult result, FindingIndex findings)
    {
        var (isMigrated, sizes, sizesAfter) = (result.Options.IsMigrated, Sizes(result.Before), Sizes(result.After));
        var (lefts, rights) = (before.Tables.ToDictionary(table => table.Table, StringComparer.Ordinal), after.Tables.ToDictionary(table => table.Table, StringComparer.Ordinal));
        foreach (var name in lefts.Keys.Union(rights.Keys).Order(StringComparer.Ordinal))
        {
            var (left, right) = (lefts.GetValueOrDefault(name), rights.GetValueOrDefault(name));
            var migrated = left is null || right is null ? 0 : left.Ids.Count(id => id.Type != "uuid" && right.Ids.Any(now => now.Column == id.Column && now.Type == "uuid"));
            var isDifferent = left is null || right is null || findings.IsAbout(name) || left.Rows != right.Rows || left.Own != right.Own || (!isMigrated && left.Fingerprint != right.Fingerprint);
            yield return new(
                name, (left?.Rows, right?.Rows), (Hexadecimal(left?.Own), Hexadecimal(right?.Own)),
                (left?.Relationships.Sum(key => key.References), right?.Relationships.Sum(key => key.References)), (sizes.GetValueOrDefault(name), sizesAfter.GetValueOrDefault(name)),
                left is null or { Ids.IsEmpty: true } ? "" : migrated == left.Ids.Length ? "uuid" : migrated > 0 ? $"{migrated} of {left.Ids.Length} uuid" : left.Ids[0].Type,
                isDifferent ? ReportState.Different : migrated > 0 ? ReportState.Migrated : ReportState.Same);
        }
    }

    private static Dictionary<string, long?> Sizes(ComparedSide side) =>
        side.Sizes.ToDictionary(table => table.Table, table => (long?)table.Bytes, StringComparer.Ordinal);

    private static IEnumerable<TimingLine> TimingLines(DatabaseTimings before, DatabaseTimings after, IEnumerable<Diagnostic> diagnostics)
    {
        var told = diagnostics.ToLookup(diagnostic => diagnostic.Subject, StringComparer.Ordinal);
        return TimingComparison.Ratios(before, after)
            .Select(query => (Query: query, Told: told[query.Name].Where(diagnostic => TimingCodes.Contains(diagnostic.Descriptor)).ToList()))
            .Select(line => new TimingLine(
                line.Query.Name, line.Query.Before.Microseconds, line.Query.After.Microseconds, line.Query.Ratio,
                // That it is slower is seen.
                [.. line.Told.Where(diagnostic => diagnostic.Descriptor != Descriptors.QuerySlower).Select(diagnostic => diagnostic.Message)],
                line.Told.Any(diagnostic => diagnostic.Kind == DiagnosticKind.Finding) ? ReportState.Different : ReportState.Same));
    }

    private static readonly FrozenSet<DiagnosticDescriptor> TimingCodes =
        [Descriptors.QuerySlower, Descriptors.IndexNotUsed, Descriptors.SequentialScan, Descriptors.KeyCast, Descriptors.JoinChanged];

    private static IEnumerable<TextDifference> DeclarationTexts(Snapshot before, Snapshot after, bool isMigrated, FindingIndex findings)
    {
        foreach (var (left, right) in SchemaComparison.Pair(DeclarationTree.Parse(before), DeclarationTree.Parse(after)))
        {
            var text = (left ?? right!).Text;
            var name = DeclarationTree.Name(text);
            yield return new(
                name.Length > 0 ? name : text, left is null ? "added" : right is null ? "gone" : DeclarationTree.Identity(text)[..^name.Length].Trim(),
                DifferenceLine.Of(left?.Full ?? "", right?.Full ?? "", 1),
                !isMigrated || findings.Has(text) || findings.Has(name) || findings.IsAbout(name) ? ReportState.Different : ReportState.Migrated);
        }
    }

    private static IEnumerable<TextDifference> TextsOf(
        Dictionary<string, Snapshot> before, Dictionary<string, Snapshot> after, bool isMigrated, Func<string, bool> isOne, Func<string, bool> isDifferent)
    {
        foreach (var name in before.Keys.Union(after.Keys).Where(isOne).Order(StringComparer.Ordinal))
        {
            var (left, right) = (before.GetValueOrDefault(name), after.GetValueOrDefault(name));
            // What is volatile on one side is no difference, and neither is an id that a migration changed.
            var (was, now) = (left, right) switch
            {
                (null, _) or (_, null) => (left?.Text ?? "", right?.Text ?? ""),
                _ when name.StartsWith(EndpointSnapshot.Folder, StringComparison.Ordinal) => VolatileAlignment.Align(left.Text, right.Text),
                _ when isMigrated && name.StartsWith(QuerySnapshot.Folder, StringComparison.Ordinal) => QueryComparison.Texts(left, right),
                _ => (left.Text, right.Text),
            };
            yield return new(
                name, Summary((left ?? right)!.Text), DifferenceLine.Of(was, now, 3),
                isDifferent(name) ? ReportState.Different : left?.Text != right?.Text ? ReportState.Migrated : ReportState.Same);
        }
    }

    /// <summary>What a text is about: an answer's request and status, or how many rows a result has.</summary>
    private static string Summary(string text)
    {
        var lines = text.Split('\n', 4);
        return lines is [_, var request, var status, ..] && status.StartsWith("status ", StringComparison.Ordinal)
            ? $"{request} → {status["status ".Length..]}"
            : text.Split('\n').FirstOrDefault(line => line.StartsWith("rows ", StringComparison.Ordinal)) ?? "";
    }

    // The sum of 64-bit hashes as its last 16 digits: what a person compares by eye.
    private static string? Hexadecimal(BigInteger? sum) => sum is { } value ? ((ulong)(value & ulong.MaxValue)).ToString("x16", CultureInfo.InvariantCulture) : null;
}
