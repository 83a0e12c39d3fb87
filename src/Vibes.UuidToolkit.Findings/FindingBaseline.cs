using System.Collections.Immutable;
using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Files;

namespace Vibes.UuidToolkit.Findings;

/// <summary>
/// The findings that are known, for the analyzers' <c>VibesUuidBaseline</c>: by assembly the rules and members, without lines
/// and files, so that edits elsewhere leave it true.
/// </summary>
/// <param name="Entries">Assembly, rule and symbol, each once, in their order.</param>
public sealed record FindingBaseline(ImmutableSortedSet<(string Assembly, string Rule, string Symbol)> Entries)
{
    private const string Head = """
        # Findings that are known and not reported again; written by `uuidkit baseline`.
        # An entry covers what its rule finds in its member, so it may only be removed: one that is no longer needed is reported.

        """;

    /// <summary>The baseline that hides these findings. What the source suppresses needs no entry.</summary>
    public static FindingBaseline Of(IEnumerable<Finding> findings) => new(
        findings.Where(finding => finding is { IsSuppressed: false, IsOfSetup: false, Symbol: not null })
            .Select(finding => (finding.Assembly ?? "", finding.Rule, finding.Symbol!))
            .ToImmutableSortedSet(Comparer<(string Assembly, string Rule, string Symbol)>.Create(Compare)));

    /// <summary>Writes the file whole or not at all.</summary>
    /// <exception cref="DiagnosticException">It cannot be written.</exception>
    public void Write(string path) => WholeFile.Write(path, ToString(), "Choose a file that can be written with -o.");

    /// <summary>The file's text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var assembly in Entries.GroupBy(entry => entry.Assembly))
        {
            // Entries without an assembly come first, and are of all of them.
            if (assembly.Key.Length > 0)
                text.Append('\n').Append('[').Append(assembly.Key).Append("]\n");
            foreach (var (_, rule, symbol) in assembly)
                text.Append(rule).Append(' ').Append(symbol).Append('\n');
        }

        return text.ToString();
    }

    // By member rather than by rule: what changes together stands together.
    private static int Compare((string Assembly, string Rule, string Symbol) x, (string Assembly, string Rule, string Symbol) y) =>
        string.CompareOrdinal(x.Assembly, y.Assembly) is not 0 and var assembly ? assembly
        : string.CompareOrdinal(x.Symbol, y.Symbol) is not 0 and var symbol ? symbol
        : string.CompareOrdinal(x.Rule, y.Rule);
}
