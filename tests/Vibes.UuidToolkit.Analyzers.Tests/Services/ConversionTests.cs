using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Services;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Services;

/// <summary>VUID0306 to VUID0313: where integers become ids, and ids meet integers.</summary>
public sealed class ConversionTests
{
    [Fact]
    public Task Parsing() => RuleTest.Reports(Descriptors.IntegerParse, CodeBlock.Of("""
        void A(ClaimsPrincipal user, Journal j) { j.UserId = [|int.Parse|](user.FindFirst("sub")!.Value); }
        Journal? B(string s) => [|int.TryParse|](s, out var id) ? db.Journals.Find(id) : null;
        bool C(string s, Journal j) { int id; return [|int.TryParse|](s, CultureInfo.InvariantCulture, out id) && id == j.Id; }
        bool D(string s, Journal j) => j.Id == [|Convert.ToInt32|](s);
        bool E(string s, Journal j) { long id = [|Convert.ToInt64|](s); return j.Id == id; }
        IEnumerable<Journal> F(string csv) { var ids = csv.Split(',').Select([|int.Parse|]).ToList(); return db.Journals.Where(j => ids.Contains(j.Id)); }
        Journal? G(string s) => db.Journals.Find([|int.Parse|](s));
        void H(string s, Journal j) { j.Pages = int.Parse(s); Console.WriteLine(int.TryParse(s, out var page) ? page : 0); }
        static int ToInt(string s, int other = 0) => int.TryParse(s, out var number) ? number : other;
        static int? AsInt32OrNull(string s) => int.TryParse(s, out var number) ? number : null;
        Journal? I(string s) { var id = [|ToInt|](s); return db.Journals.Find(id); }
        IEnumerable<int> J(string csv) => csv.Split(',').Select(s => ToInt(s, 1));
        void K(string s, Journal j) { j.UserId = [|AsInt32OrNull|](s) ?? 0; j.Pages = AsInt32OrNull(s) ?? ToInt(s); }
        """));

    [Fact]
    public Task Parsing_beside_guid_keys() => RuleTest.Fixes(Descriptors.IntegerParse, new IntegerParseFix(), CodeBlock.Of("""
        Journal? A(string s) => db.Journals.Find([|int.Parse|](s));
        Journal? B(string s) => [|int.TryParse|](s, out var id) ? db.Journals.Find(id) : null;
        Journal? C(string s) => [|int.TryParse|](s, out int id) ? db.Journals.Find(id) : null;
        Journal? D(string s) { var id = [|Convert.ToInt32|](s); return db.Journals.Find(id); }
        Journal? E(string s) => db.Journals.Find([|int.Parse|](s, CultureInfo.InvariantCulture));
        static class Texts { public static int ToInt(string s) => int.Parse(s); }
        Journal? F(string s) => db.Journals.Find([|Texts.ToInt|](s));
        """), CodeBlock.Of("""
        Journal? A(string s) => db.Journals.Find(Guid.Parse(s));
        Journal? B(string s) => Guid.TryParse(s, out var id) ? db.Journals.Find(id) : null;
        Journal? C(string s) => Guid.TryParse(s, out Guid id) ? db.Journals.Find(id) : null;
        Journal? D(string s) { var id = Guid.Parse(s); return db.Journals.Find(id); }
        Journal? E(string s) => db.Journals.Find(Guid.Parse(s, CultureInfo.InvariantCulture));
        static class Texts { public static int ToInt(string s) => int.Parse(s); }
        Journal? F(string s) => db.Journals.Find([|Texts.ToInt|](s));
        """), Journals.GuidModel);

    [Fact]
    public Task Unboxing() => RuleTest.Reports(Descriptors.IntegerUnboxing, CodeBlock.Of("""
        Journal? A(object o) => db.Journals.Find(([|int|])o);
        Journal? B(object o) => db.Journals.Find([|Convert.ToInt32|](o));
        bool C(object o, Journal j) => j.Id.Equals(o as [|int|]?);
        void D(dynamic row) { var id = ([|int|])row.id; db.Users.Find(id); }
        int E(object o) => (int)o;
        void F(object o, Journal j) { j.Pages = (int)o; }
        long G(Journal j) => [|Convert.ToInt64|](j.Id);
        int H(Journal j) => Convert.ToInt32(j.Pages) + Convert.ToInt32(5L);
        """));

    [Fact]
    public Task Unboxing_beside_guid_keys() => RuleTest.Fixes(Descriptors.IntegerUnboxing, new IntegerUnboxingFix(), CodeBlock.Of("""
        Journal? A(object o) => db.Journals.Find(([|int|])o);
        Journal? B(Dictionary<string, object> row) => db.Journals.Find([|Convert.ToInt32|](row["id"]));
        Journal? C(Journal j) => db.Journals.Find([|Convert.ToInt32|](j.Id));
        """), CodeBlock.Of("""
        Journal? A(object o) => db.Journals.Find((Guid)o);
        Journal? B(Dictionary<string, object> row) => db.Journals.Find((Guid)row["id"]);
        Journal? C(Journal j) => db.Journals.Find((Guid)j.Id);
        """), Journals.GuidModel);

