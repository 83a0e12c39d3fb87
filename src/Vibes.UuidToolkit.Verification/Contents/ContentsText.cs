using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>
/// The snapshot <c>data</c>: a fact a line, so that a difference names its table and what about it differs. The last line counts
/// what is above it: a file that was cut is noticed.
/// </summary>
public static partial class ContentsText
{
    /// <summary>The snapshot's name.</summary>
    public const string Name = "data";

    /// <summary>The first line.</summary>
    public static SnapshotHeader Header { get; } = new("data", 1);

    /// <summary>Writes the contents.</summary>
    public static Snapshot Render(DatabaseContents contents)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
        Line($"{Header}");
        foreach (var table in contents.Tables)
        {
            Line($"table {table.Table}");
            Line($"  rows {table.Rows}");
            Line($"  fingerprint {table.Fingerprint}");
            Line($"  own {table.Own} of ({string.Join(", ", table.OwnColumns)})");
            if (table.Alike is { } alike)
                Line($"  alike {alike}");
            foreach (var id in table.Ids)
                Line($"  id {id.Column} {id.Type}{(id.IsKey ? " key" : "")} class {id.Class} fingerprint {id.Fingerprint}{(id.Shared is { } shared ? $" shared {shared}" : "")}{Around(id.Around)}");
            foreach (var kept in table.KeptIds)
                Line($"  kept {kept.Column} {kept.Type} of {kept.Key} fingerprint {kept.Fingerprint}{Around(kept.Around)}");
            if (table.Related is { } related)
                Line($"  related {related}");
            if (table.Refined is { } refined)
                Line($"  refined {refined}{(table.AlikeRefined is { } still ? $" alike {still}" : "")}");
            foreach (var key in table.Relationships)
                Line($"  {(key.IsDeclared ? "relationship" : "reference")} {key.Name} to {key.To} references {key.References} orphans {key.Orphans} fingerprint {key.Fingerprint}{(key.Default is { } row ? $" default {row}" : "")}");
        }

