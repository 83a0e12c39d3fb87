namespace Vibes.UuidToolkit.Verification.Orphans;

/// <summary>What becomes of orphans.</summary>
public enum OrphanRemoval
{
    /// <summary>They stay.</summary>
    None,

    /// <summary>Their reference is set null.</summary>
    SetNull,

    /// <summary>They are deleted.</summary>
    Delete,
}
