using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Names;

public sealed class IntegerNamedLikeIdTests
{
    [Fact]
    public Task Declarations_named_after_an_entity_or_its_role() => RuleTest.Reports(Descriptors.IntegerNamedLikeId, """
        using System.Collections.Generic;

        public record JournalDto(int [|Id|], int? [|UserId|], int Pages);

        public class UserViewModel
        {
            public int [|Id|] { get; set; }
            public int? [|InvitedById|] { get; set; }
            public long[] [|JournalIds|] { get; set; } = [];
            private int [|_tagId|];
            public int Read() => _tagId;
        }

        public interface IJournalService { void Open(int [|id|], int [|user_id|]); }

        public class JournalsController
        {
            public void Show(int [|id|], List<int> [|tagIds|], int [|ReminderID|])
            {
                int [|userId|] = 1;
                System.Action<int> act = (int [|journalId|]) => { };
            }
        }
        """);

    [Fact]
    public Task Nothing_else() => RuleTest.Reports(Descriptors.IntegerNamedLikeId, """
        using System;
        using System.Collections.Generic;

        public enum Kind { UserId }

        public class Stripe
        {
            public const int UserId = 1;
            public int Id { get; set; }
            public int StripeUserId { get; set; }
            public int githubUserId;
            public Kind KindId { get; set; }
            public string JournalId { get; set; } = "";
            public Guid TagId { get; set; }
            public List<int> Users { get; set; } = [];
            public Dictionary<int, string> UserNames { get; set; } = [];
        }

        public class JournalService
        {
            public void List(int page, int count, int user, int paid, int tagged, int userIdx, int idUser, int userIds, int[] journals, double id) { }
        }

        public class Journalist { public int Id { get; set; } }
        """);

    // What the model knows is for the other rules: a key, and a number of an entity that is none.
    [Fact]
    public Task Not_what_the_model_knows() => RuleTest.Reports(Descriptors.IntegerNamedLikeId, "class Nothing { }");
}
