using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Hygiene;

public sealed class EmptyIdTests
{
    [Fact]
    public Task Empty_ids_in_keys_and_returns() => RuleTest.Reports(Descriptors.EmptyId, """
        using System;
        using Vibes;

        public class Service
        {
            public Journal New() => new() { Id = [|new Guid()|], UserId = [|Guid.Empty|], Title = "" };

            public void Clear(Journal journal)
            {
                journal.UserId = [|default|];
                journal.User.InvitedById = [|Guid.Empty|];
            }

            public Guid Owner(Journal? journal) => journal is null ? [|Guid.Empty|] : journal.UserId;
        }
        """, Journals.GuidModel);

    /// <summary>A test makes one to see it refused.</summary>
    [Fact]
    public Task Not_in_tests() => RuleTest.Reports(Descriptors.EmptyId, """
        using System;
        using Vibes;
        using Xunit;

        public class Tests
        {
            [Fact]
            public void Refuses() => Assert.Throws<ArgumentException>(() => Check(new Journal { UserId = Guid.Empty }));

            private static void Check(Journal journal) => throw new ArgumentException(journal.Title);
        }
        """, Journals.GuidModel);

    [Fact]
    public Task Comparisons_arguments_out_parameters_nulls_and_other_guids_are_silent() => RuleTest.Reports(Descriptors.EmptyId, """
        using System;
        using System.Linq;
        using Vibes;

        public class Service
        {
            private Guid _correlation = Guid.Empty;

            public Journal? Nothing(VibesContext db) => Find(db, Guid.Empty);

            private static Journal? Find(VibesContext db, Guid id) => db.Journals.FirstOrDefault(x => x.Id == id);

            public bool IsNew(Journal journal) => journal.Id == Guid.Empty || journal.UserId == default || journal.Id.Equals(new Guid());

            public void Detach(User user)
            {
                user.InvitedById = default;
                user.InvitedById = null;
                _correlation = default;
            }

            public bool TryGet(Journal? journal, out Guid id)
            {
                id = default;
                if (journal is null)
                    return false;
                id = journal.Id;
                return true;
            }

            public Guid Last(Journal[] journals)
            {
                Guid last = default;
                foreach (var journal in journals)
                    last = journal.Id;
                return last;
            }

            public void Set(Journal journal, Guid id) => journal.Id = new Guid(id.ToByteArray());
        }
        """, Journals.GuidModel);
}
