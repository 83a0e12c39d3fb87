using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Vibes.Api.Dtos;
using Vibes.Api.Reporting;
using Vibes.Api.Security;

namespace Vibes.Api.Endpoints;

public static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/reports").WithTags("Reports").RequireAuthorization();

        group.MapGet("/months", async (JournalReports reports, ICurrentUser user) => await reports.MonthsAsync(user.Id));

        group.MapGet("/authors", async (JournalReports reports, [Range(1, 100)] int count = 5) => await reports.AuthorsAsync(count));

        group.MapGet("/highlights", async (HighlightService highlights, CancellationToken cancellation, int? chosenBy = null) =>
            await highlights.ListAsync(chosenBy, cancellation));

        group.MapPost("/highlights", async Task<Results<Created<int>, NotFound>> (
            HighlightInput input, HighlightService highlights, ICurrentUser user, CancellationToken cancellation) =>
            await highlights.AddAsync(user.Id, input, cancellation) is int id
                ? TypedResults.Created($"/api/v1/reports/highlights?chosenBy={user.Id}", id)
                : TypedResults.NotFound());
    }
}
