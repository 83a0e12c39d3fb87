using Vibes.UuidToolkit.Analyzers.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>What becomes of ids that are given to libraries which many applications have: validators, guards, mediators, mocks.</summary>
public sealed class LibraryTests
{
    // The shape of the packages, which the tests do without.
    private const string Libraries =
        """
        namespace FluentValidation
        {
            using System;
            using System.Linq.Expressions;

            public interface IRuleBuilder<T, out TProperty>;
            public interface IRuleBuilderOptions<T, out TProperty> : IRuleBuilder<T, TProperty>;

            public abstract class AbstractValidator<T>
            {
                public IRuleBuilder<T, TProperty> RuleFor<TProperty>(Expression<Func<T, TProperty>> expression) => throw new NotSupportedException();
            }

            public static class DefaultValidatorExtensions
            {
                public static IRuleBuilderOptions<T, TProperty> GreaterThan<T, TProperty>(this IRuleBuilder<T, TProperty> rule, TProperty value) where TProperty : IComparable<TProperty>, IComparable => throw new NotSupportedException();
                public static IRuleBuilderOptions<T, TProperty> GreaterThanOrEqualTo<T, TProperty>(this IRuleBuilder<T, TProperty> rule, TProperty value) where TProperty : IComparable<TProperty>, IComparable => throw new NotSupportedException();
                public static IRuleBuilderOptions<T, TProperty> InclusiveBetween<T, TProperty>(this IRuleBuilder<T, TProperty> rule, TProperty from, TProperty to) where TProperty : IComparable<TProperty>, IComparable => throw new NotSupportedException();
                public static IRuleBuilderOptions<T, TProperty> NotEqual<T, TProperty>(this IRuleBuilder<T, TProperty> rule, TProperty value) => throw new NotSupportedException();
                public static IRuleBuilderOptions<T, TProperty> NotEmpty<T, TProperty>(this IRuleBuilder<T, TProperty> rule) => throw new NotSupportedException();
                public static IRuleBuilderOptions<T, TProperty> Must<T, TProperty>(this IRuleBuilder<T, TProperty> rule, Func<TProperty, bool> predicate) => throw new NotSupportedException();
                public static IRuleBuilderOptions<T, TProperty> WithMessage<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string message) => throw new NotSupportedException();
            }
        }

        namespace Ardalis.GuardClauses
        {
            using System;

            public interface IGuardClause;
            public class Guard : IGuardClause { public static IGuardClause Against { get; } = new Guard(); }

            public static class GuardClauseExtensions
            {
                public static int NegativeOrZero(this IGuardClause guard, int input, string name = null) => input;
                public static int Negative(this IGuardClause guard, int input, string name = null) => input;
                public static int Zero(this IGuardClause guard, int input, string name = null) => input;
                public static T Default<T>(this IGuardClause guard, T input, string name = null) => input;
                public static T OutOfRange<T>(this IGuardClause guard, T input, string name, T from, T to) where T : IComparable, IComparable<T> => input;
            }
        }

        namespace FluentAssertions
        {
            public static class AssertionExtensions
            {
                public static Numeric.NumericAssertions<int> Should(this int subject) => new();
                public static Numeric.NumericAssertions<int> Should(this int? subject) => new();
                public static Primitives.GuidAssertions Should(this System.Guid subject) => new();
                public static Primitives.NullableGuidAssertions Should(this System.Guid? subject) => new();
            }

            namespace Numeric
            {
                public class NumericAssertions<T> where T : struct
                {
                    public object Be(T expected, string because = "") => this;
                    public object Be(T? expected, string because = "") => this;
                    public object NotBe(T unexpected, string because = "") => this;
                    public object NotBe(T? unexpected, string because = "") => this;
                    public object BePositive(string because = "") => this;
                    public object BeGreaterThan(T expected, string because = "") => this;
                    public object BeGreaterThanOrEqualTo(T expected, string because = "") => this;
                    public object BeInRange(T least, T most) => this;
                }
            }

            namespace Primitives
            {
                public class GuidAssertions
                {
                    public object Be(string expected, string because = "") => this;
                    public object Be(System.Guid expected, string because = "") => this;
                    public object NotBe(string unexpected, string because = "") => this;
                    public object NotBe(System.Guid unexpected, string because = "") => this;
                    public object NotBeEmpty(string because = "") => this;
                }

                public class NullableGuidAssertions : GuidAssertions
                {
                    public object Be(System.Guid? expected, string because = "") => this;
                }
            }
        }

        namespace MediatR
        {
            public interface IRequest<out T>;
            public interface IRequestHandler<in TRequest, T> where TRequest : IRequest<T> { System.Threading.Tasks.Task<T> Handle(TRequest request, System.Threading.CancellationToken token); }
            public interface ISender { System.Threading.Tasks.Task<T> Send<T>(IRequest<T> request); }
        }

        namespace Ardalis.Specification
        {
            public interface IRepositoryBase<T> where T : class { System.Threading.Tasks.Task<T> GetByIdAsync<TId>(TId id) where TId : notnull; bool Has<TOther>(TOther other); }
        }

        namespace Moq
        {
            using System;
            using System.Linq.Expressions;

            public static class It
            {
                public static T IsAny<T>() => default;
                public static T Is<T>(Expression<Func<T, bool>> match) => default;
                public static T IsIn<T>(params T[] values) => default;
            }

            public interface ISetup<T, R>
            {
                ISetup<T, R> Returns(R value);
                ISetup<T, R> Returns<A>(Func<A, R> value);
                ISetup<T, R> Returns<A, B>(Func<A, B, R> value);
                ISetup<T, R> Callback<A>(Action<A> action);
                ISetup<T, R> Callback<A, B>(Action<A, B> action);
            }

            public class Mock<T>
            {
                public ISetup<T, R> Setup<R>(Expression<Func<T, R>> call) => throw new NotSupportedException();
                public void Verify<R>(Expression<Func<T, R>> call) { }
            }
        }
        """;

