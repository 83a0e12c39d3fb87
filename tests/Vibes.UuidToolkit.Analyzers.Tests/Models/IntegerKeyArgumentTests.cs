using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Models;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Models;

public sealed class IntegerKeyArgumentTests
{
    private const string Library = """
        using System;
        using System.Collections.Generic;
        using Microsoft.EntityFrameworkCore;

        public abstract class Entity<TKey>
        {
            public TKey Id { get; set; } = default!;
        }

        public abstract class Audited<TUser, TKey> : Entity<TKey>
        {
            public TUser By { get; set; } = default!;
        }

        public interface IRepository<T, TId>
        {
            T? Find(TId id);
        }

        public class Store<T, TValue> where T : Entity<TValue>;

        public class Page<T, TNumber>;
        """;

    [Fact]
    public Task Bases_of_entities_repositories_and_constraints() => RuleTest.Reports(Descriptors.IntegerKeyArgument, $$"""
        {{Library}}

        public class Author : Entity<[|int|]>;
        public class Book : Audited<int, [|int|]>;

        public class Context : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
            public DbSet<Book> Books => Set<Book>();
        }

        public class Books : IRepository<Book, [|int|]>
        {
            public Book? Find(int id) => null;
        }

        public class Service(IRepository<Author, [|int|]> authors)
        {
            public Page<Author, int> Page { get; } = new();
            public Dictionary<int, Author> ByAge { get; } = new();
            public List<Store<Author, [|int|]>> Stores { get; } = new() { new Store<Author, [|int|]>() };
            public Type Type => typeof(IRepository<Author, [|int|]>);
            public Author? Find() => Get<IRepository<Author, [|int|]>>() is { } found ? found.Find(1) : authors.Find(2);

            private static T? Get<T>() => default;
        }
        """, model: null);

    [Fact]
    public Task Identity() => RuleTest.Reports(Descriptors.IntegerKeyArgument, """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;

        public class Member : IdentityUser<[|int|]>;

        public class Context(DbContextOptions options) : IdentityDbContext<Member, IdentityRole<[|int|]>, [|int|]>(options);

        public static class Startup
        {
            public static void Add(IServiceCollection services) => services.AddIdentity<Member, IdentityRole<[|int|]>>();
        }
        """, model: null);

    [Fact]
    public Task The_fix_changes_the_argument() => RuleTest.Fixes(Descriptors.IntegerKeyArgument, new IntegerKeyArgumentFix(), """
        using System;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore;

        public class Member : IdentityUser<[|int|]>;
        public class Role : IdentityRole<[|int|]>;

        public class Context(DbContextOptions options) : IdentityDbContext<Member, Role, [|int|]>(options);
        """, """
        using System;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore;

        public class Member : IdentityUser<Guid>;
        public class Role : IdentityRole<Guid>;

        public class Context(DbContextOptions options) : IdentityDbContext<Member, Role, Guid>(options);
        """, model: null);
}
