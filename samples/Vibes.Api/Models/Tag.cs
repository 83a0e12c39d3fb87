namespace Vibes.Api.Models;

/// <summary>A word that journals are found by.</summary>
public sealed class Tag : Entity<long>
{
    /// <summary>What a journal's mood tag is where nobody chose one.</summary>
    public const long DefaultMoodTagId = 1;

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public int SortOrder { get; set; }

    public SecretTag? Secret { get; set; }

    public List<JournalTag> Journals { get; } = [];
}
