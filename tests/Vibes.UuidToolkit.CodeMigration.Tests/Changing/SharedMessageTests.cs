using Vibes.UuidToolkit.Analyzers.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>Messages that each service of a program declares for itself, and that only their names tie: what is an id in one is one in the others.</summary>
public sealed class SharedMessageTests
{
    private const string Bus = "namespace Bus; public record IntegrationEvent(System.DateTime At); public interface IMessage; public record Settings;";

    /// <summary>A message as the service declares it that knows the ids, and as another does, before and after.</summary>
    [Theory]
    [InlineData("record ReadEvent(int JournalId, int Pages) : IntegrationEvent(DateTime.UtcNow)", "record ReadEvent() : IntegrationEvent(DateTime.UtcNow) { public int JournalId { get; init; } public int Pages { get; init; } }",
        "record ReadEvent() : IntegrationEvent(DateTime.UtcNow) { public Guid JournalId { get; init; } public int Pages { get; init; } }")]
    [InlineData("record ReadEvent(int JournalId, int Pages) : IMessage", "record ReadEvent(int JournalId, int Pages) : IMessage;", "record ReadEvent(Guid JournalId, int Pages) : IMessage;")]
    // In a list of what else there is in the message.
    [InlineData("record ReadEvent(Item[] Items) : IMessage; record Item(int Which, int Pages)", "record ReadEvent(System.Collections.Generic.List<Part> Items) : IMessage; record Part(int Which, int Pages);",
        "record ReadEvent(System.Collections.Generic.List<Part> Items) : IMessage; record Part(Guid Which, int Pages);")]
    // Of another name, and of no message.
    [InlineData("record ReadEvent(int JournalId, int Pages) : IMessage", "record SeenEvent(int JournalId, int Pages) : IMessage;", null)]
    [InlineData("record ReadEvent(int JournalId, int Pages) : Settings", "record ReadEvent(int JournalId, int Pages) : Settings;", null)]
    public async Task A_message_of_one_name_is_one_message(string known, string other, string? changed)
    {
        changed ??= other;
        var sent = known.Contains("Item[]", StringComparison.Ordinal) ? "new ReadEvent([new(j.Id, j.Pages)])" : "new ReadEvent(j.Id, j.Pages)";
        var change = await CodeChange.OfProjectsAsync(
            ("Bus", [("Bus/Bus.cs", Bus)], []),
            ("Web", [("Web/Model.cs", Journals.Model), ("Web/Code.cs", $"using System; using Bus; namespace Vibes; {known}; class Sends {{ object A(Journal j) => {sent}; }}\n")], ["Bus"]),
            ("Worker", [("Worker/Code.cs", $"using System; using Bus; namespace Worker; {other}\n")], ["Bus"]));
        Assert.Equal($"using System; using Bus; namespace Worker; {changed}\n", change.Text("Worker/Code.cs"));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    private const string MassTransit = """
        namespace MassTransit;
        using System.Threading.Tasks;
        public interface IConsumer<T> { Task Consume(T message); }
        public interface IBus { Task Publish<T>(T message) where T : class; Task Publish<T>(object values) where T : class; }
        """;

    /// <summary>What a consumer finds out, the sender gives: by the names of a nameless object's members, and to a copy of the message that has its full name.</summary>
    [Theory]
    [InlineData("public interface IRead { int Which { get; } int Pages { get; } }", "bus.Publish<IRead>(new { Which = j.Id, j.Pages })",
        "public interface IRead { Guid Which { get; } int Pages { get; } }")]
    [InlineData("public interface INumbered { int Which { get; } } public interface IRead : INumbered { int Pages { get; } }", "bus.Publish<IRead>(new { Which = j.Id, j.Pages })",
        "public interface INumbered { Guid Which { get; } } public interface IRead : INumbered { int Pages { get; } }")]
    [InlineData("public record Line(int Which, int Pages); public record IRead { public System.Collections.Generic.List<Line> Lines { get; init; } = []; }", "bus.Publish<IRead>(new { Lines = new[] { new { Which = j.Id, j.Pages } } })",
        "public record Line(Guid Which, int Pages); public record IRead { public System.Collections.Generic.List<Line> Lines { get; init; } = []; }")]
    [InlineData("public record IRead(int Which, int Pages);", "bus.Publish(new IRead(j.Id, j.Pages))", "public record IRead(Guid Which, int Pages);")]
    public async Task A_bus_takes_a_message_by_its_name(string message, string sent, string changed)
    {
        var change = await CodeChange.OfProjectsAsync(
            ("MassTransit", [("MassTransit/Bus.cs", MassTransit)], []),
            ("Web", [("Web/Model.cs", Journals.Model), ("Web/Messages.cs", $"using System; namespace Messages; {message}\n"), ("Web/Code.cs", $"using System; using Messages; using MassTransit; namespace Vibes; class Sends(IBus bus) {{ object A(Journal j) => {sent}; }}\n")], ["MassTransit"]),
            ("Worker", [("Worker/Messages.cs", $"using System; namespace Messages; {message}\n")], ["MassTransit"]));
        Assert.Equal($"using System; namespace Messages; {changed}\n", change.Text("Web/Messages.cs"));
        Assert.Equal($"using System; namespace Messages; {changed}\n", change.Text("Worker/Messages.cs"));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }
}
