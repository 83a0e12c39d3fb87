using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.CodeMigration.Plans;

/// <summary>A plan that somebody reviewed.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Decisions">What it decides.</param>
public sealed record FixPlan(string Path, ImmutableArray<Decision> Decisions)
{
    /// <summary>The answers by the decisions' keys.</summary>
    public ImmutableDictionary<string, string> Answers => Decisions.ToImmutableDictionary(decision => decision.Key, decision => decision.Choice, StringComparer.Ordinal);

    /// <summary>Compares the plan with what the code asks.</summary>
    /// <param name="asked">The decisions that a fix came to.</param>
    /// <returns>What it decides in vain, and what it leaves out.</returns>
    /// <exception cref="DiagnosticException">It chooses something that there is not.</exception>
    public ImmutableArray<Diagnostic> Check(IEnumerable<Decision> asked)
    {
        var questions = asked.ToDictionary(decision => decision.Key, StringComparer.Ordinal);
        var wrong = Decisions.Where(decision => questions.TryGetValue(decision.Key, out var question) && !question.Choices.ContainsKey(decision.Choice)).ToList();
        if (wrong.Count > 0)
            throw new DiagnosticException([.. wrong.Select(decision => Descriptors.UnknownChoice.At($"{Path}, '{decision.Key}'",
                $"'{decision.Choice}' is none of {string.Join(", ", questions[decision.Key].Choices.Keys)}."))]);
        var answers = Answers;
        var undecided = questions.Values.Where(question => !answers.ContainsKey(question.Key)).ToList();
        return
        [
            .. Decisions.Where(decision => !questions.ContainsKey(decision.Key))
                .Select(decision => Descriptors.StaleDecision.At($"{Path}, '{decision.Key}'", $"Nothing in {decision.File} asks for it.")),
            // One message: a large program has thousands of such questions, and each is in the list of what was decided.
            .. undecided.Count == 0 ? [] : new[] { Descriptors.UndecidedDecision.At(Path, $"{undecided.Count} of {questions.Count} are decided by default: {string.Join(", ", undecided.GroupBy(question => question.Kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Count()} {kind.Key.ToString().ToLowerInvariant()}"))}. They are listed with what was decided; --verbose and --json have all of them.") },
        ];
    }
}
