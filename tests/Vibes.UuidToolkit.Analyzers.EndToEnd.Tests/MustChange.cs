using Vibes.UuidToolkit.Findings;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>The hand-made list of what must change in the sample, and what must not: <c>samples/must-change.txt</c>.</summary>
internal sealed class MustChange
{
    private readonly string _root;
    private readonly ILookup<string, Entry> _sections;
    private readonly Dictionary<string, string[]> _lines = [];

    /// <summary>Reads the list.</summary>
    /// <param name="root">The folder that its paths begin in.</param>
    public MustChange(string root)
    {
        _root = root;
        var section = "";
        var entries = new List<(string Section, Entry Entry)>();
        foreach (var line in File.ReadLines(Path.Combine(root, "must-change.txt")).Where(line => line.Length > 0 && line[0] != '#'))
            if (line[0] == '[')
                section = line.Trim('[', ']');
            else if (line.Split(" | ") is [var path, .. var snippet, var reason])
                entries.Add((section, new(path, string.Join(" | ", snippet), reason)));
        _sections = entries.ToLookup(pair => pair.Section, pair => pair.Entry);
    }

    /// <summary>Every line that must change. Comments are left out: a compiler has no opinion about them.</summary>
    public IEnumerable<Place> Places => Of("change").Where(place => !Line(place.Path, place.Line).TrimStart().StartsWith("//", StringComparison.Ordinal));

    /// <summary>A line's text.</summary>
    public string Line(string path, int line) => Lines(path)[line - 1];

    /// <summary>Whether a place is among what was found: on its very characters, or on its line where nothing else on that line has to change or to stay.</summary>
    public bool IsFound(Place place, IEnumerable<FindingLocation> found)
    {
        var onLine = found.Where(finding => finding.Path == place.Path && finding.StartLine <= place.Line && finding.EndLine >= place.Line).ToList();
        return onLine.Exists(place.Overlaps)
            || !Of("change").Any(other => other != place && other.Path == place.Path && other.Line == place.Line)
            && onLine.Exists(finding => !Kept(finding));
    }

    /// <summary>What a finding is by the list.</summary>
    public Verdict Judge(FindingLocation finding) =>
        Of("change").Any(place => place.Overlaps(finding)) ? Verdict.Right
        : Kept(finding) ? Verdict.FalseAlarm
        : Of("change").Concat(Of("follows")).Any(place => place.Path == finding.Path && place.Line == finding.StartLine) ? Verdict.Right
        : _sections["history"].Any(entry => entry.Path == finding.Path) ? Verdict.History
        : Verdict.Unlisted;

    private bool Kept(FindingLocation finding) => Of("keep").Any(place => place.Overlaps(finding));

    private IEnumerable<Place> Of(string section) => _places.TryGetValue(section, out var places) ? places : _places[section] =
    [
        .. _sections[section].SelectMany(entry => Lines(entry.Path).Select((text, index) => (Column: text.IndexOf(entry.Snippet, StringComparison.Ordinal), Line: index + 1))
            .Where(at => at.Column >= 0).Select(at => new Place(entry.Path, at.Line, at.Column + 1, entry))),
    ];

    private readonly Dictionary<string, List<Place>> _places = [];

    private string[] Lines(string path) => _lines.TryGetValue(path, out var lines) ? lines : _lines[path] = File.ReadAllLines(Path.Combine(_root, path));

    /// <summary>A line of the list.</summary>
    internal sealed record Entry(string Path, string Snippet, string Reason);

    /// <summary>A line of the sample that an entry stands for.</summary>
    internal sealed record Place(string Path, int Line, int Column, Entry Entry)
    {
        public bool Overlaps(FindingLocation finding) => finding.Path == Path
            && (finding.StartLine, finding.StartColumn).CompareTo((Line, Column + Entry.Snippet.Length)) < 0
            && (finding.EndLine, finding.EndColumn).CompareTo((Line, Column)) > 0;
    }

    /// <summary>What a finding turns out to be.</summary>
    internal enum Verdict
    {
        /// <summary>It must change, or follows what must.</summary>
        Right,

        /// <summary>It must stay.</summary>
        FalseAlarm,

        /// <summary>It is in a file that is not edited by hand.</summary>
        History,

        /// <summary>The list says nothing of the line: a person has to look.</summary>
        Unlisted,
    }
}
