using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Vibes.Api.Security;

/// <summary>Keeps out everybody but our own front end and those we gave its secret to.</summary>
public sealed class ClientSecretFilter(IOptions<VibesOptions> options) : IEndpointFilter
{
    public const string Header = "X-Client-Secret";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var given = Encoding.UTF8.GetBytes(context.HttpContext.Request.Headers[Header].ToString());
        return CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(options.Value.ClientSecret))
            ? await next(context)
            : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }
}
