using System.Collections.Immutable;

namespace Vibes.UuidToolkit.CodeMigration.Plans;

/// <summary>Something that nothing in the code decides: a question, what is answered unless somebody says otherwise, and what follows.</summary>
/// <param name="Key">Names the question wherever the file's lines move to: kind, member and expression. Unique in a plan.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Entity">Whose id it is; null where it is about several.</param>
/// <param name="File">The file, relative to the solution's folder, with forward slashes.</param>
/// <param name="Line">Its line when the plan was made, from 1.</param>
/// <param name="Code">The expression in question.</param>
/// <param name="Choice">What is done: one of <paramref name="Choices"/>.</param>
/// <param name="Choices">What can be done, with what each means for the program.</param>
public sealed record Decision(
    string Key, DecisionKind Kind, string? Entity, string File, int Line, string Code, string Choice, ImmutableSortedDictionary<string, string> Choices);
