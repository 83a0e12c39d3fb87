using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>Compares what an API answered before with what it answers now. A pure function of two sets of texts.</summary>
public static class EndpointComparison
{
    /// <summary>Compares two snapshots.</summary>
    /// <param name="before">Texts by name; others than those of endpoints are passed over.</param>
    /// <param name="after">Texts by name.</param>
    /// <param name="migrated">
    /// Whether the keys became UUIDs in between: then the ids behind the names have changed, one for one, and everything else is equal.
    /// </param>
    /// <returns>What is wrong; empty where nothing is.</returns>
    /// <exception cref="DiagnosticException">A text is no endpoint's snapshot of this version.</exception>
    public static ImmutableArray<Diagnostic> Compare(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, bool migrated)
    {
        var (answersBefore, answersAfter) = (Answers(before), Answers(after));
        if (answersBefore.Count == 0 && answersAfter.Count == 0)
            return [];
        return
        [
            .. answersBefore.Keys.Union(answersAfter.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(name => Difference(name, answersBefore.GetValueOrDefault(name), answersAfter.GetValueOrDefault(name))).OfType<Diagnostic>(),
            .. IdComparison.Compare(Ids(before), Ids(after), migrated),
        ];
    }

    private static Dictionary<string, string> Answers(IReadOnlyDictionary<string, string> texts)
    {
        var answers = texts.Where(text => text.Key.StartsWith(EndpointSnapshot.Folder, StringComparison.Ordinal))
            .ToDictionary(text => text.Key, text => text.Value.Replace("\r\n", "\n", StringComparison.Ordinal), StringComparer.Ordinal);
        return answers.FirstOrDefault(answer => !answer.Value.StartsWith(AnswerWriter.Header + "\n", StringComparison.Ordinal)) is { Key: { } invalid }
            ? throw new DiagnosticException(Descriptors.EndpointSnapshotInvalid.At(invalid, $"It does not begin with \"{AnswerWriter.Header}\"."))
            : answers;
    }

    private static IReadOnlyList<IdLine> Ids(IReadOnlyDictionary<string, string> texts) => texts.TryGetValue(EndpointSnapshot.IdsName, out var ids) ? IdLine.Parse(ids)
        : Answers(texts).Count == 0 ? []
        : throw new DiagnosticException(Descriptors.EndpointSnapshotInvalid.At(EndpointSnapshot.IdsName, "There are answers, and no list of the ids in them."));

    private static Diagnostic? Difference(string name, string? before, string? after)
    {
        if (before is null || after is null)
            return Descriptors.AnswerMissing.At(name, $"It was recorded {(before is null ? "afterwards" : "before")} only.");
        (before, after) = VolatileAlignment.Align(before, after);
        if (before == after)
            return null;
        var (a, b) = (before.Split('\n'), after.Split('\n'));
        var first = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return Descriptors.AnswerDiffers.At(name, $"Line {first + 1} is {Line(b, first)} instead of {Line(a, first)}.");
    }

    private static string Line(string[] lines, int index) => index < lines.Length && lines[index].Trim() is { Length: > 0 } line ? $"`{line}`" : "nothing";
}
