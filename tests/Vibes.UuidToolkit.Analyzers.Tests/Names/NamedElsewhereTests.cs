using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Names;

/// <summary>VUID0902: what the other rules say of ids that another project of the program only names.</summary>
public sealed class NamedElsewhereTests
{
    private const string Application = """
        namespace Vibes;
        public record UserDto(int Id, string Name, int Logins, int? InvitedById);
        public class JournalInput { public long[] TagIds { get; set; } = []; public int UserId { get; set; } public int Pages { get; set; } public int StripeCustomerId { get; set; } }
        public class Tokens { public const int SystemUserId = 0; public string Issue(int userId) => ""; public string Show(int page) => ""; public string Sign(int userId) => ""; public string Charge(int stripeInvoiceId, int githubAppId) => ""; }
        public interface IJournalStore { string Title(int journalId); int Count(int year); }
        """;

    private const string Tests = CodeBlock.Usings + """
        class Tests
        {
            Tokens tokens = new();

            // A number beside an id, in a tuple, in a collection, in a pattern, in an object, in a call.
            void Literals(UserDto me, UserDto[] all, JournalInput input)
            {
                Xunit.Assert.Equal([|3|], me.Id);
                Xunit.Assert.Equal(3, me.Logins);
                Xunit.Assert.Equal(([|8|], "login", 2), (me.Id, me.Name, me.Logins));
                Xunit.Assert.Equal(new[] { [|1|], [|2|] }, all.Select(user => user.Id));
                Xunit.Assert.Equal(new[] { 1, 2 }, all.Select(user => user.Logins));
                Xunit.Assert.Contains(all, user => user is { Id: [|7|], Logins: 1 });
                Xunit.Assert.Equal(new UserDto([|5|], "Mei", 1, [|6|]), me);
                input = new JournalInput { TagIds = new [|long|][] { [|2|], [|9|] }, UserId = [|4|], Pages = 5, StripeCustomerId = 6 };
                _ = tokens.Issue([|1|]) + tokens.Show(2) + tokens.Charge(40, 7);
                _ = (me.Id, me.Logins) == ([|1|], 2);
            }

            // What goes to it or comes from it: parameters, variables, collections, order.
            string As([|int|] who) => tokens.Issue(who);
            string Get(string s) => tokens.Issue([|int.Parse|](s));
            void Collects(UserDto me) { var seen = new List<[|int|]>(); seen.Add(me.Id); var sizes = new List<int>(); sizes.Add(me.Logins); }
            bool Newer(UserDto a, UserDto b) => [|a.Id > b.Id|] || a.Logins > b.Logins;
            bool IsNew(UserDto a) => [|a.Id == 0|] || a.Logins == 0;
            void Page(int page) => tokens.Show(page);

            // A class here that another project's contract binds: the contract changes with it.
            class Store(VibesContext db) : IJournalStore { public string Title(int journalId) => db.Journals.Single(j => j.Id == journalId).Title; public int Count(int year) => db.Journals.Count(j => j.Pages == year); }

            [Xunit.Theory]
            [Xunit.InlineData([|1|], "a", 2)]
            [Xunit.InlineData([|Tokens.SystemUserId|], "b", 3)]
            public void Rows([|int|] userId, string name, int page) => Xunit.Assert.Equal(name, tokens.Issue(userId) + tokens.Show(page));
        }
        """;

    private const string Common = "namespace Common; public static class Known { public const int AdminId = 24; public const int Size = 10; } public record UserMoved(int UserId);";

    [Fact]
    public Task On_the_command_line() => RuleTest.ReportsBeside(Descriptors.NamedElsewhere, Tests, OtherProject.Of(Application));

    [Fact]
    public Task In_an_editor() => RuleTest.ReportsBeside(Descriptors.NamedElsewhere, Tests, OtherProject.InEditor(Application));