        foreach (var sequence in contents.Sequences)
            Line($"sequence {sequence.Sequence} at {sequence.LastValue}{(sequence.IsCalled ? "" : " not called")}");
        if (contents.LargeObjects is { } large)
            Line($"large objects {large.Objects} fingerprint {large.Fingerprint}{(large.Content is { } content ? $" content {content}" : "")}");
        Line($"{Total(contents)}");
        return new(Name, text.ToString());
    }

    /// <summary>Reads what <see cref="Render"/> wrote.</summary>
    /// <exception cref="DiagnosticException">It is not such a text, not of this version, or not the whole of it.</exception>
    public static DatabaseContents Parse(Snapshot snapshot)
    {
        if (SnapshotHeader.Of(snapshot.Text) != Header)
            throw new DiagnosticException(Descriptors.BaselineFormat.At(snapshot.Name, $"Its first line is not '{Header}'."));
        var (tables, sequences) = (ImmutableArray.CreateBuilder<TableContents>(), ImmutableArray.CreateBuilder<SequenceContents>());
        LargeObjectContents? largeObjects = null;
        var lines = snapshot.Text.Split('\n');
        for (var i = 1; i < lines.Length - 2; i++)
            if (Fact().Match(lines[i]) is not { Success: true } fact || !Add(fact))
                throw Unreadable(snapshot, $"Line {i + 1} cannot be understood.");
        var contents = new DatabaseContents(tables.ToImmutable(), sequences.ToImmutable(), largeObjects);
        return lines.Length >= 2 && lines[^1].Length == 0 && lines[^2] == Total(contents) ? contents : throw Unreadable(snapshot, "Its end is missing.");

        bool Add(Match fact)
        {
            string Text(string group) => fact.Groups[group].Value;
            long Count(string group) => long.Parse(Text(group), CultureInfo.InvariantCulture);
            var sum = BigInteger.TryParse(Text("sum"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : BigInteger.Zero;
            BigInteger? Optional(string group) => fact.Groups[group].Success ? BigInteger.Parse(Text(group), CultureInfo.InvariantCulture) : null;
            var table = tables.Count > 0 ? tables[^1] : null;
            switch (Text("what"))
            {
                case "table":
                    tables.Add(new(Text("name"), 0, 0, 0, [], null, null, null, null, [], [], []));
                    return sequences.Count == 0;
                case "sequence":
                    sequences.Add(new(Text("name"), Count("count"), !fact.Groups["not"].Success));
                    return true;
                case "large objects":
                    largeObjects = new(Count("count"), sum, Optional("content"));
                    return true;
                case var _ when table is null:
                    return false;
            }

            tables[^1] = Text("what") switch
            {
                "rows" => table with { Rows = Count("count") },
                "fingerprint" => table with { Fingerprint = sum },
                "own" => table with { Own = sum, OwnColumns = Text("name").Length == 0 ? [] : [.. Column().Matches(Text("name")).Select(column => column.Value)] },
                "alike" => table with { Alike = Count("count") },
                "id" => table with { Ids = table.Ids.Add(new(Text("name"), Text("type"), fact.Groups["key"].Success, Text("to"), sum, Optional("shared")) { Around = Optional("around") }) },
                "kept" => table with { KeptIds = table.KeptIds.Add(new(Text("name"), Text("type"), Text("to"), sum) { Around = Optional("around") }) },
                "refined" => table with { Refined = sum, AlikeRefined = fact.Groups["count"].Success ? Count("count") : null },
                "related" => table with { Related = sum },
                _ => table with { Relationships = table.Relationships.Add(new(Text("name"), Text("to"), Text("what") == "relationship", Count("count"), Count("orphans"), sum, Optional("default"))) },
            };
            return true;
        }
    }

    private static string Around(BigInteger? around) => around is { } sum ? FormattableString.Invariant($" around {sum}") : "";

    private static string Total(DatabaseContents contents) => FormattableString.Invariant(
        $"total {contents.Tables.Length} tables, {contents.Tables.Sum(table => table.Rows)} rows, {contents.Tables.Sum(table => table.Relationships.Length)} relationships, {contents.Sequences.Length} sequences");

    private static DiagnosticException Unreadable(Snapshot snapshot, string message) => new(Descriptors.SnapshotUnreadable.At(snapshot.Name, message));

    // Names are as SqlText writes them: bare, or in double quotes with anything in them but a line's end.
    private const string Identifier = "(?:[a-z_][a-z0-9_]*|\"(?:[^\"]|\"\")+\")";

    [GeneratedRegex(
        "^(?:(?<what>table) (?<name>" + Identifier + @"\." + Identifier + ")"
        + "|(?<what>sequence) (?<name>" + Identifier + @"\." + Identifier + ") at (?<count>-?[0-9]+)(?<not> not called)?"
        + "|(?<what>large objects) (?<count>[0-9]+) fingerprint (?<sum>-?[0-9]+)(?: content (?<content>-?[0-9]+))?"
        + "|  (?<what>rows|alike) (?<count>[0-9]+)"
        + "|  (?<what>fingerprint|related) (?<sum>-?[0-9]+)"
        + "|  (?<what>refined) (?<sum>-?[0-9]+)(?: alike (?<count>[0-9]+))?"
        + @"|  (?<what>own) (?<sum>-?[0-9]+) of \((?<name>.*)\)"
        + "|  (?<what>id) (?<name>" + Identifier + ") (?<type>.+?)(?<key> key)? class (?<to>" + Identifier + @"\." + Identifier + @"\." + Identifier + ") fingerprint (?<sum>-?[0-9]+)(?: shared (?<shared>-?[0-9]+))?(?: around (?<around>-?[0-9]+))?"
        + "|  (?<what>kept) (?<name>" + Identifier + ") (?<type>.+?) of (?<to>" + Identifier + ") fingerprint (?<sum>-?[0-9]+)(?: around (?<around>-?[0-9]+))?"
        + "|  (?<what>relationship|reference) (?<name>" + Identifier + ") to (?<to>" + Identifier + @"\." + Identifier + ") references (?<count>[0-9]+) orphans (?<orphans>[0-9]+) fingerprint (?<sum>-?[0-9]+)(?: default (?<default>-?[0-9]+))?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Fact();

    [GeneratedRegex(Identifier, RegexOptions.CultureInvariant)]
    private static partial Regex Column();
}
