namespace Vibes.UuidToolkit.Verification.Snapshots;

/// <summary>
/// Something observable as canonical text: the same text for the same thing on every machine, in every time zone and culture.
/// Its first line says what it is and in which version of the format (<see cref="SnapshotHeader"/>); every line ends in LF.
/// </summary>
/// <param name="Name">The name of its baseline, such as <c>schema</c> or <c>queries/users-by-email</c>; a slash is a sub-folder.</param>
/// <param name="Text">The whole text, the header first.</param>
public sealed record Snapshot(string Name, string Text)
{
    /// <summary>The text itself, so that a snapshot can be handed to whatever approves texts.</summary>
    public override string ToString() => Text;
}