    /// <summary>What another project's name does not say to be an id is reported where it is given one: the compiler will refuse it there.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task What_is_given_to_another_project(bool isInEditor)
    {
        const string application = Application + " public interface IHub { void Completed(int number, string text); int Last { get; set; } void Started(int journalId); }";
        return RuleTest.ReportsBeside(Descriptors.IntegerThatStays, CodeBlock.Of("""
            void A(IHub hub, Journal j, int pages) { hub.Completed([|j.Id|], ""); hub.Last = [|j.Id|]; hub.Completed(j.Pages, ""); hub.Last = pages; hub.Started(j.Id); }
            bool B(IHub hub, Journal j) => [|j.Id == hub.Last|] || j.Pages == hub.Last;
            """), isInEditor ? OtherProject.InEditor(application) : OtherProject.Of(application));
    }

    /// <summary>What its name does say to be one is told there as well, more quietly: the other project may see no entity, and report nothing of it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task What_is_given_to_what_another_project_names_like_an_id(bool isInEditor)
    {
        const string application = Application + " public record Closed(int JournalId, int Pages); public static class Hub { public static void Started(int journalId) { } public static void Shown(int? userId) { } public static int UserId { get; set; } }";
        return RuleTest.ReportsBeside(Descriptors.IdToAnotherProject, CodeBlock.Of("""
            void A(Journal j, User u) { _ = new Closed([|j.Id|], j.Pages); Hub.Started([|j.Id|]); Hub.Shown([|u.Id|]); Hub.Shown([|u.InvitedById|]); Hub.UserId = [|j.UserId|]; }
            void B(Journal j, Journal k) { j.UserId = k.UserId; Hub.Started(j.Pages); Hub.Started(5); new Tokens().Show(j.Id); j = new Journal { UserId = j.UserId }; }
            void C(int journalId) => Hub.Started(journalId);
            """), isInEditor ? OtherProject.InEditor(application) : OtherProject.Of(application));
    }

    /// <summary>What is looked for among the integers of another project, or added to them, is given to it as well.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task What_is_looked_for_in_another_projects_collections(bool isInEditor)
    {
        const string application = Application + """
             public class Provider { public System.Collections.Generic.IList<int> Only { get; } = []; public int[] Others = []; public System.Collections.Generic.Dictionary<int, string> Names { get; } = [];
                public System.Collections.Generic.List<string> Texts { get; } = []; public System.Collections.Generic.IEnumerable<int> Pages() => []; }
            """;
        return RuleTest.ReportsBeside(Descriptors.IdToAnotherProject, CodeBlock.Of("""
            bool A(Provider p, Journal j) => p.Only.Contains([|j.UserId|]) || p.Others.Contains([|j.Id|]) || p.Only.Contains(j.Pages) || p.Texts.Contains(j.Title);
            void B(Provider p, Journal j) { p.Only.Add([|j.Id|]); p.Names[[|j.Id|]] = p.Names.TryGetValue([|j.UserId|], out var found) ? found : ""; p.Texts.Add(j.Title); }
            bool C(Provider p, Journal j, List<int> mine) => mine.Contains(j.Id) || p.Pages().Contains(j.Pages) || p.Pages().Contains([|j.Id|]);
            """), isInEditor ? OtherProject.InEditor(application) : OtherProject.Of(application));
    }

    /// <summary>A project that neither has entities nor is built on one that has is another project too: an editor refers to it itself, a build to what its own build made.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("/src/Common/obj/Debug/net10.0/ref/OtherLibrary.dll")]
    [InlineData("C:\\src\\Common\\obj\\Debug\\net10.0\\refint\\OtherLibrary.dll")]
    public Task A_project_without_entities(string? path) => RuleTest.ReportsWithModelBeside(Descriptors.IdFromAnotherProject, CodeBlock.Of("""
        void A(Journal j) { j.UserId = [|Common.Known.AdminId|]; j.Pages = Common.Known.Size; }
        bool B(Journal j) => j.UserId != [|Common.Known.AdminId|] && j.Pages != Common.Known.Size;
        void C(Journal j, Common.UserMoved moved) { j.UserId = [|moved.UserId|]; }
        """), path is null ? OtherProject.InEditor(Common, model: null) : OtherProject.At(Common, path));

