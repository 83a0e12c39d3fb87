using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Vibes.Api.Hubs;

/// <summary>Tells the other devices of a user when a journal has changed.</summary>
[Authorize]
public sealed class JournalHub : Hub
{
    public const string Path = "/hubs/journals";

    public static string GroupOf(int journalId) => $"journal:{journalId}";

    public Task Watch(int journalId) => Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(journalId));

    public Task Unwatch(int journalId) => Groups.RemoveFromGroupAsync(Context.ConnectionId, GroupOf(journalId));
}
