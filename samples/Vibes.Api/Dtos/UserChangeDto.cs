using System.ComponentModel.DataAnnotations;

namespace Vibes.Api.Dtos;

public sealed record UserChangeDto([Required, StringLength(80)] string DisplayName);
