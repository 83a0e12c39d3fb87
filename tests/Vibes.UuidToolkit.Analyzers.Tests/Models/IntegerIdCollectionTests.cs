using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Models;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Models;

public sealed class IntegerIdCollectionTests
{
    [Fact]
    public Task Lists_arrays_dictionaries_and_tuples() => RuleTest.Reports(Descriptors.IntegerIdCollection, """
        using System.Collections.Generic;
        using System.Linq;
        using Vibes;

        public class Filter
        {
            public List<[|int|]> Users { get; set; } = new();
            public [|int|][] Tags { get; set; } = [];
            public Dictionary<[|int|], string> Titles { get; } = new();
            public List<int> Years { get; set; } = new();
            public System.Collections.Generic.IReadOnlyList<[|int?|]>? Inviters { get; init; }

            public List<Journal> FindJournals(VibesContext db, Filter filter) => db.Journals.Where(x => filter.Users.Contains(x.UserId)).ToList();

            public List<Tag> FindTags(VibesContext db, Filter filter) => db.Tags.Where(x => filter.Tags.Contains(x.Id)).ToList();

            public List<Reminder> FindReminders(VibesContext db, Filter filter) => db.Reminders.Where(x => filter.Years.Contains(x.Year)).ToList();

            public List<User> FindUsers(VibesContext db, Filter filter) => db.Users.Where(x => filter.Inviters!.Contains(x.InvitedById)).ToList();

            public void Fill(Filter filter, Journal journal) => filter.Titles[journal.Id] = journal.Title;
        }
        """);

    [Fact]
    public Task The_fix_changes_the_element() => RuleTest.Fixes(Descriptors.IntegerIdCollection, new IntegerIdCollectionFix(), """
        using System;
        using System.Collections.Generic;
        using Vibes;

        public class Filter
        {
            public List<[|int|]> Users { get; set; } = new();
            public void Fill(Filter filter, Journal journal) => filter.Users.Add(journal.UserId);
        }
        """, """
        using System;
        using System.Collections.Generic;
        using Vibes;

        public class Filter
        {
            public List<Guid> Users { get; set; } = new();
            public void Fill(Filter filter, Journal journal) => filter.Users.Add({|CS1503:journal.UserId|});
        }
        """);
}
