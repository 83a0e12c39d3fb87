using System.Linq.Expressions;
using Vibes.Api.Dtos;
using Vibes.Api.Models;

namespace Vibes.Api.Mapping;

public static class TagMapping
{
    /// <summary>For queries, so that no more is read than is sent.</summary>
    public static Expression<Func<Tag, TagDto>> ToDto { get; } =
        tag => new TagDto(tag.Id, tag.Slug, tag.Name, tag.SortOrder, tag.Secret != null);
}
