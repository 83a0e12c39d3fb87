using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>One statement of a script.</summary>
/// <param name="Phase">The part of the script.</param>
/// <param name="Title">What it does, for progress and the journal, for example <c>rewrite public.users</c>.</param>
/// <param name="Sql">One statement without its closing semicolon.</param>
/// <param name="Table">The table whose rows are read or written, where the time depends on them; null otherwise.</param>
public sealed record Step(Phase Phase, string Title, string Sql, QualifiedName? Table = null);
