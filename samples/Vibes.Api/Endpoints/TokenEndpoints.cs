using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Vibes.Api.Data;
using Vibes.Api.Dtos;
using Vibes.Api.Models;
using Vibes.Api.Security;

namespace Vibes.Api.Endpoints;

/// <summary>The web front end signs people in, and asks for a token for them with its own secret.</summary>
public static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/tokens", Issue).WithTags("Tokens").AddEndpointFilter<ClientSecretFilter>();

    private static async Task<Results<Ok<TokenDto>, NotFound>> Issue(
        TokenRequest request, VibesContext context, TokenService tokens, AuditLog log, CancellationToken cancellation)
    {
        var email = request.Email.ToLowerInvariant();
        var userId = await context.Users
            .Where(user => user.Email.ToLower() == email && user.IsActive && user.Id != User.SystemUserId)
            .Select(user => (int?)user.Id)
            .SingleOrDefaultAsync(cancellation);
        if (userId is not { } id) return TypedResults.NotFound();

        await log.WriteAsync(id, "login", cancellation);
        return TypedResults.Ok(new TokenDto(tokens.Issue(id), id));
    }
}
