using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Models;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Models;

public sealed class IntegerValueObjectTests
{
    private const string Entities = """

        public class Author
        {
            public AuthorId Id { get; set; }
        }

        public class Book
        {
            public BookId Id { get; set; }
        }
        """;

    private const string Context = """

        public class Context : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
            public DbSet<Book> Books => Set<Book>();

            protected override void OnModelCreating(ModelBuilder builder)
            {
                builder.Entity<Author>().Property(x => x.Id).HasConversion(id => id.Value, value => new AuthorId(value));
            }
        }
        """;

    [Fact]
    public Task Records_around_one_integer() => RuleTest.Reports(Descriptors.IntegerValueObject, $$"""
        using System;
        using Microsoft.EntityFrameworkCore;

        public readonly record struct AuthorId(int [|Value|]);

        public sealed record BookId
        {
            public BookId(long value) => Value = value;
            public long [|Value|] { get; }
        }

        public readonly record struct Age(int Years);
        public readonly record struct Range(int From, int To);

        public class Author
        {
            public AuthorId Id { get; set; }
            public Age Age { get; set; }
        }

        public class Book
        {
            public BookId Id { get; set; } = null!;
            public AuthorId AuthorId { get; set; }
            public Author? Author { get; set; }
            public Range Pages { get; set; }
        }
        {{Context}}
        """, model: null);

    [Fact]
    public Task A_value_that_a_base_type_declares_is_reported_where_its_type_is_written() => RuleTest.Reports(Descriptors.IntegerTypeArgument, $$"""
        using Microsoft.EntityFrameworkCore;

        public abstract record TypedId<T>(T Value)
        {
            public static implicit operator T(TypedId<T> id) => id.Value;
        }

        public sealed record AuthorId(int Value) : TypedId<[|int|]>(Value);
        public sealed record BookId(int Value) : TypedId<[|int|]>(Value);
        public sealed record Age(int Value) : TypedId<int>(Value);
        public sealed record Copies(int Value, int Lent) : TypedId<int>(Value);

        public class Author
        {
            public AuthorId Id { get; set; } = null!;
            public Age Age { get; set; } = null!;
        }

        public class Book
        {
            public BookId Id { get; set; } = null!;
            public AuthorId AuthorId { get; set; } = null!;
            public Author? Author { get; set; }
            public Copies Copies { get; set; } = null!;
            public int Sum() => Copies + Copies.Lent;
        }
        {{Context}}
        """, model: null);

    [Fact]
    public Task A_generated_value_is_reported_at_the_attribute() => RuleTest.Reports(Descriptors.IntegerValueObject, $$"""
        using System;
        using Microsoft.EntityFrameworkCore;

        public class ValueObjectAttribute<T> : Attribute;
        public class ValueObjectAttribute(Type type) : Attribute
        {
            public Type Type { get; } = type;
        }

        [ValueObject<[|int|]>]
        public partial struct AuthorId;

        [ValueObject(typeof([|int|]))]
        public partial struct BookId;

        {{Entities}}
        {{Context}}
        """, """
        public partial struct AuthorId(int value)
        {
            public int Value { get; } = value;
        }

        public partial struct BookId
        {
            private readonly bool _isInitialized = false;
            private readonly int _value = 0;
            public int Value => _isInitialized ? _value : throw new System.InvalidOperationException();
            public BookId() { }
        }
        """);

    // An attribute that takes several values at once has none to compare with.
    [Fact]
    public Task Code_generators_that_are_given_the_names_of_templates() => RuleTest.Reports(Descriptors.IntegerValueObject, $$"""
        using System;
        using Microsoft.EntityFrameworkCore;

        public class StronglyTypedIdAttribute(params string[] templates) : Attribute
        {
            public string[] Templates { get; } = templates;
        }

        [StronglyTypedId("int", "efcore")]
        public partial struct AuthorId;

        public readonly record struct BookId(int [|Value|]);

        {{Entities}}
        {{Context}}
        """, """
        public partial struct AuthorId(int value)
        {
            public int Value { get; } = value;
        }
        """);

    [Fact]
    public Task The_fix_changes_what_is_wrapped() => RuleTest.Fixes(Descriptors.IntegerValueObject, new IntegerValueObjectFix(), """
        using System;
        using Microsoft.EntityFrameworkCore;

        public readonly record struct AuthorId(int [|Value|]);

        public class Author
        {
            public AuthorId Id { get; set; }
        }

        public class Context : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
        }
        """, """
        using System;
        using Microsoft.EntityFrameworkCore;

        public readonly record struct AuthorId(Guid Value);

        public class Author
        {
            public AuthorId Id { get; set; }
        }

        public class Context : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
        }
        """, model: null);
}
