using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Vibes.Api.Dtos;

namespace Vibes.Api.Endpoints;

public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/health", Check).WithTags("Health");

    private static async Task<Results<Ok<HealthDto>, JsonHttpResult<HealthDto>>> Check(NpgsqlDataSource database, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            return TypedResults.Ok(new HealthDto("healthy", connection.PostgreSqlVersion.Major));
        }
        catch (NpgsqlException)
        {
            return TypedResults.Json(new HealthDto("no database", 0), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
