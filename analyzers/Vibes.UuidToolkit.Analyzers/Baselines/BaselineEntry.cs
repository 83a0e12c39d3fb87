namespace Vibes.UuidToolkit.Analyzers.Baselines;

/// <summary>A finding that is known: all findings of a rule in a symbol.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Symbol">The symbol's documentation comment id, or <c>F:</c> and a file's name.</param>
internal readonly record struct BaselineEntry(string Rule, string Symbol);
