using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.EntityFramework;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.EntityFramework;

public sealed class IntegerColumnTypeTests
{
    [Theory]
    [InlineData("int")]
    [InlineData("System.Guid")]
    public Task In_an_attribute(string type) => RuleTest.Fixes(Descriptors.IntegerColumnType, new IntegerColumnTypeFix(), Source(type, "[|\"integer\"|]", "[|\"bigint\"|]"), Source(type, "\"uuid\"", "\"uuid\""), model: null);

    private static string Source(string type, string key, string reference) => $$"""
        using System.ComponentModel.DataAnnotations.Schema;
        using Microsoft.EntityFrameworkCore;

        public class Author
        {
            [Column("id", TypeName = {{key}})]
            public {{type}} Id { get; set; }

            [Column(TypeName = "integer")]
            public int Age { get; set; }
        }

        public class Book
        {
            [Column("book_id")]
            public {{type}} Id { get; set; }

            [Column(TypeName = {{reference}})]
            public {{type}} AuthorId { get; set; }
            public Author? Author { get; set; }
        }

        public class Library : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
            public DbSet<Book> Books => Set<Book>();
        }
        """;
}
