using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Postgres.Configuration;

namespace Vibes.UuidToolkit.Migration.Tests.Pitfalls;

/// <summary>
/// A schema that is hard to carry over, as a file: comment lines that say what is expected, then the schema before.
/// <code>
/// -- what: one sentence
/// -- expect: converted | warned UK0402 ... | refused UK0305 ...
/// -- unsaid: UK0406              codes that would be wrong here
/// -- versions: 15-18             the default is all; 15- and -16 are open
/// -- config: { ... }             as in uuidkit.json
/// -- after: SELECT ...;          true on the migrated database; may be given several times
/// -- then: INSERT ...;           done on the migrated database, which then does not go back to what it was
/// -- back: SELECT ...;           true when rolled back
/// -- back: refused UK0704        the rollback is refused, and changes nothing
/// </code>
/// </summary>
internal sealed record PitfallCase
{
    public required string Name { get; init; }

    public required string What { get; init; }

    public required ImmutableArray<string> Refused { get; init; }

    public required ImmutableArray<string> Warned { get; init; }

    public required ImmutableArray<string> Unsaid { get; init; }

    public required (int First, int Last) Versions { get; init; }

    public required MigrationOptions Options { get; init; }

    public required ImmutableArray<string> After { get; init; }

    public required ImmutableArray<string> Then { get; init; }

    public required ImmutableArray<string> Back { get; init; }

    public required ImmutableArray<string> RollbackRefused { get; init; }

    public required string Script { get; init; }

    public bool IsConverted => Refused.IsEmpty;

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*.sql").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static PitfallCase Read(string name)
    {
        var script = File.ReadAllText(Path.Combine(Folder, name + ".sql"));
        var directives = script.Split('\n').TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal))
            .Select(line => line[2..].Split(':', 2, StringSplitOptions.TrimEntries)).ToList();
        if (directives.FirstOrDefault(parts => parts is not [("what" or "expect" or "unsaid" or "versions" or "config" or "after" or "then" or "back"), { Length: > 0 }]) is { } unknown)
            throw new FormatException($"{name}: '{string.Join(':', unknown)}' is no directive.");
        ImmutableArray<string> All(string directive) => [.. directives.Where(parts => parts[0] == directive).Select(parts => parts[1])];
        string One(string directive) => All(directive) is [var only] ? only : throw new FormatException($"{name}: '{directive}' is wanted once.");

        var words = One("expect").Split(' ');
        var (outcome, codes) = (words[0], words[1..]);
        if (outcome == "converted" ? codes.Length > 0 : outcome is not ("refused" or "warned") || codes.Length == 0)
            throw new FormatException($"{name}: '{One("expect")}' expects nothing.");
        var back = All("back");
        return new()
        {
            Name = name,
            What = One("what"),
            Refused = outcome == "refused" ? [.. codes.Order(StringComparer.Ordinal)] : [],
            Warned = outcome == "warned" ? [.. codes] : [],
            Unsaid = [.. All("unsaid").SelectMany(text => text.Split(' '))],
            Versions = All("versions") is [var versions] ? Range(versions) : (0, int.MaxValue),
            Options = All("config") is [var config] ? JsonSerializer.Deserialize<MigrationOptions>(config, ConfigurationFile.Json)! : new(),
            After = All("after"),
            Then = All("then"),
            Back = [.. back.Where(text => !text.StartsWith("refused ", StringComparison.Ordinal))],
            RollbackRefused = [.. back.Where(text => text.StartsWith("refused ", StringComparison.Ordinal)).Select(text => text["refused ".Length..])],
            Script = script,
        };
    }

    public bool RunsOn(int version) => version >= Versions.First && version <= Versions.Last;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Pitfalls", "Cases");

    private static (int, int) Range(string text)
    {
        var ends = text.Split('-');
        int End(string end, int open) => end.Length == 0 ? open : int.Parse(end, CultureInfo.InvariantCulture);
        return ends.Length == 1 ? (End(text, 0), End(text, 0)) : (End(ends[0], 0), End(ends[1], int.MaxValue));
    }
}
