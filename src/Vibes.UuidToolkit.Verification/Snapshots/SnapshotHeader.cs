using System.Globalization;
using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Verification.Snapshots;

/// <summary>A snapshot's first line, <c># uuidkit schema 1</c>: what it is, and the version of the format it is written in.</summary>
/// <param name="Kind">What it is: <c>schema</c>, <c>foreign-keys</c>, <c>data</c>, <c>query</c>, ...</param>
/// <param name="Version">The version of that kind's format, from 1.</param>
public readonly partial record struct SnapshotHeader(string Kind, int Version)
{
    /// <summary>The header of a text; null where its first line is none.</summary>
    public static SnapshotHeader? Of(string text) =>
        Line().Match(text) is { Success: true } line && int.TryParse(line.Groups["version"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(line.Groups["kind"].Value, version)
            : null;

    /// <summary>The line, without its end.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"# uuidkit {Kind} {Version}");

    [GeneratedRegex(@"\A# uuidkit (?<kind>[a-z-]+) (?<version>[0-9]+)\r?(\n|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
