using System.Net;
using Vibes.Api.Dtos;
using Vibes.Api.Models;
using Xunit;

namespace Vibes.Api.Tests;

public sealed class ReminderTests(VibesApplication api) : IClassFixture<VibesApplication>
{
    [Fact]
    public async Task Lists_by_page()
    {
        var page = await api.As(3).GetAsync<ReminderPage>("/api/v1/reminders?page=2&size=1");
        Assert.Equal((2, 2, 2), (page.Page, page.PageCount, page.Count));
        Assert.Equal(1102, Assert.Single(page.Items).Id);
    }

    [Fact]
    public async Task Lists_those_of_a_journal()
    {
        var page = await api.As(1).GetAsync<ReminderPage>("/api/v1/reminders?journalId=5830");
        Assert.Equal([1156], page.Items.Select(reminder => reminder.Id));
    }

    [Theory]
    [InlineData(229, 5745, "https://vibes.example/journals/5745?reminder=229")]
    [InlineData(829, null, "https://vibes.example/journals/new?reminder=829")]
    public async Task Reads_one(long id, int? journalId, string link)
    {
        var reminder = await api.As(2).GetAsync<ReminderDto>($"/api/v1/reminders/{id}");
        Assert.Equal(id, reminder.Id);
        Assert.Equal(journalId, reminder.JournalId);
        Assert.Equal(link, reminder.Link);
        Assert.Equal((int)reminder.Channel, reminder.ChannelId);
    }

    [Theory]
    [InlineData("/api/v1/reminders/556", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/reminders/0", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/reminders?journalId=-1", HttpStatusCode.BadRequest)]
    public async Task Does_not_find(string url, HttpStatusCode status) => Assert.Equal(status, await api.As(2).StatusAsync(url));

    [Fact]
    public async Task Makes_changes_and_deletes()
    {
        var client = api.As(5);
        var input = new ReminderInput { JournalId = 1050, Message = "Write", Channel = ReminderChannel.Push };
        var response = await client.PostAsync("/api/v1/reminders", input);
        var reminder = await response.ReadAsync<ReminderDto>(HttpStatusCode.Created);
        Assert.Equal(1050, reminder.JournalId);
        Assert.EndsWith($"/{reminder.Id}", response.Headers.Location!.OriginalString, StringComparison.Ordinal);

        input.JournalId = 0;
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync($"/api/v1/reminders/{reminder.Id}", input)).StatusCode);
        Assert.Null((await client.GetAsync<ReminderDto>($"/api/v1/reminders/{reminder.Id}")).JournalId);

        Assert.Equal(HttpStatusCode.NoContent, await client.RemoveAsync($"/api/v1/reminders/{reminder.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await client.RemoveAsync($"/api/v1/reminders/{reminder.Id}"));
    }

    [Fact]
    public async Task Makes_none_for_somebody_elses_journal()
    {
        var response = await api.As(5).PostAsync("/api/v1/reminders", new ReminderInput { JournalId = 1020 });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }
}
