using System.ComponentModel.DataAnnotations;

namespace Vibes.Api.Dtos;

public sealed record TokenRequest([property: Required, EmailAddress] string Email);
