using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR;
using Vibes.Api.Dtos;
using Vibes.Api.Hubs;
using Vibes.Api.Security;
using Vibes.Api.Services;

namespace Vibes.Api.Controllers;

[ApiController, Authorize]
[Route("api/v1/journals")]
[TypeFilter<AuditFilter>]
public sealed class JournalsController(IJournalService journals, ICurrentUser user, IHubContext<JournalHub> hub) : ControllerBase
{
    [HttpGet]
    public async Task<JournalPage> List([FromQuery] JournalFilter filter, CancellationToken cancellation) =>
        await journals.ListAsync(user.Id, filter, cancellation);

    [HttpGet("{id:int}")]
    public async Task<ActionResult<JournalDto>> Get(int id, CancellationToken cancellation) =>
        await journals.GetAsync(user.Id, id, cancellation) is { } journal ? journal : NotFound();

    [HttpGet(@"by-reference/{reference:regex(^J-\d{{6,10}}$)}")]
    public async Task<ActionResult<JournalDto>> GetByReference(string reference, CancellationToken cancellation) =>
        ReferenceNumber.TryParse(reference, out var id) ? await Get(id, cancellation) : NotFound();

    [HttpGet("latest")]
    public async Task<ActionResult<JournalDto>> GetLatest(CancellationToken cancellation)
    {
        var id = await journals.LatestIdAsync(user.Id, cancellation);
        return id == -1 ? NotFound() : await Get(id, cancellation);
    }

    [HttpGet("{id:int}/neighbours")]
    public async Task<IActionResult> GetNeighbours(int id, CancellationToken cancellation)
    {
        var (previous, next) = await journals.NeighboursAsync(user.Id, id, cancellation);
        return Ok(new { previousId = previous > 0 ? previous : (int?)null, nextId = next > 0 ? next : (int?)null });
    }

    [HttpGet("{id:int}/export")]
    public async Task<IActionResult> Export(int id, CancellationToken cancellation)
    {
        var journal = await journals.GetAsync(user.Id, id, cancellation);
        if (journal is null) return NotFound();
        var text = $"{journal.Reference} {journal.Title}\n\n{journal.Content}\n";
        return File(Encoding.UTF8.GetBytes(text), MediaTypeNames.Text.Plain, string.Format("journal-{0:000000}.txt", journal.Id));
    }

    [HttpPost]
    public async Task<ActionResult<JournalDto>> Create(JournalInput input, CancellationToken cancellation)
    {
        var journal = await journals.CreateAsync(user.Id, input, cancellation);
        return CreatedAtAction(nameof(Get), new { id = journal.Id }, await journals.GetAsync(user.Id, journal.Id, cancellation));
    }

    [HttpPut("{id:int}")]
    public async Task<IActionResult> Update(int id, JournalInput input, CancellationToken cancellation)
    {
        if (!await journals.UpdateAsync(user.Id, id, input, cancellation)) return NotFound();
        await hub.Clients.Group(JournalHub.GroupOf(id)).SendAsync("changed", id, cancellation);
        return NoContent();
    }

    [HttpPost("{id:int}/copy")]
    public async Task<IActionResult> Copy(int id, CancellationToken cancellation)
    {
        int? copyId = await journals.CopyAsync(user.Id, id, cancellation);
        return copyId.HasValue ? Created($"/api/v1/journals/{copyId}", new { id = copyId.Value }) : NotFound();
    }

    [HttpPost("{id:int}/hand-on")]
    public async Task<IActionResult> HandOn(int id, HandOnRequest request, CancellationToken cancellation)
    {
        var formerId = await journals.HandOnAsync(user.Id, id, request.UserId, cancellation);
        return formerId < 0 ? NotFound() : Ok(new { id, formerUserId = formerId, userId = request.UserId });
    }

    [HttpPost("archive")]
    public async Task<IActionResult> Archive(ArchiveRequest request, CancellationToken cancellation)
    {
        if (request.JournalIds.Any(id => id <= 0)) return BadRequest();
        return Ok(new { count = await journals.ArchiveAsync(user.Id, request.JournalIds, cancellation) });
    }

    [HttpDelete("{id:int}")]
    public async Task<IActionResult> Delete(int id, CancellationToken cancellation) =>
        await journals.DeleteAsync(user.Id, id, cancellation) ? NoContent() : NotFound();
}
