using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Vibes.Api.Data;
using Vibes.Api.Dtos;
using Vibes.Api.Security;

namespace Vibes.Api.Endpoints;

/// <summary>Called by the payment provider. Its customers, invoices and numbers are not ours.</summary>
public static partial class BillingEndpoints
{
    public static void MapBilling(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/billing/invoices/{invoiceNumber:int}/paid", Paid).WithTags("Billing").AddEndpointFilter<ClientSecretFilter>();

    private static async Task<Results<NoContent, NotFound, BadRequest>> Paid(
        int invoiceNumber, InvoicePaidDto invoice, VibesContext context, ILogger<InvoicePaidDto> logger, CancellationToken cancellation)
    {
        if (invoice.StripeInvoiceNumber != invoiceNumber || invoice.InvoiceId <= 0) return TypedResults.BadRequest();
        var user = await context.Users.SingleOrDefaultAsync(user => user.BillingCustomerId == invoice.CustomerId, cancellation);
        if (user is null) return TypedResults.NotFound();

        user.Credit += invoice.AmountInCents / 100m;
        await context.SaveChangesAsync(cancellation);
        LogPaid(logger, invoice.InvoiceId, user.Id);
        return TypedResults.NoContent();
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Invoice {InvoiceId} of user {UserId} was paid")]
    private static partial void LogPaid(ILogger logger, int invoiceId, int userId);
}
