using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Models;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Models;

public sealed class IntegerKeyPropertyTests
{
    [Fact]
    public Task Keys_and_foreign_keys_of_entities() => RuleTest.Reports(Descriptors.IntegerKeyProperty, """
        using Microsoft.EntityFrameworkCore;

        public class Author
        {
            public long [|Id|] { get; set; }
            public int Age { get; set; }
        }

        public class Book
        {
            public int [|BookId|] { get; set; }
            public long? [|AuthorId|] { get; set; }
            public Author? Author { get; set; }
            public string ShelfId { get; set; } = "";
        }

        public class Library : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
            public DbSet<Book> Books => Set<Book>();
        }
        """, model: null);

    [Fact]
    public Task A_key_in_a_base_class_is_reported_where_it_is_declared() => RuleTest.Reports(Descriptors.IntegerKeyProperty, """
        using Microsoft.EntityFrameworkCore;

        public abstract class Row
        {
            public int [|Id|] { get; set; }
            public int Version { get; set; }
        }

        public class Author : Row;
        public class Book : Row;

        public class Library : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
            public DbSet<Book> Books => Set<Book>();
        }
        """, model: null);

    [Fact]
    public Task An_excluded_entity_keeps_its_key() => RuleTest.Reports(Descriptors.IntegerKeyProperty, """
        using Microsoft.EntityFrameworkCore;

        public class Author
        {
            public int Id { get; set; }
        }

        public class Book
        {
            public int [|Id|] { get; set; }
            public int AuthorId { get; set; }
            public Author? Author { get; set; }
        }

        public class Library : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
            public DbSet<Book> Books => Set<Book>();
        }
        """, model: null, config: "vibes_uuid.excluded_entities = Author");

    [Fact]
    public Task A_column_without_a_foreign_key_is_a_reference_where_the_settings_say_so() => RuleTest.Reports(Descriptors.IntegerKeyProperty, """
        using Microsoft.EntityFrameworkCore;
        public class Author
        {
            public int [|Id|] { get; set; }
        }

        public class Book
        {
            public int [|Id|] { get; set; }
            public int? [|Writer|] { get; set; }
            public int? Reader { get; set; }
        }

        public class Library : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
            public DbSet<Book> Books => Set<Book>();
        }
        """, model: null, config: "vibes_uuid.references = Book.Writer: Author");

    [Fact]
    public Task The_fix_changes_the_type_and_keeps_what_is_nullable() => RuleTest.Fixes(Descriptors.IntegerKeyProperty, new IntegerKeyPropertyFix(), """
        using Microsoft.EntityFrameworkCore;

        public class Author
        {
            /// <summary>The key.</summary>
            public long [|Id|] { get; set; } // kept
        }

        public class Book
        {
            public int [|Id|] { get; set; }
            public System.Int64? [|AuthorId|] { get; set; }
            public Author? Author { get; set; }
        }

        public class Library : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
            public DbSet<Book> Books => Set<Book>();
        }
        """, """
        using Microsoft.EntityFrameworkCore;

        public class Author
        {
            /// <summary>The key.</summary>
            public System.Guid Id { get; set; } // kept
        }

        public class Book
        {
            public System.Guid Id { get; set; }
            public System.Guid? AuthorId { get; set; }
            public Author? Author { get; set; }
        }

        public class Library : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
            public DbSet<Book> Books => Set<Book>();
        }
        """, model: null);
}
