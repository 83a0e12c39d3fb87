using System.ComponentModel.DataAnnotations;

namespace Vibes.Api.Dtos;

/// <summary>Which journals are wanted; from the query string.</summary>
public sealed class JournalFilter
{
    /// <summary>Only those behind this id.</summary>
    [Range(0, int.MaxValue)]
    public int After { get; set; }

    [Range(1, 200)]
    public int Take { get; set; } = 20;

    public long TagId { get; set; }

    public string? Mood { get; set; }

    [Range(1900, 2100)]
    public int? Year { get; set; }

    public bool Archived { get; set; }
}
