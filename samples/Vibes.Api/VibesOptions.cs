using System.ComponentModel.DataAnnotations;

namespace Vibes.Api;

/// <summary>The section "Vibes" of the configuration.</summary>
public sealed class VibesOptions
{
    public const string Section = "Vibes";

    /// <summary>Signs bearer tokens. A new key signs everybody out.</summary>
    [Required, MinLength(16)]
    public string TokenKey { get; set; } = "";

    /// <summary>What the web front end shows when it asks for a token for somebody it has signed in.</summary>
    [Required, MinLength(8)]
    public string ClientSecret { get; set; } = "";

    /// <summary>Where people read their journals; links in reminders start with it.</summary>
    [Required, Url]
    public string PublicUrl { get; set; } = "";

    /// <summary>The number of our application at GitHub.</summary>
    [Range(1, int.MaxValue)]
    public int GithubAppId { get; set; } = 1;

    [Range(1, 200)]
    public int PageSize { get; set; } = 20;

    /// <summary>How many of sixteen users get the new editor.</summary>
    [Range(0, 16)]
    public int NewEditorShare { get; set; } = 4;
}
