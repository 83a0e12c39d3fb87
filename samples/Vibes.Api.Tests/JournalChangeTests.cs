using System.Net;
using Vibes.Api.Dtos;
using Xunit;

namespace Vibes.Api.Tests;

public sealed class JournalChangeTests(VibesApplication api) : IClassFixture<VibesApplication>
{
    [Fact]
    public async Task Creates_one_and_says_where_it_is()
    {
        var client = api.As(5);
        var response = await client.PostAsync("/api/v1/journals", new JournalInput { Title = "New", Content = "Text", TagIds = [2, 1] });
        var created = await response.ReadAsync<JournalDto>(HttpStatusCode.Created);
        Assert.True(created.Id > 5680);
        Assert.Equal(1, created.MoodTagId);
        Assert.Equal([2, 1], created.TagIds);
        Assert.EndsWith($"/api/v1/journals/{created.Id}", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(created.Title, (await client.GetAsync<JournalDto>(response.Headers.Location.OriginalString)).Title);
    }

    [Fact]
    public async Task Rejects_one_without_a_title()
    {
        var response = await api.As(5).PostAsync("/api/v1/journals", new JournalInput { Title = "" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Changes_text_and_tags()
    {
        var client = api.As(1);
        var input = new JournalInput { Title = "Changed", MoodTagId = 3, TagIds = [5, 13], MoodCode = "calm" };
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync("/api/v1/journals/1030", input)).StatusCode);
        var changed = await client.GetAsync<JournalDto>("/api/v1/journals/1030");
        Assert.Equal("Changed", changed.Title);
        Assert.Equal(3, changed.MoodTagId);
        Assert.Equal([5, 13], changed.TagIds);
    }

    [Fact]
    public async Task Does_not_change_what_is_somebody_elses()
    {
        var client = api.As(1);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PutAsync("/api/v1/journals/1025", new JournalInput { Title = "Mine" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await client.RemoveAsync("/api/v1/journals/1025"));
    }

    [Fact]
    public async Task Copies_with_reminders()
    {
        var client = api.As(1);
        var response = await client.PostAsync("/api/v1/journals/2830/copy", new { });
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);

        var journal = await (await client.PostAsync("/api/v1/journals", new JournalInput { Title = "Original", TagIds = [4] })).ReadAsync<JournalDto>(HttpStatusCode.Created);
        await client.PostAsync("/api/v1/reminders", new ReminderInput { JournalId = journal.Id, Message = "Go on" });
        response = await client.PostAsync($"/api/v1/journals/{journal.Id}/copy", new { });
        var copyId = (await response.ReadAsync<Dictionary<string, int>>(HttpStatusCode.Created))["id"];
        Assert.NotEqual(journal.Id, copyId);
        Assert.Equal($"/api/v1/journals/{copyId}", response.Headers.Location!.OriginalString);
        Assert.Equal("Original", (await client.GetAsync<JournalDto>($"/api/v1/journals/{copyId}")).Title);
        var reminders = await client.GetAsync<ReminderPage>($"/api/v1/reminders?journalId={copyId}");
        Assert.Equal("Go on", Assert.Single(reminders.Items).Message);
    }

    [Fact]
    public async Task Hands_one_on()
    {
        var client = api.As(2);
        var handed = await (await client.PostAsync("/api/v1/journals/1025/hand-on", new HandOnRequest { UserId = 3 })).ReadAsync<Dictionary<string, int>>();
        Assert.Equal(new Dictionary<string, int> { ["id"] = 1025, ["formerUserId"] = 2, ["userId"] = 3 }, handed);
        Assert.Equal(3, (await api.As(3).GetAsync<JournalDto>("/api/v1/journals/1025")).UserId);
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/api/v1/journals/1025"));

        var history = await client.GetAsync<AuditEntryDto[]>("/api/v1/users/me/history");
        Assert.Contains(history, entry => entry.Action == "POST journal 1025");
    }

    [Theory]
    [InlineData(3, HttpStatusCode.NotFound)]
    [InlineData(4, HttpStatusCode.NotFound)]
    [InlineData(10, HttpStatusCode.NotFound)]
    [InlineData(0, HttpStatusCode.BadRequest)]
    public async Task Hands_none_on_to(int userId, HttpStatusCode status)
    {
        var response = await api.As(3).PostAsync("/api/v1/journals/1035/hand-on", new HandOnRequest { UserId = userId });
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Archives_ones_own()
    {
        var client = api.As(1);
        var archived = await (await client.PostAsync("/api/v1/journals/archive", new ArchiveRequest([3720, 4090, 1035]))).ReadAsync<Dictionary<string, int>>();
        Assert.Equal(2, archived["count"]);
        Assert.True((await client.GetAsync<JournalDto>("/api/v1/journals/3720")).IsArchived);
    }

    [Fact]
    public async Task Archives_nothing_that_cannot_be() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await api.As(1).PostAsync("/api/v1/journals/archive", new ArchiveRequest([3325, -1]))).StatusCode);

    [Fact]
    public async Task Deletes()
    {
        var client = api.As(1);
        Assert.Equal(HttpStatusCode.NoContent, await client.RemoveAsync("/api/v1/journals/4855"));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/api/v1/journals/4855"));
    }
}
