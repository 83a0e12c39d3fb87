using System.ComponentModel.DataAnnotations;

namespace Vibes.Api.Dtos;

public sealed record ArchiveRequest([Required, MinLength(1), MaxLength(100)] int[] JournalIds);
