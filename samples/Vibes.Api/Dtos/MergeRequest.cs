using System.ComponentModel.DataAnnotations;

namespace Vibes.Api.Dtos;

/// <summary>Two tags that are to become one.</summary>
public sealed record MergeRequest(
    [property: Range(1, long.MaxValue)] long SourceId,
    [property: Range(1, long.MaxValue)] long TargetId);
