using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.EntityFramework;

public sealed class IntegerSeedTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Anonymous_objects_compile_in_both_states(bool guid) => RuleTest.Reports(Descriptors.IntegerSeed, """
        using System;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Metadata.Builders;
        using Vibes;

        public class Seeds : IEntityTypeConfiguration<Journal>
        {
            private const int First = 1;

            public void Configure(EntityTypeBuilder<Journal> builder)
            {
                builder.HasData(new { Id = [|1|], UserId = [|-1|], Title = "", Pages = 10, CreatedAt = DateTime.UnixEpoch });
                builder.HasData(
                    new { Id = [|First|], UserId = Guid.Empty, Pages = 20 },
                    new { Id = Guid.Empty, UserId = [|2|], Pages = 30 });
                builder.HasData(new object[] { new { Id = [|3L|], Pages = 1 } });
            }

            public static void Users(ModelBuilder builder) => builder.Entity<User>(user => user.HasData(new { Id = [|1|], Email = "", InvitedById = (int?)[|null|] }));
        }
        """.Replace("(int?)[|null|]", "default(Guid?)", StringComparison.Ordinal), Journals.In(guid));

    [Fact]
    public Task Entities_before_the_change() => RuleTest.Reports(Descriptors.IntegerSeed, """
        using System.Collections.Generic;
        using Microsoft.EntityFrameworkCore;
        using Vibes;

        public static class Seeds
        {
            public static void Seed(ModelBuilder builder)
            {
                builder.Entity<Journal>().HasData(
                    new Journal { Id = [|1|], UserId = [|7|], Pages = 10 },
                    new Journal { Id = [|2|], UserId = [|Owner()|], Pages = 20 });
                builder.Entity<Tag>().HasData(new List<Tag> { new() { Id = [|1|], Name = "a" }, new() { Id = [|2|], Name = "b" } });
            }

            // Not seed data: other rules say what there is to say.
            public static Journal New() => new() { Id = 1, UserId = 7 };

            private static int Owner() => 7;
        }
        """);

    [Fact]
    public Task Guid_seeds_are_silent() => RuleTest.Reports(Descriptors.IntegerSeed, """
        using System;
        using Microsoft.EntityFrameworkCore;
        using Vibes;

        public static class Seeds
        {
            public static void Seed(ModelBuilder builder)
            {
                builder.Entity<Journal>().HasData(new Journal { Id = new Guid("00000000-0001-8000-9d5f-0e8a7b6c5d4f"), Pages = 10 });
                builder.Entity<Reminder>().HasData(new { Id = default(Guid), Year = 2026 });
            }
        }
        """, Journals.GuidModel);
}
