namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Something in the schema file that cannot be understood.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Text">What is wrong, as the end of a sentence.</param>
internal readonly record struct SchemaProblem(int Line, string Text);
