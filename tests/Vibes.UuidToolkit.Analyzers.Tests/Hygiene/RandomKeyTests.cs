using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Hygiene;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Hygiene;

public sealed class RandomKeyTests
{
    [Fact]
    public Task New_keys_of_entities() => RuleTest.Fixes(Descriptors.RandomKey, new RandomKeyFix(), Source("[|Guid.NewGuid()|]", "[|NewGuid()|]"), Source("Guid.CreateVersion7()", "CreateVersion7()"), Journals.GuidModel);

    private static string Source(string call, string imported) => $$"""
        using System;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        using Vibes;
        using static System.Guid;

        public class Service(VibesContext db)
        {
            public Guid Correlation { get; } = Guid.NewGuid();

            public Journal New(string title)
            {
                var id = {{call}};
                var journal = new Journal { Id = id, Title = title };
                journal.Tags.Add(new Tag { Id = {{call}} });
                journal.Id = {{imported}};
                journal.UserId = title == "" ? {{call}} /* kept */ : journal.UserId;
                return journal;
            }

            public bool Misses()
            {
                var unknown = Guid.NewGuid();
                return Find(unknown) is null && Find(Guid.NewGuid()) is null;
            }

            private Journal? Find(Guid id) => db.Journals.FirstOrDefault(x => x.Id == id);

            public string Token() => Guid.NewGuid().ToString("N");

            public bool Knows(Journal journal) => journal.Id == Guid.NewGuid();

            public void Seed(ModelBuilder builder) => builder.Entity<Tag>().HasData(new Tag { Id = Guid.NewGuid() });
        }
        """;
}
