using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Vibes.Api.Dtos;
using Vibes.Api.Security;
using Vibes.Api.Services;

namespace Vibes.Api.Controllers;

[ApiController, Authorize]
[Route("api/v1/[controller]")]
public sealed class RemindersController(IReminderService reminders, ICurrentUser user, IOptions<VibesOptions> options) : ControllerBase
{
    [HttpGet]
    public async Task<ReminderPage> List(
        CancellationToken cancellation,
        [FromQuery, Range(1, 1000)] int page = 1,
        [FromQuery, Range(0, 200)] int size = 0,
        [FromQuery, Range(0, int.MaxValue)] int journalId = 0) =>
        await reminders.ListAsync(user.Id, page, size == 0 ? options.Value.PageSize : size, journalId, cancellation);

    [HttpGet("{id:long:min(1)}", Name = "GetReminder")]
    public async Task<ActionResult<ReminderDto>> Get(long id, CancellationToken cancellation) =>
        await reminders.GetAsync(user.Id, id, cancellation) is { } reminder ? reminder : NotFound();

    [HttpPost]
    public async Task<ActionResult<ReminderDto>> Create(ReminderInput input, CancellationToken cancellation)
    {
        var reminder = await reminders.CreateAsync(user.Id, input, cancellation);
        return reminder is null ? UnprocessableEntity() : CreatedAtRoute("GetReminder", new { id = reminder.Id }, reminder);
    }

    [HttpPut("{id:long}")]
    public async Task<IActionResult> Update(long id, ReminderInput input, CancellationToken cancellation) =>
        await reminders.UpdateAsync(user.Id, id, input, cancellation) ? NoContent() : NotFound();

    [HttpDelete("{id:long}")]
    public async Task<IActionResult> Delete(long id, CancellationToken cancellation) =>
        await reminders.DeleteAsync(user.Id, id, cancellation) ? NoContent() : NotFound();
}