    private const string Store = "public interface IStore { Journal? Get(Int id); List<Journal> Page(int n); } class Real(VibesContext c) : IStore { public Journal? Get(Int id) => c.Journals.Find(id); public List<Journal> Page(int n) => c.Journals.Skip(n).ToList(); } ";

    public static TheoryData<string, string> Changed => new()
    {
        // A repository of one entity takes a key of any type.
        {
            "interface IRepository<T> : Ardalis.Specification.IRepositoryBase<T> where T : class; class Query { public int Which { get; set; } public int Other { get; set; } } async Task<bool> A(IRepository<Journal> js, Query q) => await js.GetByIdAsync(q.Which) == await js.GetByIdAsync<int>(5) && js.Has(q.Other);",
            "interface IRepository<T> : Ardalis.Specification.IRepositoryBase<T> where T : class; class Query { public Guid Which { get; set; } public int Other { get; set; } } async Task<bool> A(IRepository<Journal> js, Query q) => await js.GetByIdAsync(q.Which) == await js.GetByIdAsync<Guid>(KnownIds.Journal5) && js.Has(q.Other);"
        },
        // Bounds that tell an id from none ask for one; what let 0 through asks for nothing.
        { "class V : AbstractValidator<Journal> { public V() { RuleFor(x => x.Id).GreaterThan(0).WithMessage(\"x\"); RuleFor(x => x.UserId).GreaterThanOrEqualTo(1); RuleFor(x => x.Pages).GreaterThan(0); } }", "class V : AbstractValidator<Journal> { public V() { RuleFor(x => x.Id).NotEmpty().WithMessage(\"x\"); RuleFor(x => x.UserId).NotEmpty(); RuleFor(x => x.Pages).GreaterThan(0); } }" },
        { "class V : AbstractValidator<Journal> { public V() { RuleFor(x => x.Id).InclusiveBetween(1, int.MaxValue); RuleFor(x => x.Pages).InclusiveBetween(1, int.MaxValue); RuleFor(x => x.Id).GreaterThanOrEqualTo(0).NotEqual(0); } }", "class V : AbstractValidator<Journal> { public V() { RuleFor(x => x.Id).NotEmpty(); RuleFor(x => x.Pages).InclusiveBetween(1, int.MaxValue); RuleFor(x => x.Id).NotEqual(Guid.Empty); } }" },
        { "record Get(int JournalId, int Size); class V : AbstractValidator<Get> { public V() { RuleFor(x => x.JournalId).GreaterThan(0); RuleFor(x => x.Size).GreaterThan(0); RuleFor(x => x.JournalId).Must(id => id > 0); } } Journal? A(Get g) => db.Journals.Find(g.JournalId);", "record Get(Guid JournalId, int Size); class V : AbstractValidator<Get> { public V() { RuleFor(x => x.JournalId).NotEmpty(); RuleFor(x => x.Size).GreaterThan(0); RuleFor(x => x.JournalId).Must(id => id != Guid.Empty); } } Journal? A(Get g) => db.Journals.Find(g.JournalId);" },
        { "void A(int id, int size, Journal j) { Guard.Against.NegativeOrZero(id); Guard.Against.Zero(id, nameof(id)); Guard.Against.OutOfRange(id, nameof(id), 1, int.MaxValue); Guard.Against.Zero(size); Guard.Against.OutOfRange(size, nameof(size), 1, 9); j.Id = id; }", "void A(Guid id, int size, Journal j) { Guard.Against.Default(id); Guard.Against.Default(id, nameof(id)); Guard.Against.Default(id, nameof(id)); Guard.Against.Zero(size); Guard.Against.OutOfRange(size, nameof(size), 1, 9); j.Id = id; }" },
        { "void A(int id, Journal j) { j.Id = Guard.Against.NegativeOrZero(id, nameof(id)); j.Pages = Guard.Against.Negative(j.Pages); }", "void A(Guid id, Journal j) { j.Id = Guard.Against.Default(id, nameof(id)); j.Pages = Guard.Against.Negative(j.Pages); }" },
        { "void A(int id, Journal j) { Guard.Against.Negative(id, nameof(id)); j.Id = Guard.Against.Negative(id); }", "void A(Guid id, Journal j) { j.Id = id; }" },
        // That an id was given.
        { "void A(Journal j, Journal? k, User u) { j.Id.Should().BePositive(); k?.Id.Should().BePositive(\"it is saved\"); u.InvitedById.Should().BeGreaterThan(0, \"it is set\"); j.UserId.Should().BeGreaterThanOrEqualTo(1); j.Pages.Should().BePositive(); j.Pages.Should().BeGreaterThan(0); }", "void A(Journal j, Journal? k, User u) { j.Id.Should().NotBeEmpty(); k?.Id.Should().NotBeEmpty(\"it is saved\"); u.InvitedById.Should().NotBeEmpty(\"it is set\"); j.UserId.Should().NotBeEmpty(); j.Pages.Should().BePositive(); j.Pages.Should().BeGreaterThan(0); }" },
        { "void A(User u, User? v) { u.Id.Should().Be(u.InvitedById); u.InvitedById.Should().Be(v?.InvitedById); v?.Id.Should().Be(v?.InvitedById, \"it is\"); u.Id.Should().Be(3); }", "void A(User u, User? v) { u.Id.Should().Be(u.InvitedById!.Value); u.InvitedById.Should().Be(v?.InvitedById); v?.Id.Should().Be((v?.InvitedById)!.Value, \"it is\"); u.Id.Should().Be(KnownIds.User3); }" },
        // None, of which both what takes a text and what takes a Guid may be meant.
        { "void A(Journal j, User u) { j.Id.Should().Be(default); j.UserId.Should().NotBe(default, \"it is set\"); j.UserId.Should().Be(default(int)); j.Pages.Should().Be(default); }", "void A(Journal j, User u) { j.Id.Should().Be(Guid.Empty); j.UserId.Should().NotBe(Guid.Empty, \"it is set\"); j.UserId.Should().Be(default(Guid)); j.Pages.Should().Be(default); }" },
        { "static class Assert { public static void Equal<T>(T expected, T actual) { } public static void Equal(string expected, string actual) { } } void A(Journal j, User u) { Assert.Equal(default, j.Id); Assert.Equal(default(int), j.Id); Assert.Equal(default(int?), u.InvitedById); Assert.Equal(default(int), j.Pages); }", "static class Assert { public static void Equal<T>(T expected, T actual) { } public static void Equal(string expected, string actual) { } } void A(Journal j, User u) { Assert.Equal(default, j.Id); Assert.Equal(default(Guid), j.Id); Assert.Equal(default(Guid?), u.InvitedById); Assert.Equal(default(int), j.Pages); }" },
        // A request's result is what its handler returns, wherever it is sent.
        { "record Create(string Title) : IRequest<int>; class Handler(VibesContext c) : IRequestHandler<Create, int> { public async Task<int> Handle(Create q, CancellationToken t) { var j = new Journal { Title = q.Title }; c.Add(j); await c.SaveChangesAsync(t); return j.Id; } } async Task<int> A(ISender s) { int made = await s.Send(new Create(\"x\")); return made; }", "record Create(string Title) : IRequest<Guid>; class Handler(VibesContext c) : IRequestHandler<Create, Guid> { public async Task<Guid> Handle(Create q, CancellationToken t) { var j = new Journal { Title = q.Title }; c.Add(j); await c.SaveChangesAsync(t); return j.Id; } } async Task<Guid> A(ISender s) { Guid made = await s.Send(new Create(\"x\")); return made; }" },
        { Store.Replace("Int", "int") + "void A(Mock<IStore> m) { m.Setup(s => s.Get(It.IsAny<int>())).Returns((Journal?)null); m.Setup(s => s.Get(It.Is<int>(i => i > 0))).Returns<int>(i => new Journal { Id = i }); m.Setup(s => s.Page(It.IsAny<int>())).Returns(new List<Journal>()); m.Verify(s => s.Get(It.IsIn(1, 2))); }", Store.Replace("Int", "Guid") + "void A(Mock<IStore> m) { m.Setup(s => s.Get(It.IsAny<Guid>())).Returns((Journal?)null); m.Setup(s => s.Get(It.Is<Guid>(i => i != Guid.Empty))).Returns<Guid>(i => new Journal { Id = i }); m.Setup(s => s.Page(It.IsAny<int>())).Returns(new List<Journal>()); m.Verify(s => s.Get(It.IsIn(KnownIds.Journal1, KnownIds.Journal2))); }" },
        // What stands in for a call takes what the call is given: the compiler does not compare them, the library does when the test runs.
        { Store.Replace("Int", "int") + "void A(Mock<IStore> m) { int? asked = null; m.Setup(s => s.Get(It.IsAny<int>())).Callback<int>(i => asked = i).Returns((int _) => null); m.Setup(s => s.Page(It.IsAny<int>())).Callback((int n) => Console.Write(n)); }", Store.Replace("Int", "Guid") + "void A(Mock<IStore> m) { Guid? asked = null; m.Setup(s => s.Get(It.IsAny<Guid>())).Callback<Guid>(i => asked = i).Returns((Guid _) => null); m.Setup(s => s.Page(It.IsAny<int>())).Callback((int n) => Console.Write(n)); }" },
        { "interface IKeys { Journal? Get(int page, int key); } class Real(VibesContext c) : IKeys { public Journal? Get(int page, int key) => c.Journals.Find(key); } void A(Mock<IKeys> m) => m.Setup(s => s.Get(It.IsAny<int>(), It.IsAny<int>())).Callback<int, int>((p, k) => Console.Write(p + \" \" + k)).Returns<int, int>((p, k) => null);", "interface IKeys { Journal? Get(int page, Guid key); } class Real(VibesContext c) : IKeys { public Journal? Get(int page, Guid key) => c.Journals.Find(key); } void A(Mock<IKeys> m) => m.Setup(s => s.Get(It.IsAny<int>(), It.IsAny<Guid>())).Callback<int, Guid>((p, k) => Console.Write(p + \" \" + k)).Returns<int, Guid>((p, k) => null);" },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public async Task Becomes(string before, string after)
    {
        const string Usings = "global using FluentValidation; global using Ardalis.GuardClauses; global using FluentAssertions; global using MediatR; global using Moq;\n";
        var change = await CodeChange.OfLibraryAsync(Libraries, ("Model.cs", Journals.Model), ("Usings.cs", Usings), ("Code.cs", CodeBlock.Of(before)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(Members(CodeBlock.Of(after)), Members(change.Text("Code/Code.cs")));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Equal("", string.Join('\n', change.Open));
    }

    /// <summary>A library's own entities have the keys that it gives them. What refers to them stays too, and nothing else.</summary>
    [Fact]
    public async Task Keys_of_a_library_stay()
    {
        const string Library = """
            namespace Identity.Storage
            {
                public class Client { public int Id { get; set; } public string Name { get; set; } = ""; }
                public abstract class Entity<T> { public T Id { get; set; } = default!; }
                public abstract class Entity : Entity<int>;
            }
            """;
        const string Code = """
            using System.Linq;
            using Identity.Storage;
            using Microsoft.EntityFrameworkCore;
            namespace Vibes;
            public class Grant { public int Id { get; set; } public int ClientId { get; set; } public Client Client { get; set; } = null!; }
            public class Setting : Entity { public string Value { get; set; } = ""; }
            public class Note : Entity<int> { public string Text { get; set; } = ""; }
            public class ClientDto { public int Id { get; set; } public int GrantId { get; set; } }
            public class Context : DbContext
            {
                public DbSet<Client> Clients => Set<Client>();
                public DbSet<Grant> Grants => Set<Grant>();
                public DbSet<Setting> Settings => Set<Setting>();
                public DbSet<Note> Notes => Set<Note>();
                public Client? Get(int clientId) => Clients.SingleOrDefault(client => client.Id == clientId);
                public ClientDto Of(Grant grant) => new() { Id = grant.ClientId, GrantId = grant.Id };
                public Setting? Setting(int id) => Settings.Find(id);
                public bool Has(int noteId) => Notes.Any(note => note.Id == noteId);
            }
            """;
        var change = await CodeChange.OfLibraryAsync(Library, ("Code.cs", Code));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(["Grant", "Note"], change.Result.Entities);
        Assert.Equal(
            Code.Replace("Grant { public int Id", "Grant { public Guid Id", StringComparison.Ordinal).Replace("Entity<int>", "Entity<Guid>", StringComparison.Ordinal)
                .Replace("int GrantId", "Guid GrantId", StringComparison.Ordinal).Replace("int noteId", "Guid noteId", StringComparison.Ordinal),
            change.Text("Code/Code.cs").Replace("using System;\n", "", StringComparison.Ordinal));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Equal(["UK0825 Library: Client.Id, Setting.Id stay integers."], change.Result.Problems.Select(problem => $"{problem.Code} {problem.Subject}: {problem.Message}"));
        Assert.Equal("", string.Join('\n', change.Open));
    }

    /// <summary>What makes values for tests takes functions of several kinds, and the compiler blames the function.</summary>
    [Theory]
    [InlineData("Library", "UuidDecision.Open<Guid>(\"$1\")", "KnownIds")]
    [InlineData("xunit.core", "TestIds.Of($1)", "TestIds")]
    public async Task Values_that_functions_make_for_ids_change(string library, string number, string names)
    {
        const string Library = """
            namespace Fakes
            {
                using System;
                using System.Linq.Expressions;
                public class Randomizer { public int Int(int min = 0, int max = 9) => 0; public int Number(int max = 9) => 0; public Guid Guid() => System.Guid.Empty; }
                public class Faker { public int UniqueIndex => 0; public Randomizer Random { get; } = new(); }
                public class Faker<T>
                {
                    public Faker<T> RuleFor<P>(Expression<Func<T, P>> property, P value) => this;
                    public Faker<T> RuleFor<P>(Expression<Func<T, P>> property, Func<P> value) => this;
                    public Faker<T> RuleFor<P>(Expression<Func<T, P>> property, Func<Faker, P> setter) => this;
                    public Faker<T> RuleFor<P>(Expression<Func<T, P>> property, Func<Faker, T, P> setter) => this;
                }
            }
            """;
        const string Before = "object A(int? id) => new Fakes.Faker<Journal>().RuleFor(j => j.Id, f => f.UniqueIndex).RuleFor(j => j.UserId, f => id ?? f.UniqueIndex + 1).RuleFor(j => j.Pages, f => f.UniqueIndex).RuleFor(j => j.UserId, f => 5).RuleFor(j => j.Id, (f, j) => { if (j.Pages > 3) return id ?? 7; return f.UniqueIndex; }).RuleFor(j => j.Id, f => f.Random.Int(1, 9)).RuleFor(j => j.Pages, f => f.Random.Number(5)).RuleFor(j => j.Title, f => \"t\");";
        const string After = "object A(Guid? id) => new Fakes.Faker<Journal>().RuleFor(j => j.Id, f => UuidDecision.Open<Guid>(\"f.UniqueIndex\")).RuleFor(j => j.UserId, f => id ?? UuidDecision.Open<Guid>(\"f.UniqueIndex + 1\")).RuleFor(j => j.Pages, f => f.UniqueIndex).RuleFor(j => j.UserId, f => KnownIds.User5).RuleFor(j => j.Id, (f, j) => { if (j.Pages > 3) return id ?? KnownIds.Journal7; return UuidDecision.Open<Guid>(\"f.UniqueIndex\"); }).RuleFor(j => j.Id, f => f.Random.Guid()).RuleFor(j => j.Pages, f => f.Random.Number(5)).RuleFor(j => j.Title, f => \"t\");";
        var change = await CodeChange.OfLibraryAsync((library, Library), ("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of(Before)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        var after = System.Text.RegularExpressions.Regex.Replace(After, """UuidDecision.Open<Guid>\("(.*?)"\)""", number).Replace("KnownIds", names, StringComparison.Ordinal);
        Assert.Equal(Members(CodeBlock.Of(after)), Members(change.Text("Code/Code.cs")));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    private static string Members(string text) => text[text.IndexOf("class Code", StringComparison.Ordinal)..];
}
