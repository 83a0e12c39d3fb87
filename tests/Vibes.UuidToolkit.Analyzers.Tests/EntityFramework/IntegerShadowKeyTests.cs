using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.EntityFramework;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.EntityFramework;

public sealed class IntegerShadowKeyTests
{
    [Theory]
    [InlineData("int")]
    [InlineData("Guid")]
    public Task Keys_of_navigations_and_of_configured_relationships(string key) => RuleTest.Fixes(
        Descriptors.IntegerShadowKey, new IntegerShadowKeyFix(), Source(key, "[|int|]", "[|int?|]", "[|long|]"), Source(key, "Guid", "Guid?", "Guid"), model: null);

    private static string Source(string key, string convention, string optional, string configured) => $$"""
        using System;
        using Microsoft.EntityFrameworkCore;

        public class Author
        {
            public {{key}} Id { get; set; }
        }

        public class Book
        {
            public {{key}} Id { get; set; }
            public Author Author { get; set; } = null!;
            public Author? Translator { get; set; }
            public Author? Editor { get; set; }
        }

        public class Library : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
            public DbSet<Book> Books => Set<Book>();

            protected override void OnModelCreating(ModelBuilder builder) => builder.Entity<Book>(book =>
            {
                book.Property<{{convention}}>("AuthorId");
                book.Property<{{optional}}>("TranslatorId").HasColumnName("translator_id");
                book.Property<{{configured}}>("edited_by");
                book.HasOne(x => x.Editor).WithMany().HasForeignKey("edited_by");
                book.Property<int>("Shelf");
            });
        }
        """;
}
