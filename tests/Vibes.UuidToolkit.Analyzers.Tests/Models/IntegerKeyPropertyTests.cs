using Vibes.UuidToolkit.Analyzers.Rules;
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
}
