namespace Vibes.UuidToolkit.Verification.Baselines;

/// <summary>A text and its baseline.</summary>
/// <param name="Name">The baseline's name.</param>
/// <param name="Path">The file that now holds the text: the approved one, or the received one where it is not approved.</param>
/// <param name="Approved">The approved text; null where there was none.</param>
/// <param name="Received">The text.</param>
public sealed record BaselineComparison(string Name, string Path, string? Approved, string Received)
{
    /// <summary>Whether there was no approved text.</summary>
    public bool IsNew => Approved is null;

    /// <summary>Whether the text is not the approved one.</summary>
    public bool IsDifferent => Approved is not null && Approved != Received;
}
