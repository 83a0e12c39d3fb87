using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

/// <summary>What a scan of the whole solution found is known in a project that shows nothing of it.</summary>
public sealed class IdsFileTests
{
    private const string Messages = """
        using System.Collections.Generic;
        namespace Shop
        {
            public class Placed { public int [|Buyer|] { get; set; } public int Count { get; set; } public IEnumerable<int> Partners { get; set; } = new List<int>(); }
            public class Overloads { public int Put(int value) => value; public int Put(int value, string note) => value + note.Length; }
        }
        """;

    /// <summary>The test's assembly is <c>TestProject</c>.</summary>
    private const string Placed = "# Found.\n\n[TestProject]\nP:Shop.Placed.Buyer = Shop.Customer: Customer.Id is the key of Customer\n";

    public static TheoryData<string> Lines { get; } =
    [
        "T:Shop.Order", "P:Shop.Order.Id", "F:Shop.Row.Id", "M:Shop.Orders.Load(System.Int32[]) ids at 0", "M:Shop.Orders.Next at 0", "P:Shop.Orders.Item(System.Int32) number",
        "T:Shop.Place T:Shop.IRequest`1 at 0", "M:Shop.Orders.Find``1(System.Int32) id", "P:Shop.Row.Names at 0.12.1",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_place_is_read_as_it_is_written(string text) => Assert.Equal(text, PlaceName.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("Shop.Order.Id")]
    [InlineData("P:Shop.Order.Id ids at")]
    [InlineData("P:Shop.Order.Id at first")]
    [InlineData("P:Shop.Order.Id at -1")]
    [InlineData("P:Shop.Order.Id at 70000")]
    [InlineData("P:Shop.Order.Id at 99999999999")]
    [InlineData("P:Shop.Order.Id ids in 0")]
    [InlineData("P:Shop.Order.Id ids at 0 more")]
    public void What_is_no_place_is_none(string text) => Assert.Null(PlaceName.Parse(text));

    [Fact]
    public Task A_project_without_entities_knows_its_own() => RuleTest.Reports(Descriptors.IntegerIdMember, Messages, model: null, files: ("uuid-ids.txt", Placed));

    [Theory]
    [InlineData("[TestProject]\nP:Shop.Placed.Partners at 0 = Shop.Customer: why", "VUID0102", "public IEnumerable<[|int|]> Partners")]
    [InlineData("[TestProject]\nM:Shop.Overloads.Put(System.Int32,System.String) value = Shop.Customer: why", "VUID0301", "public int Put([|int|] value, string note)")]
    [InlineData("[TestProject]\nM:Shop.Overloads.Put(System.Int32) = Shop.Customer: why", "VUID0302", "public [|int|] Put(int value)")]
    public Task The_kind_of_place_decides_the_rule(string lines, string rule, string marked) => RuleTest.Reports(
        Descriptors.All.Single(descriptor => descriptor.Id == rule),
        Messages.Replace("[|Buyer|]", "Buyer", StringComparison.Ordinal).Replace(marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), marked, StringComparison.Ordinal),
        model: null, files: ("uuid-ids.txt", lines));

    [Theory]
    // What is told of another project's declaration of that name.
    [InlineData("[Other]\nP:Shop.Placed.Buyer = Shop.Customer: why", null)]
    [InlineData("[TestProject]\nP:Shop.Placed.Buyer = Shop.Customer: why", "is_global = true\nvibes_uuid.excluded_entities = Customer")]
    [InlineData("[TestProject]\nP:Shop.Placed.Buyer = Shop.Customer: why", "is_global = true\nvibes_uuid.excluded_entities = Shop.Customer")]
    public Task Of_another_assembly_or_entity_nothing_is_said(string lines, string? config) =>
        RuleTest.Reports(Descriptors.IntegerIdMember, Messages.Replace("[|Buyer|]", "Buyer", StringComparison.Ordinal), model: null, config, ("uuid-ids.txt", lines));

    [Fact]
    public Task A_file_of_another_name() =>
        RuleTest.Reports(Descriptors.IntegerIdMember, Messages, model: null, "is_global = true\nbuild_property.VibesUuidIds = ../other/found.txt", ("found.txt", Placed));

    /// <summary>A key and its entity, of which nothing in the project tells: neither a context nor an attribute.</summary>
    [Fact]
    public Task Keys_of_entities() => RuleTest.Reports(
        Descriptors.IntegerKeyProperty, "namespace Shop { public abstract class Entity { public int [|Id|] { get; set; } } public class Crate : Entity { public int [|OwnerId|] { get; set; } public int Size { get; set; } } }", model: null,
        files: ("uuid-ids.txt", "[TestProject]\nP:Shop.Crate.OwnerId = key of Shop.Owner: why\nP:Shop.Entity.Id = key of Shop.Crate: why\nT:Shop.Crate = Shop.Crate\n"));

    /// <summary>What is told of over there is reported over there, and is no guess here.</summary>
    [Theory]
    [InlineData("VUID0315", "void M(User user) => new Message([|user.Id|], 1);", "void M(User user) => new Message(user.Id, 1);")]
    [InlineData("VUID0314", "void M(Journal journal, Message message) => journal.UserId = [|message.OwnerId|];", "void M(Journal journal, Message message) => journal.UserId = message.OwnerId;")]
    [InlineData("VUID0311", "bool M(Message message) => message.OwnerId == 0;", "bool M(Message message) => [|message.OwnerId == 0|];")]
    public async Task Of_what_another_project_declares(string rule, string alone, string told)
    {
        var descriptor = Descriptors.All.Single(known => known.Id == rule);
        var other = OtherProject.At("public record Message(int OwnerId, int Count);", "/shop/obj/Debug/net10.0/ref/OtherLibrary.dll");
        await RuleTest.ReportsWithModelBeside(descriptor, In(alone), other);
        await RuleTest.ReportsWithModelBeside(descriptor, In(told), other, ("uuid-ids.txt", "[OtherLibrary]\nM:Message.#ctor(System.Int32,System.Int32) OwnerId = Vibes.User: why\nP:Message.OwnerId = Vibes.User: why\n"));

        static string In(string members) => $"using Vibes;\nclass C {{ {members} }}";
    }
}
