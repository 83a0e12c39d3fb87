namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>The answer to "is it an id": whose, how sure, and why.</summary>
/// <param name="Entity">The entity that the id points at.</param>
/// <param name="Certainty">How it is known.</param>
/// <param name="Reason">
/// Why, as the end of a sentence: <c>Journal.UserId is the key of User (foreign key journals_user_id_fkey)</c>.
/// </param>
public sealed record Identifier(Entity Entity, Certainty Certainty, string Reason);
