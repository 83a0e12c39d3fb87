using Microsoft.AspNetCore.Mvc.Filters;
using Vibes.Api.Data;
using Vibes.Api.Security;

namespace Vibes.Api.Controllers;

/// <summary>Writes down which journals somebody changed.</summary>
public sealed class AuditFilter(AuditLog log, ICurrentUser user) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Exception is not null || HttpMethods.IsGet(context.HttpContext.Request.Method)) return;
        foreach (var id in context.ActionArguments.Values.OfType<int>())
            await log.WriteAsync(user.Id, $"{context.HttpContext.Request.Method} journal {id}", context.HttpContext.RequestAborted);
    }
}
