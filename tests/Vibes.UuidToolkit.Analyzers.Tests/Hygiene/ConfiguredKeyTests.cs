using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Hygiene;

public sealed class ConfiguredKeyTests
{
    [Fact]
    public Task Random_defaults() => RuleTest.Reports(Descriptors.RandomKeyDefault, """
        using System;
        using Microsoft.EntityFrameworkCore;
        using Vibes;

        public static class Configuration
        {
            public static void Configure(ModelBuilder builder)
            {
                builder.Entity<Journal>().Property(x => x.Id).HasDefaultValueSql([|"uuid_generate_v4()"|]);
                builder.Entity<User>().Property(x => x.Id).HasColumnName("id").HasDefaultValueSql([|"public.gen_random_uuid()"|]);
                builder.Entity<Tag>().Property(x => x.Id).HasDefaultValueSql("uuidv7()");
                builder.Entity<Tag>().Property(x => x.Name).HasDefaultValueSql("gen_random_uuid()::text");
                builder.Entity<Journal>().Property<Guid>("Token").HasDefaultValueSql("gen_random_uuid()");
            }
        }
        """, Journals.GuidModel);

    [Fact]
    public Task New_ids_in_seed_data() => RuleTest.Reports(Descriptors.UnstableSeed, """
        using System;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        using Vibes;

        public static class Configuration
        {
            public static void Configure(ModelBuilder builder)
            {
                builder.Entity<Tag>().HasData(new Tag { Id = [|Guid.NewGuid()|], Name = "a" }, new Tag { Id = Guid.Parse("0190b6f0-4e2a-7c3b-9d5f-0e8a7b6c5d4f") });
                builder.Entity<Journal>().HasData(new { Id = [|Guid.CreateVersion7()|], Pages = 1 });
                builder.Entity<User>().HasData(new[] { "a", "b" }.Select(email => new User { Id = [|Guid.NewGuid()|], Email = email }));
            }

            public static Tag New() => new() { Id = Guid.NewGuid() };
        }
        """, Journals.GuidModel);
}
