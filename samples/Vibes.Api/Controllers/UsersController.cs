using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vibes.Api.Data;
using Vibes.Api.Dtos;
using Vibes.Api.Mapping;
using Vibes.Api.Reporting;
using Vibes.Api.Security;
using Vibes.Api.Services;

namespace Vibes.Api.Controllers;

[ApiController, Authorize]
[Route("api/v1/users")]
public sealed class UsersController(VibesContext context, ICurrentUser currentUser, IUserDirectory directory, NewEditorRollout rollout) : ControllerBase
{
    [HttpGet("me")]
    public async Task<ActionResult<UserDto>> GetMe(CancellationToken cancellation)
    {
        var user = await context.Users.FindAsync([currentUser.Id], cancellation);
        return user!.ToDto(rollout.Includes(user!.Id));
    }

    [HttpPut("me")]
    public async Task<ActionResult<UserDto>> UpdateMe(UserChangeDto change, CancellationToken cancellation)
    {
        var user = await context.Users.SingleAsync(user => user.Id == currentUser.Id, cancellation);
        user.DisplayName = change.DisplayName;
        await context.SaveChangesAsync(cancellation);
        directory.Forget(user.Id);
        return user.ToDto(rollout.Includes(user.Id));
    }

    [HttpGet("{id:int:min(1)}")]
    public async Task<ActionResult<UserSummaryDto>> Get(int id, CancellationToken cancellation)
    {
        var user = await context.Users.FindAsync([id], cancellation);
        return user is { IsAPerson: true } ? user.ToSummary() : NotFound();
    }

    /// <summary>Names of several users at once.</summary>
    /// <param name="ids">Ids with commas between them.</param>
    [HttpGet]
    public async Task<ActionResult<IEnumerable<UserSummaryDto>>> List(
        [FromQuery, Required, RegularExpression(@"^-?\d+(,-?\d+)*$")] string ids, CancellationToken cancellation)
    {
        var wanted = ids.Split(',').Select(int.Parse).ToHashSet();
        wanted.ExceptWith(new[] { Models.User.DeletedUserId, Models.User.SystemUserId });
        var names = await directory.NamesAsync(wanted, cancellation);
        return names.OrderBy(name => name.Key).Select(name => new UserSummaryDto(name.Key, name.Value)).ToList();
    }

    [HttpGet("{id:int}/guests")]
    public async Task<IReadOnlyList<GuestDto>> Guests(int id, [FromServices] JournalReports reports) => await reports.GuestsAsync(id);

    [HttpGet("me/history")]
    public async Task<IReadOnlyList<AuditEntryDto>> History(
        [FromServices] AuditLog log, CancellationToken cancellation, [FromQuery, Range(1, 100)] int count = 10) =>
        await log.ReadAsync(currentUser.Id, count, cancellation);
}
