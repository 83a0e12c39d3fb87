namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>A column that holds an id.</summary>
/// <param name="Principal">The table whose id it is.</param>
/// <param name="Constraint">The constraint that says so, in words: <c>foreign key journals_user_id_fkey</c>.</param>
internal sealed record SchemaKeyColumn(SchemaTable Principal, string Constraint);
