namespace Vibes.UuidToolkit.CodeMigration;

/// <summary>How far a long step is.</summary>
/// <param name="Step">What is being done, in words a user knows: <c>projects loaded</c>.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Total">How many there are; 0 where that is not known.</param>
public sealed record CodeProgress(string Step, int Done, int Total);