    /// <summary>A package's integers stay.</summary>
    [Theory]
    [InlineData("/packages/common/1.0.0/ref/net10.0/OtherLibrary.dll")]
    [InlineData("/packages/common/1.0.0/ref/OtherLibrary.dll")]
    public Task A_package(string path) => RuleTest.ReportsWithModelBeside(Descriptors.IntegerThatStays, CodeBlock.Of("""
        void A(Journal j) { _ = new Common.UserMoved([|j.UserId|]); }
        """), OtherProject.At(Common, path));

    /// <summary>And where an id is made of what another project declares, whatever that is called there.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task What_another_project_gives(bool isInEditor)
    {
        const string application = Application + " public class Actor { public int UserId { get; set; } public int? Owner { get; set; } public int Pages { get; set; } public const int System = 1; public static int Current() => 2; public System.Threading.Tasks.Task<int> NextAsync() => null!; }";
        return RuleTest.ReportsBeside(Descriptors.IdFromAnotherProject, CodeBlock.Of("""
            void A(Journal j, Actor a) { j.UserId = [|a.UserId|]; j.UserId = [|a.Owner|].GetValueOrDefault(); j.UserId = [|a.Owner|] ?? [|Actor.System|]; j.UserId = [|Actor.Current()|]; j.Pages = a.Pages; }
            async Task B(Journal j, Actor a) { j.Id = await [|a.NextAsync()|]; j.Pages = await a.NextAsync(); }
            bool C(Journal j, Actor a) => j.UserId == [|a.UserId|] || j.UserId == a.Owner || j.Pages == a.UserId;
            Journal? D(Actor a, User u) => db.Journals.Find(a.UserId) ?? db.Journals.First(j => j.UserId == u.Id);
            void E(Journal j, User u, Reminder r) { j.UserId = u.Id; j.UserId = r.Year; }
            """), isInEditor ? OtherProject.InEditor(application) : OtherProject.Of(application));
    }

    /// <summary>The names of a library are its own, whatever they are.</summary>
    [Fact]
    public Task Of_a_library()
    {
        const string library = "namespace Tracking; public record UserDto(int Id); public static class Users { public static void Get(int userId) { } }";
        return RuleTest.ReportsBeside(Descriptors.NamedElsewhere, "class Code { void A(Tracking.UserDto u) { Tracking.Users.Get(5); Xunit.Assert.Equal(3, u.Id); } }", OtherProject.Of(library, model: null));
    }

    /// <summary>Where the code of this project proves it, the rule itself says so.</summary>
    [Fact]
    public Task What_is_proved_is_no_guess() => RuleTest.ReportsBeside(Descriptors.IntegerParameter, CodeBlock.Usings + """
        class Code
        {
            string A(VibesContext db, [|int|] who) { _ = db.Users.Find(who); return new Tokens().Issue(who); }
            string B(int who) => new Tokens().Issue(who);
            class Store(VibesContext db) : IJournalStore { public string Title([|int|] journalId) => db.Journals.Single(j => j.Id == journalId).Title; public int Count(int year) => year; }
        }
        """, OtherProject.Of(Application));

    /// <summary>So does a call that passes a key to what is named like one.</summary>
    [Fact]
    public Task A_call_with_a_key_proves_the_others() => RuleTest.ReportsBeside(Descriptors.IntegerLiteral, CodeBlock.Usings + """
        class Code
        {
            void A(Tokens tokens, Journal j) { tokens.Sign(j.UserId); tokens.Sign([|5|]); tokens.Issue(5); tokens.Show(j.Pages); tokens.Show(5); }
        }
        """, OtherProject.Of(Application));

    [Fact]
    public Task Nothing_of_the_program_stays_an_integer() => RuleTest.ReportsBeside(Descriptors.IntegerThatStays, CodeBlock.Usings + """
        class Code
        {
            void A(Journal j) { new Tokens().Issue(j.UserId); BitConverter.GetBytes([|j.Id|]); }
        }
        """, OtherProject.Of(Application));

    [Fact]
    public Task Nothing_of_the_program_is_a_librarys() => RuleTest.ReportsBeside(Descriptors.IntegerSource, CodeBlock.Usings + """
        class Code
        {
            void A(Journal j, JournalInput input, BinaryReader reader) { j.UserId = input.UserId; j.UserId = [|reader.ReadInt32|](); }
        }
        """, OtherProject.Of(Application));
}
