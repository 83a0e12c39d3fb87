using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Models;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Models;

public sealed class IntegerIdMemberTests
{
    // What only other types tell of a member is found when all of them were seen; see ReceivedIdentifier.
    [Fact]
    public Task Records_and_classes_whose_own_code_ties_them_to_an_id() => RuleTest.Reports(Descriptors.IntegerIdMember, """
        using System.Collections.Generic;
        using System.Linq;
        using Vibes;

        public record JournalDto(int [|Id|], string Title, int Pages)
        {
            public static JournalDto From(Journal journal) => new(journal.Id, journal.Title, journal.Pages);
        }

        public class JournalView
        {
            public int [|Author|] { get; set; }
            public int? [|InvitedBy|] { get; init; }
            public int Page { get; set; }

            public static implicit operator JournalView(Journal journal) => new() { Author = journal.UserId, InvitedBy = journal.User.InvitedById, Page = journal.Pages };
        }

        public record struct Move(int [|Journal|], int Position)
        {
            public Journal? Find(VibesContext db)
            {
                var (journal, position) = (Journal, Position);
                return db.Journals.FirstOrDefault(x => x.Id == journal && x.Pages > position);
            }
        }
        """);

    [Fact]
    public Task Entities_and_numbers_are_not_its_matter() => RuleTest.Reports(Descriptors.IntegerIdMember, """
        using System.Linq;
        using Vibes;

        // Named as an id and never one: the count of pages.
        public record Statistics(int JournalId, int Count, int Year)
        {
            public static Statistics Of(VibesContext db, Journal journal) =>
                new(journal.Pages, db.Journals.Count(x => x.UserId == journal.UserId), db.Reminders.Max(x => x.Year));
        }

        public class Service(VibesContext db)
        {
            private int _user;

            public void Remember(User user) => _user = user.Id;
        }
        """);

    [Fact]
    public Task The_fix_changes_a_parameter_of_a_record_and_a_property() => RuleTest.Fixes(Descriptors.IntegerIdMember, new IntegerIdMemberFix(), """
        using System;
        using Vibes;

        public record Move(int [|Journal|], int Position)
        {
            public bool Fits(Journal journal) => journal.Id.Equals(Journal);
        }

        public class View
        {
            public int? [|Author|] { get; init; }
            public bool Fits(Journal journal) => journal.UserId.Equals(Author);
        }
        """, """
        using System;
        using Vibes;

        public record Move(Guid Journal, int Position)
        {
            public bool Fits(Journal journal) => journal.Id.Equals(Journal);
        }

        public class View
        {
            public Guid? Author { get; init; }
            public bool Fits(Journal journal) => journal.UserId.Equals(Author);
        }
        """);
}
