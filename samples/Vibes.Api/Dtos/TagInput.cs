using System.ComponentModel.DataAnnotations;

namespace Vibes.Api.Dtos;

public sealed record TagInput(
    [property: Required, RegularExpression("^[a-z0-9-]+$")] string Slug,
    [property: Required, StringLength(60)] string Name);
