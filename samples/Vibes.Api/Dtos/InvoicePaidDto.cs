using System.ComponentModel.DataAnnotations;

namespace Vibes.Api.Dtos;

/// <summary>What the payment provider says when an invoice was paid. All ids are theirs.</summary>
public sealed record InvoicePaidDto(
    [property: Required] string CustomerId,
    int InvoiceId,
    int StripeInvoiceNumber,
    [property: Range(1, int.MaxValue)] int AmountInCents);
