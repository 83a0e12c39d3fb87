using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Hygiene;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Hygiene;

public sealed class TextIdTests
{
    [Theory]
    [InlineData("int")]
    [InlineData("System.Guid")]
    public Task Text_of_entities_that_receives_an_id(string key) => RuleTest.Reports(Descriptors.TextId, $$"""
        using Microsoft.EntityFrameworkCore;

        public class Author
        {
            public {{key}} Id { get; set; }
            public string Name { get; set; } = "";
        }

        public class Event
        {
            public {{key}} Id { get; set; }
            public string Subject { get; set; } = "";
            public string? Text { get; set; }
        }

        public record Message(string Subject);

        public class Context : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
            public DbSet<Event> Events => Set<Event>();

            public Event Deleted(Author author) => new() { [|Subject|] = author.Id.ToString(), Text = $"{author.Id} is gone" };

            public void Change(Event change, Author author)
            {
                [|change.Subject|] = $"{author.Id}";
                change.Text = author.Name.ToString();
            }

            public Message Sent(Author author) => new(author.Id.ToString());
        }
        """, model: null);

    [Fact]
    public Task Configured_as_text() => RuleTest.Fixes(Descriptors.TextId, new TextIdFix(),
        Configuration(".[|HasConversion<string>|]()", "[|\"varchar(36)\"|]", "[|\"text\"|]"), Configuration("", "\"uuid\"", "\"uuid\""), model: null);

    private static string Configuration(string conversion, string type, string attribute) => $$"""
        using System;
        using System.ComponentModel.DataAnnotations.Schema;
        using Microsoft.EntityFrameworkCore;

        public class Author
        {
            public Guid Id { get; set; }
            [Column(TypeName = "text")]
            public string Name { get; set; } = "";
        }

        public class Book
        {
            public Guid Id { get; set; }
            [Column(TypeName = {{attribute}})]
            public Guid AuthorId { get; set; }
            public Author? Author { get; set; }
        }

        public class Context : DbContext
        {
            public DbSet<Author> Authors => Set<Author>();
            public DbSet<Book> Books => Set<Book>();

            protected override void OnModelCreating(ModelBuilder builder)
            {
                builder.Entity<Author>().Property(x => x.Id){{conversion}}.HasColumnName("id");
                builder.Entity<Author>().Property(x => x.Name).HasConversion<string>().HasColumnType("text");
                builder.Entity<Book>().Property(x => x.Id).HasColumnType({{type}});
            }
        }
        """;
}