    [Fact]
    public Task Casts() => RuleTest.Reports(Descriptors.IntegerCast, CodeBlock.Of("""
        bool A(Journal j, long id) => j.Id == ([|int|])id;
        object B(Journal j) => ([|long|])j.Id;
        int? C(Journal? j) => j == null ? ([|int|]?)null : j.Id;
        int D(Journal? j) => j == null ? default([|int|]) : j.Id;
        bool E(Journal? j) => j?.Id is [|int|];
        int F(Journal j) => (int)(j.Pages * 1.5);
        int? G(Journal? j) => j == null ? (int?)null : j.Pages;
        """));

    [Fact]
    public Task What_stays_an_integer() => RuleTest.Reports(Descriptors.IntegerThatStays, CodeBlock.Of("""
        void A(Journal j) { j.Pages = [|j.UserId|]; }
        bool B(Journal j, Reminder r) => [|j.Id == r.Year|];
        public override int GetHashCode() => [|new Journal().Id|];
        byte[] C(Journal j) => BitConverter.GetBytes([|j.Id|]);
        void D(ISession s, Journal j) => s.SetInt32("user", [|j.UserId|]);
        DateTime E(Journal j) => DateTime.Today.AddDays([|j.Id|]);
        void F(Journal j, int id) { Console.WriteLine($"{j.Id}" + j.UserId); Log(j.Id); Keep(j.Id, id); _ = j.Id == id; object o = j.Id; Console.WriteLine(o); }
        void Log(object value) { }
        void Keep<T>(T value, int id) { Console.WriteLine(db.Journals.Find(id)); }
        void G(Map map, Journal j, int old) { map.Moved[old] = j.Id; }
        class Map { public Dictionary<int, int> Moved = new(); }
        class Note { [Key] public int Key { get; set; } public int JournalId { get; set; } public Journal? Journal { get; set; } public int Of { get { return JournalId; } set { JournalId = value; } } }
        class Notes : VibesContext { public DbSet<Note> All => Set<Note>(); }
        """));

    [Fact]
    public Task Numbers_that_become_ids() => RuleTest.Reports(Descriptors.NumberAsId, CodeBlock.Of("""
        void A(List<string> names) { for (var i = 1; i <= 10; i++) db.Add(new Tag { Id = [|i|], Name = names[i] }); }
        void B(Journal j, Reminder r) { j.UserId = [|j.Pages|]; r.JournalId = [|r.Year|]; j.Pages = r.Year; }
        void C(List<string> names, Tag t) { t.Id = [|names.Count + 1|]; t.Name = $"{names.Count + 1}"; Get([|names.Count * 2|]); }
        Journal Get(int journalId) => db.Journals.Single(j => j.Id == journalId);
        static int Hash(string text) { var h = 17; foreach (var c in text) h = h * 31 + c; return h; }
        static int Mask(byte[] bytes) => BitConverter.ToInt32(bytes, 0) & 0x7fffffff;
        void D(Tag t, byte[] b) { t.Id = [|Hash("a")|]; t.Id = [|Mask(b)|]; Console.WriteLine(Hash("b")); }
        void E(int pages) { var j = db.Journals.First(x => x.Pages == pages); j.Id = [|pages|]; }
        IEnumerable<int> F() { var ids = db.Reminders.Select(r => [|r.Year|]).ToList(); return db.Journals.Where(j => ids.Contains(j.Id)).Select(j => j.Pages); }
        void G(Journal j, int max) { var next = db.Journals.Max(x => x.Id) + max; j.Pages = max; Console.WriteLine(next); }
        """));

    [Fact]
    public Task Numbers_that_meet_ids_are_told_once() => RuleTest.Reports(Descriptors.IntegerThatStays, CodeBlock.Of("""
        void A() { for (var i = 1; i <= 10; i++) Console.WriteLine(db.Journals.Single(j => [|j.Id == i|])); }
        bool C(User u, Journal? j) => u.InvitedById == 0 || u.InvitedById > 1 || j?.Id > 0;
        IEnumerable<Journal> B() => from j in db.Journals join r in db.Reminders on j.Id equals [|r.Year|] select j;
        """));

