using Microsoft.AspNetCore.Http.HttpResults;
using Vibes.Api.Dtos;
using Vibes.Api.Security;
using Vibes.Api.Services;

namespace Vibes.Api.Endpoints;

public static class TagEndpoints
{
    public static void MapTags(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/tags").WithTags("Tags").RequireAuthorization();

        group.MapGet("/", async (ITagService tags, CancellationToken cancellation, string? search = null) =>
            TypedResults.Ok(await tags.ListAsync(search, cancellation)));

        group.MapGet("/{id:long}", async Task<Results<Ok<TagDto>, NotFound>> (long id, ITagService tags, CancellationToken cancellation) =>
            await tags.GetAsync(id, cancellation) is { } tag ? TypedResults.Ok(tag) : TypedResults.NotFound());

        group.MapGet("/by-slug/{slug:length(1,60)}", async Task<Results<Ok<TagDto>, NotFound>> (string slug, ITagService tags, CancellationToken cancellation) =>
            await tags.FindBySlugAsync(slug, cancellation) is { } tag ? TypedResults.Ok(tag) : TypedResults.NotFound());

        group.MapGet("/{id:long}/journals", JournalsOf);
        group.MapPost("/", Create);
        group.MapPost("/merge", Merge);

        group.MapPut("/{id:long:min(1)}", async Task<Results<NoContent, NotFound>> (long id, TagInput input, ITagService tags, CancellationToken cancellation) =>
            await tags.UpdateAsync(id, input, cancellation) ? TypedResults.NoContent() : TypedResults.NotFound());

        group.MapDelete("/{id:long:min(1)}", async Task<Results<NoContent, Conflict>> (long id, ITagService tags, CancellationToken cancellation) =>
            await tags.DeleteAsync(id, cancellation) ? TypedResults.NoContent() : TypedResults.Conflict());
    }

    private static async Task<Ok<IReadOnlyList<int>>> JournalsOf(long id, ITagService tags, ICurrentUser user, CancellationToken cancellation) =>
        TypedResults.Ok(await tags.JournalIdsAsync(id, user.Id, cancellation));

    private static async Task<Created<TagDto>> Create(TagInput input, ITagService tags, CancellationToken cancellation)
    {
        var tag = await tags.CreateAsync(input, cancellation);
        return TypedResults.Created($"/api/v1/tags/{tag.Id}", new TagDto(tag.Id, tag.Slug, tag.Name, tag.SortOrder, IsSecret: false));
    }

    private static async Task<Results<Ok<object>, NotFound>> Merge(MergeRequest request, ITagService tags, CancellationToken cancellation)
    {
        var changed = await tags.MergeAsync(request.SourceId, request.TargetId, cancellation);
        return changed == -1 ? TypedResults.NotFound() : TypedResults.Ok<object>(new { tagId = request.TargetId, changed });
    }
}
