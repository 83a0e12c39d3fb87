namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>A column of the approved schema.</summary>
/// <param name="Name">The name without quotes.</param>
/// <param name="CanHoldId">Whether its type is an integer, or a uuid as it is once the migration ran.</param>
/// <param name="MakesValues">Whether the column makes its own values: an identity, a sequence, a generated uuid.</param>
internal readonly record struct SchemaColumn(string Name, bool CanHoldId, bool MakesValues);
