using System.ComponentModel.DataAnnotations;

namespace Vibes.Api.Dtos;

/// <summary>Who is to have a journal.</summary>
public sealed class HandOnRequest
{
    [Required]
    [Range(1, int.MaxValue)]
    public int UserId { get; set; }
}
