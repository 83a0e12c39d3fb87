using System.Net;
using Vibes.Api.Dtos;
using Xunit;

namespace Vibes.Api.Tests;

public sealed class BillingTests(VibesApplication api) : IClassFixture<VibesApplication>
{
    [Fact]
    public async Task Adds_to_the_credit()
    {
        var before = (await api.As(3).GetAsync<UserDto>("/api/v1/users/me")).Credit;
        var response = await api.FrontEnd().PostAsync("/api/v1/billing/invoices/7/paid", new InvoicePaidDto("cus_00000003", 40, 7, 250));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(before + 2.5m, (await api.As(3).GetAsync<UserDto>("/api/v1/users/me")).Credit);
    }

    [Theory]
    [InlineData(7, 8, HttpStatusCode.BadRequest)]
    [InlineData(7, 7, HttpStatusCode.NotFound)]
    public async Task Ignores_others(int inAddress, int inBody, HttpStatusCode status)
    {
        var response = await api.FrontEnd().PostAsync($"/api/v1/billing/invoices/{inAddress}/paid", new InvoicePaidDto("cus_nobody", 1, inBody, 100));
        Assert.Equal(status, response.StatusCode);
    }
}