    // Told of where they stand, nothing is an id but the key: neither the column's own parameter nor the counter.
    [Fact]
    public Task What_a_number_passes_through_is_no_parameter_or_variable_for_ids()
    {
        var code = CodeBlock.Of("""
            void A(int pages) { var j = db.Journals.First(x => x.Pages == pages); j.Id = pages; for (var i = 0; i < 3; i++) db.Add(new Tag { Id = i }); }
            static int Hash(string text) { var h = 17; foreach (var c in text) h = h * 31 + c; return h; }
            void B(Tag t) { var made = Hash("a"); t.Id = made; }
            """);
        return Task.WhenAll(RuleTest.Reports(Descriptors.IntegerParameter, code), RuleTest.Reports(Descriptors.IntegerLocal, code), RuleTest.Reports(Descriptors.ReceivedIdentifier, code));
    }

    [Fact]
    public Task Integers_of_libraries() => RuleTest.Reports(Descriptors.IntegerSource, CodeBlock.Of("""
        void A(JsonElement e, Journal j) { j.Id = [|e.GetProperty("id").GetInt32|](); j.Pages = e.GetInt32(); }
        bool B(JsonElement e, Journal j) => [|e.TryGetInt32|](out var id) && j.Id == id;
        void C(ISession s, Journal j) { j.UserId = [|s.GetInt32|]("user") ?? 0; }
        void D(BinaryReader r, Journal j) { j.Id = [|r.ReadInt32|](); }
        Journal? E(byte[] b) => db.Journals.Find([|BitConverter.ToInt32|](b, 0));
        int F(JsonElement e) => e.GetInt32();
        void G(HostString h, Journal j) { j.Id = [|h.Port|].GetValueOrDefault(); j.UserId = [|h.Port|]!.Value; j.Pages = h.Port.Value; }
        """));

    [Fact]
    public Task Sentinels() => RuleTest.Reports(Descriptors.IntegerSentinel, CodeBlock.Of("""
        bool A(Journal j) => [|j.Id == 0|] || [|0 != j.UserId|] || [|j.Id > 0|] || [|j.Id <= -1|] || j.Id == default || j.Pages == 0;
        bool B(Journal j, int id) => [|id > 0|] && j.Id == id;
        bool C(Journal j) => j.Id is [|0|] or [|-1|];
        bool D(Journal j) => j is { Id: [|> 0|], Pages: > 0 };
        string E(Journal j) => j.Id switch { [|0|] => "none", [|< 100|] => "old", _ => "" };
        void F(Journal j) { switch (j.Id) { case [|1|]: break; } }
        bool G(Journal? j) => [|(j?.Id ?? 0) == 0|];
        bool H(int n, int? m) => n == 0 || m > 1;
        void I(Journal j) { [|ArgumentOutOfRangeException.ThrowIfNegative(j.Id)|]; [|ArgumentOutOfRangeException.ThrowIfLessThan(j.UserId, 1)|]; }
        void J(Journal j, int first) { ArgumentOutOfRangeException.ThrowIfZero(j.Pages); ArgumentOutOfRangeException.ThrowIfEqual(j.Id, first); }
        // A constant of the program is reported where it is declared; its order says something new.
        const int Admin = 1;
        bool K(Journal j) => j.UserId == Admin || [|j.UserId <= Admin|];
        bool L(User u, int? pages) => [|u.InvitedById == 0|] || [|1 < u.InvitedById|] || u.InvitedById == null || u.InvitedById == default || u.InvitedById == Admin || pages == 0;
        bool M(Journal? j) => [|j?.Id >= 0|] || j?.Pages >= 0;
        """));

    [Fact]
    public Task A_sentinel_becomes_an_empty_guid_where_the_id_is_one() => RuleTest.Fixes(Descriptors.IntegerSentinel, new IntegerSentinelFix(), CodeBlock.Of("""
        bool A(Journal j) => {|CS0019:[|j.Id == 0|]|};
        bool B(Journal j) => {|CS0019:[|j.Id > 0|]|};
        bool C(Journal j) => {|CS0019:[|0 != j.Id|]|};
        bool D(Journal j) => {|CS0019:[|j.Id == -1|]|};
        bool E(User u) => {|CS0019:[|u.InvitedById == 0|]|} || {|CS0019:[|u.InvitedById > 0|]|};
        """), CodeBlock.Of("""
        bool A(Journal j) => j.Id == Guid.Empty;
        bool B(Journal j) => j.Id != Guid.Empty;
        bool C(Journal j) => Guid.Empty != j.Id;
        bool D(Journal j) => {|CS0019:[|j.Id == -1|]|};
        bool E(User u) => u.InvitedById == Guid.Empty || {|CS0019:[|u.InvitedById > 0|]|};
        """), Journals.GuidModel);

    [Fact]
    public Task A_sentinel_of_an_integer_is_for_a_person_to_decide() => RuleTest.Fixes(Descriptors.IntegerSentinel, new IntegerSentinelFix(),
        CodeBlock.Of("bool A(Journal j) => [|j.Id == 0|];"), CodeBlock.Of("bool A(Journal j) => [|j.Id == 0|];"));

