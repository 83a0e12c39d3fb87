using Microsoft.AspNetCore.Http.HttpResults;
using Vibes.Api.Data;
using Vibes.Api.Dtos;

namespace Vibes.Api.Endpoints;

public static class SecretTagEndpoints
{
    public static void MapSecretTags(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").MapGroup("secret-tags").WithTags("Secret tags").RequireAuthorization();

        group.MapGet("", async (SecretTagRepository secrets, long after = 0, int take = 50) =>
            await secrets.ListAsync(after, Math.Clamp(take, 1, 200)));

        group.MapGet("{id:long}", async Task<Results<Ok<SecretTagDto>, NotFound>> (long id, SecretTagRepository secrets) =>
            await secrets.FindAsync(id) is { } secret ? TypedResults.Ok(secret) : TypedResults.NotFound());

        group.MapGet("hidden", async (long[] tagIds, SecretTagRepository secrets) =>
            (await secrets.HiddenAsync(tagIds)).Order());

        group.MapPost("", async Task<Results<Created<SecretTagDto>, NotFound>> (SecretTagInput input, SecretTagRepository secrets) =>
        {
            var tagId = string.IsNullOrEmpty(input.TagId) ? 0 : long.Parse(input.TagId);
            var id = await secrets.SaveAsync(tagId, input.Hint, input.Ciphertext);
            return id == 0 ? TypedResults.NotFound() : TypedResults.Created("/api/v1/secret-tags/" + id, await secrets.FindAsync(id));
        });

        group.MapPut("{id:long}", async Task<Results<NoContent, NotFound>> (long id, SecretTagInput input, SecretTagRepository secrets) =>
            await secrets.SaveAsync(id, input.Hint, input.Ciphertext) > 0 ? TypedResults.NoContent() : TypedResults.NotFound());

        group.MapDelete("{id:long}", async Task<Results<NoContent, NotFound>> (long id, SecretTagRepository secrets) =>
            await secrets.DeleteAsync(id) ? TypedResults.NoContent() : TypedResults.NotFound());
    }
}
