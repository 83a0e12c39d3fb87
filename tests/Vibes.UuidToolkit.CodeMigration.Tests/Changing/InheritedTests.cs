using System.Collections.Immutable;
using Vibes.UuidToolkit.Analyzers.Tests;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>What a base class declares, and several classes inherit: what is told of it, and what a person's answer makes of it.</summary>
public sealed class InheritedTests
{
    private const string Kinds = """
        abstract class Kind { protected Kind(int value) => Value = value; public int Value { get; } }
        sealed class Place : Kind { public Place(int value) : base(value) { } public static readonly Place First = new(1); }
        sealed class Level : Kind { public Level(int value) : base(value) { } public static readonly Level Low = new(2); }
        Tag A(Place place) => new() { Id = place.Value };
        """;

    private const string Audited = """
        abstract class Audited { public int Id { get; set; } public int By { get; set; } }
        class Comment : Audited;
        class Comments : DbContext { public DbSet<User> Users => Set<User>(); public DbSet<Comment> All => Set<Comment>(); }
        void A(Audited a, User u) => a.By = u.Id;
        """;

    [Fact]
    public async Task A_member_that_is_no_id_in_as_many_heirs_as_it_is_one_in_stays_and_is_asked_about()
    {
        var change = await ChangeAsync(Kinds, ImmutableDictionary<string, string>.Empty);
        Assert.Contains("public int Value { get; }", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Contains("new(2)", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Equal("number", Assert.Single(change.Result.Decisions, decision => decision.Key == "mixed Vibes.Code.Kind.Value").Choice);
        Assert.Contains(change.Open, open => open.Contains("other numbers in Level. It stays a number.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_becomes_a_Guid_in_all_of_them_where_somebody_says_so()
    {
        var change = await ChangeAsync(Kinds, ImmutableDictionary<string, string>.Empty.Add("mixed Vibes.Code.Kind.Value", "id"));
        Assert.Contains("public Guid Value { get; }", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("UuidDecision", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Empty(change.Open);
    }

    [Theory]
    [InlineData("number", "public int By", true)]
    [InlineData("User", "public Guid By", false)]
    public async Task A_column_of_a_base_class_is_what_somebody_says(string answer, string expected, bool isOpen)
    {
        var change = await ChangeAsync(Audited, ImmutableDictionary<string, string>.Empty.Add("column Vibes.Code.Audited.By", answer));
        Assert.Contains(expected, change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Equal(isOpen, change.Text("Code/Code.cs").Contains("UuidDecision", StringComparison.Ordinal));
        Assert.Equal(answer, Assert.Single(change.Result.Decisions, decision => decision.Key == "column Vibes.Code.Audited.By").Choice);
    }

    /// <summary>What a model registers for the base class that it inherits is an entity, though nothing else names it.</summary>
    [Theory]
    [InlineData("foreach (var type in all.Where(t => t.IsSubclassOf(typeof(Base)) && !t.IsAbstract)) b.Entity(type);", true)]
    [InlineData("foreach (var type in all.Where(t => typeof(Base).IsAssignableFrom(t))) b.Entity(type).HasQueryFilter(null);", true)]
    [InlineData("all.Where(t => t.BaseType == typeof(Base)).ToList().ForEach(type => b.Entity(type));", true)]
    // Those that are registered already, what nothing is said of, and what several things are said of.
    [InlineData("foreach (var type in b.Model.GetEntityTypes()) if (typeof(Base).IsAssignableFrom(type.ClrType)) b.Entity(type.ClrType);", false)]
    [InlineData("foreach (var type in b.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => typeof(Base).IsAssignableFrom(t))) b.Entity(type);", false)]
    [InlineData("foreach (var type in all.Where(t => t.Name.Length > 3)) b.Entity(type);", false)]
    [InlineData("foreach (var type in all.Where(t => t.IsSubclassOf(typeof(Base)) && t.IsAssignableTo(typeof(IDisposable)))) b.Entity(type);", false)]
    public async Task What_a_model_registers_by_reflection_is_an_entity(string registers, bool isEntity)
    {
        var code = $$"""
            public class Context : DbContext
            {
                public DbSet<Area> Areas => Set<Area>();
                protected override void OnModelCreating(ModelBuilder b) => Register(b, typeof(Base).Assembly.GetTypes());
                static void Register(ModelBuilder b, Type[] all) { {{registers}} }
            }
            public abstract class Base { public long Id { get; set; } }
            public class Area : Base;
            public class Contact : Base { public long AreaId { get; set; } public Area Area { get; set; } = null!; public long Rank { get; set; } }
            """;
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of(code)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Contains("public Guid Id", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Contains($"public {(isEntity ? "Guid" : "long")} AreaId", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Contains("public long Rank", change.Text("Code/Code.cs"), StringComparison.Ordinal);
    }

    /// <summary>In other projects than those of the model and of the base class, what inherits that may be an answer: a repository of such says that it is none.</summary>
    [Fact]
    public async Task What_is_registered_of_other_projects_is_what_they_have_a_repository_for()
    {
        const string core = "namespace Core; public interface IKeyed { int Id { get; } } public abstract class Base : IKeyed { public int Id { get; set; } } public class Area : Base; public class Owner : Base { public int AreaId { get; set; } public Area Area { get; set; } = null!; } public interface IRepository<T> where T : IKeyed;";
        const string data = "using System; using System.Linq; using Core; using Microsoft.EntityFrameworkCore; namespace Data; public class Context : DbContext { public DbSet<Area> Areas => Set<Area>(); protected override void OnModelCreating(ModelBuilder b) { foreach (var type in Modules.All.Where(t => t.IsSubclassOf(typeof(Base)))) b.Entity(type); } } static class Modules { public static Type[] All = []; }";
        const string web = "using System.Collections.Generic; using Core; namespace Web; public class Contact : Base { public int AreaId { get; set; } public Area Area { get; set; } = null!; } public class ContactRow : Base { public int AreaId { get; set; } public Area Area { get; set; } = null!; } public class Contacts(IRepository<Contact> all) { public List<ContactRow> Rows = []; public object All => all; }";
        var change = await CodeChange.OfProjectsAsync(("Core", [("Core/Core.cs", core)], []), ("Data", [("Data/Data.cs", data)], ["Core"]), ("Web", [("Web/Web.cs", web)], ["Core"]));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Contains("class Owner : Base { public Guid AreaId", change.Text("Core/Core.cs"), StringComparison.Ordinal);
        Assert.Contains("class Contact : Base { public Guid AreaId", change.Text("Web/Web.cs"), StringComparison.Ordinal);
        Assert.Contains("class ContactRow : Base { public int AreaId", change.Text("Web/Web.cs"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    private static async Task<CodeChange> ChangeAsync(string members, ImmutableDictionary<string, string> answers)
    {
        var change = await CodeChange.OfAsync(new FixOptions { Answers = answers }, ("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of(members)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        return change;
    }
}