    /// <summary>What attributes give to the parameters of tests, of each framework; the frameworks that are not referenced are written down here.</summary>
    [Fact]
    public Task Literals_in_rows_of_tests() => RuleTest.ReportsBeside(Descriptors.IntegerLiteral, CodeBlock.Of("""
        const int Admin = 1;
        [Xunit.Theory, Xunit.InlineData([|1|], "a", 2), Xunit.InlineData([|-1|], "b", 3), Xunit.InlineData(new object[] { [|4|], "c", 5 }), Xunit.InlineData([|Admin|], "d", 6)]
        void A(int id, string name, int page) { db.Journals.Find(id); Console.WriteLine(name + page); }
        [Xunit.Theory, Xunit.InlineData(7, new[] { [|1|], [|2|] }), Xunit.InlineData(8, new int[] { })]
        void B(int page, int[] ids) { _ = db.Journals.Where(j => ids.Contains(j.Id)); Console.WriteLine(page); }
        [NUnit.Framework.TestCase([|1|], 2), NUnit.Framework.TestCase([|3|])]
        void C(int id, int page = 0) { db.Journals.Find(id); Console.WriteLine(page); }
        [Microsoft.VisualStudio.TestTools.UnitTesting.DataRow([|1|], "a", 2), Microsoft.VisualStudio.TestTools.UnitTesting.DataRow([|4|])]
        void D(int id, string name = "", int page = 0) { db.Journals.Find(id); Console.WriteLine(name + page); }
        void E([NUnit.Framework.Values([|1|], [|2|])] int id, [NUnit.Framework.Values(1, 2)] int page) { db.Journals.Find(id); Console.WriteLine(page); }
        [Display(Order = 5), Timeout(5)]
        void F(int id) { db.Journals.Find(id); }
        [AttributeUsage(AttributeTargets.All)] class TimeoutAttribute(int id) : Attribute { public int Id => id; }
        """), OtherProject.Of("""
        using System;
        namespace NUnit.Framework
        {
            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
            public class TestCaseAttribute : Attribute { public TestCaseAttribute(params object?[] arguments) { } public TestCaseAttribute(object? argument) { } }
            public class ValuesAttribute : Attribute { public ValuesAttribute(params object?[] arguments) { } }
        }
        namespace Microsoft.VisualStudio.TestTools.UnitTesting
        {
            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
            public class DataRowAttribute : Attribute { public DataRowAttribute(object? data) { } public DataRowAttribute(object? data, params object?[] more) { } }
        }
        """));

    [Fact]
    public Task Literals_in_tuples() => RuleTest.Reports(Descriptors.IntegerLiteral, CodeBlock.Of("""
        (int, int) A(Journal? j) => j is null ? ([|0|], 1) : (j.Id, j.Pages);
        async Task<(int Id, int Pages)> B(Journal? j) { await Task.Yield(); if (j is null) return ([|0|], 1); return (j.Id, j.Pages); }
        bool C(Journal j) => (j.Id, j.Pages) == ([|5|], 6);
        void D(Journal j) { (int id, int n) = ([|0|], 0); if (j.Pages > n) id = j.Id; Console.WriteLine(id); }
        void E(Journal j) => Xunit.Assert.Equal((([|5|], "x"), 6), ((j.Id, j.Title), j.Pages));
        """));

    [Fact]
    public Task Literals() => RuleTest.Reports(Descriptors.IntegerLiteral, CodeBlock.Of("""
        Journal A() => new() { Id = [|1|], UserId = [|2|], Pages = 3 };
        int B(Journal? j) => j?.Id ?? [|0|];
        int C(Journal? j) { if (j == null) return [|-1|]; return j.Id; }
        Journal? D(int id = [|0|]) => db.Journals.Find(id);
        void E() => D([|7|]);
        const int Admin = [|1|];
        bool F(Journal j) => j.UserId == Admin && new[] { [|1|], [|2|] }.Contains(j.UserId);
        static readonly HashSet<int> s_admins = new() { [|1|], [|2|] };
        bool G(Journal j) => s_admins.Contains(j.UserId) || s_admins.Contains([|3|]);
        void H(Journal j) { var id = [|0|]; if (j.Pages > 1) id = j.Id; Console.WriteLine(id); for (var i = 0; i < 10; i++) Console.WriteLine(i + 5); }
        Task<int> I() => db.Journals.ExecuteUpdateAsync(s => s.SetProperty(j => j.UserId, [|5|]).SetProperty(j => j.Pages, 5));
        Journal? J() => db.Journals.Find(5);
        bool K(Journal j) => j.Id == 5 || j.Id.Equals(5);
        Journal? L() => D();
        """));
}
