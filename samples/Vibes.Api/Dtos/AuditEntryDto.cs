namespace Vibes.Api.Dtos;

public sealed record AuditEntryDto(int UserId, string Action, DateTime HappenedAt);
