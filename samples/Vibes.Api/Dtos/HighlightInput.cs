using System.ComponentModel.DataAnnotations;

namespace Vibes.Api.Dtos;

public sealed record HighlightInput(
    [property: Range(1, int.MaxValue)] int JournalId,
    [property: Range(1, long.MaxValue)] long TagId,
    [property: StringLength(200)] string? Remark);
