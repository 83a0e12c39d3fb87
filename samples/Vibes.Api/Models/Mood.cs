namespace Vibes.Api.Models;

/// <summary>How somebody felt. Its key is a word.</summary>
public sealed class Mood
{
    public required string Code { get; set; }

    public required string Label { get; set; }

    public float Valence { get; set; }
}
