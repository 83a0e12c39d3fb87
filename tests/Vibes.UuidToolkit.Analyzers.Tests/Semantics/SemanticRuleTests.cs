using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Semantics;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Semantics;

/// <summary>Where exactly the rules of VUID06 report, what they leave alone, and their fixes. That they report in both states is in <see cref="SilentCasesTests"/>.</summary>
public sealed class SemanticRuleTests
{
    [Fact]
    public Task Equals_with_an_integer() => RuleTest.Reports(Descriptors.EqualsInteger, CodeBlock.Of("""
        IQueryable<Journal> A(int id) => db.Journals.Where(x => [|x.Id.Equals(id)|]);
        bool B(Journal j, int id) => [|Equals(j.Id, id)|] || [|j.Id.Equals(5)|];
        bool C(Journal a, Journal b) => a.Id.Equals(b.Id) || Equals(a.UserId, b.UserId);
        bool D(Journal a, int pages) => a.Pages.Equals(pages) || a.Title.Equals("x") || a.Equals(pages);
        """));

    [Fact]
    public Task Equals_with_an_integer_beside_guid_keys() => RuleTest.Reports(Descriptors.EqualsInteger, CodeBlock.Of("""
        IQueryable<Journal> A(int id) => db.Journals.Where(x => [|x.Id.Equals(id)|]);
        bool B(Journal a, Guid id) => a.Id.Equals(id) || Equals(a.Id, id) || Equals(a.Title, id);
        """), Journals.GuidModel);

    [Fact]
    public Task Equals_becomes_an_operator() => RuleTest.Fixes(Descriptors.EqualsInteger, new EqualsIntegerFix(), CodeBlock.Of("""
        IQueryable<Journal> A(int id) => db.Journals.Where(x => [|x.Id.Equals(id)|]);
        bool B(Journal j, int id) => ![|Equals(j.Id, id)|];
        bool C(Journal j, int? id) => j.Pages > 1 && [|j.Id.Equals(id)|];
        """), CodeBlock.Of("""
        IQueryable<Journal> A(int id) => db.Journals.Where(x => x.Id == id);
        bool B(Journal j, int id) => !(j.Id == id);
        bool C(Journal j, int? id) => j.Pages > 1 && j.Id == id;
        """));

    [Fact]
    public Task Order() => RuleTest.Reports(Descriptors.OrderOfIds, CodeBlock.Of("""
        IQueryable<Journal> A(int last) => db.Journals.Where(x => [|x.Id > last|]);
        int B(Journal a, Journal b) => [|a.Id.CompareTo(b.Id)|];
        int C(Journal a, Journal b) => [|Comparer<int>.Default.Compare(a.Id, b.Id)|];
        bool D(Journal a, Journal b) => a.Pages > b.Pages || a.CreatedAt > b.CreatedAt || a.Id > 0 || a.Id == b.Id || string.Compare(a.Title, b.Title) > 0;
        """));

    [Fact]
    public Task Sorting() => RuleTest.Reports(Descriptors.SortById, CodeBlock.Of("""
        object A() => db.Journals.[|OrderBy|](x => x.Id).ToList();
        object B() => db.Journals.OrderBy(x => x.CreatedAt).[|ThenBy|](x => x.Id).ToList();
        object C() => from x in db.Journals orderby x.Pages, [|x.Id descending|] select x;
        void D() { var ids = db.Journals.Select(x => x.Id).ToList(); ids.[|Sort|](); var sorted = [|new SortedSet<int>(ids)|]; Console.WriteLine(sorted); }
        object E() => db.Journals.OrderBy(x => x.Pages).ThenBy(x => x.CreatedAt);
        void F(List<Journal> js) { js.Sort((a, b) => a.Pages.CompareTo(b.Pages)); }
        """));

    [Fact]
    public Task Descending_indexes() => RuleTest.Reports(Descriptors.SortById, CodeBlock.Of("""
        void A(ModelBuilder model)
        {
            model.Entity<Journal>().HasIndex(x => new { x.UserId, x.Id }).[|IsDescending|](false, true).HasDatabaseName("newest");
            model.Entity<Journal>().HasIndex(x => new { x.UserId, x.Id }).HasDatabaseName("newest").[|IsDescending|]();
            model.Entity<Journal>().HasIndex(x => x.Id).[|IsDescending|](true);
            model.Entity<Journal>().HasIndex("CreatedAt", "Id").[|IsDescending|](false, true);
            model.Entity<Journal>().HasIndex(x => new { x.UserId, x.CreatedAt }).IsDescending(false, true);
            model.Entity<Journal>().HasIndex(x => x.CreatedAt).IsDescending();
            model.Entity<Journal>().HasIndex(x => new { x.UserId, x.Id });
        }
        """));

    /// <summary>A filter knows the arguments of actions as objects only: what the actions take says whether integers among them are ids.</summary>
    [Theory]
    [InlineData("int id", "[|int|]")]
    [InlineData("Guid id", "[|int|]")]
    [InlineData("string id", "int")]
    public Task Arguments_of_actions(string parameter, string type) => RuleTest.Reports(Descriptors.SequenceOfIntegers, CodeBlock.Of($$"""
        public class JournalsController(VibesContext db) : ControllerBase { public object? Get({{parameter}}, int page) => {{(parameter.StartsWith("string", StringComparison.Ordinal) ? "id" : "db.Journals.Find(id)")}}; }
        void A(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext c) { foreach (var x in c.ActionArguments.Values.OfType<{{type}}>()) Console.WriteLine(x); }
        void B(Dictionary<string, object> d) { foreach (var x in d.Values.OfType<int>()) Console.WriteLine(x); }
        """), Journals.In(parameter.StartsWith("Guid", StringComparison.Ordinal)));

    [Fact]
    public Task Extremes() => RuleTest.Reports(Descriptors.ExtremeId, CodeBlock.Of("""
        object A() => db.Journals.[|Max|](x => x.Id);
        object B() => db.Journals.Select(x => x.Id).[|Min|]();
        object? C(List<Journal> js) => js.[|MaxBy|](x => x.Id);
        object D() => db.Journals.Max(x => x.Id) + 1;
        object E() => db.Journals.Max(x => x.Pages);
        """));

    public static TheoryData<bool> States => [false, true];

    [Theory]
    [MemberData(nameof(States))]
    public Task Defaults_that_are_returned(bool guid) => RuleTest.Reports(Descriptors.DefaultOfId, CodeBlock.Of("""
        int A(string s) => db.Journals.Where(j => j.Title == s).Select(j => j.Id).[|FirstOrDefault|]();
        async Task<int> B() => await db.Journals.Select(j => j.Id).[|SingleOrDefaultAsync|]().ConfigureAwait(false);
        (int, int) C() { var a = db.Journals.Select(j => j.Id).FirstOrDefault(); var b = db.Journals.Select(j => j.UserId).LastOrDefault(); return ([|a|], [|b|]); }
        int D(bool b, int other) { var id = db.Journals.Select(j => j.Id).FirstOrDefault(); return b ? [|id|] : other; }
        // It is compared, null where there is none, given another default, used, or no id.
        int? E() { var id = db.Journals.Select(j => j.Id).FirstOrDefault(); return id == default ? null : id; }
        int? F() => db.Journals.Select(j => (int?)j.Id).FirstOrDefault();
        int G(List<int> ids, int none, Journal j) => ids.Contains(j.Id) ? ids.FirstOrDefault(none) : none;
        void H() { var id = db.Journals.Select(j => j.Id).FirstOrDefault(); Console.WriteLine(db.Journals.Find(id)); }
        object I() => db.Users.Select(u => u.Journals.Select(j => j.Id).FirstOrDefault()).ToList();
        #PAGES#
        """.Replace("int", guid ? "Guid" : "int", StringComparison.Ordinal).Replace("#PAGES#", "int J() => db.Journals.Select(j => j.Pages).FirstOrDefault();", StringComparison.Ordinal)), Journals.In(guid));

    [Fact]
    public Task Arithmetic() => RuleTest.Reports(Descriptors.IdArithmetic, CodeBlock.Of("""
        int A(Journal j) => [|j.Id % 16|];
        int B() => [|db.Journals.Max(x => x.Id) + 1|];
        int C() => [|(db.Journals.Max(x => (int?)x.Id) ?? 0) + 1|];
        void D(Journal j) { [|j.Id++|]; [|j.UserId += 1|]; j.Pages++; j.Pages += 2; }
        object E() => db.Journals.[|Sum|](x => x.Id) + db.Journals.Sum(x => x.Pages);
        string F(Journal j) => "J-" + j.Id + "/" + j.UserId;
        int G(Journal j) => j.Pages * 2;
        """));

    [Fact]
    public Task Formats() => RuleTest.Reports(Descriptors.NumericFormat, CodeBlock.Of("""
        string A(Journal j) => $"J-{j.Id[|:D6|]} {j.Pages:D6} {j.Id} {j.Id,8}";
        string B(Journal j) => string.Format("{0} {1:000} {2:000}", j.Title, [|j.Id|], j.Pages);
        string C(Journal j) => j.Id.ToString[|("D6")|] + j.Id.ToString() + j.Pages.ToString("D6");
        string D(Journal j) => j.Id.ToString[|(CultureInfo.InvariantCulture)|];
        string E(Journal j) => j.Id.ToString().[|PadLeft|](6, '0');
        void F(ILogger log, Journal j) => log.LogInformation("{Title} {Id:D6} {Pages:D6}", j.Title, [|j.Id|], j.Pages);
        """));

    [Fact]
    public Task A_guids_own_formats_are_fine() => RuleTest.Reports(Descriptors.NumericFormat, CodeBlock.Of("""
        string A(Journal j) => $"{j.Id:N} {j.Id:d} {j.Id[|:D6|]}" + j.Id.ToString("N") + j.Id.ToString[|("000")|];
        """), Journals.GuidModel);

    [Fact]
    public Task A_format_is_left_out() => RuleTest.Fixes(Descriptors.NumericFormat, new NumericFormatFix(), CodeBlock.Of("""
        string A(Journal j) => $"J-{j.Id[|:D6|]}";
        string B(Journal j) => j.Id.ToString[|("D6")|];
        string C(Journal j) => j.Id.ToString().[|PadLeft|](6, '0');
        string D(Journal j) => string.Format("{0:000}", [|j.Id|]);
        """), CodeBlock.Of("""
        string A(Journal j) => $"J-{j.Id}";
        string B(Journal j) => j.Id.ToString();
        string C(Journal j) => j.Id.ToString();
        string D(Journal j) => string.Format("{0:000}", [|j.Id|]);
        """), Journals.GuidModel);

    [Fact]
    public Task Sequences_of_integers() => RuleTest.Fixes(Descriptors.SequenceOfIntegers, new SequenceOfIntegersFix(), CodeBlock.Of("""
        void A() { var ids = db.Journals.Select(x => x.Id).ToList(); foreach (var id in ids.OfType<[|int|]>()) Console.WriteLine(id); }
        object B() => db.Journals.Select(x => x.Id).AsEnumerable().Cast<[|int|]>();
        object C(System.Collections.ArrayList numbers) => numbers.OfType<int>().Concat(db.Journals.Select(x => x.Pages).AsEnumerable().OfType<int>());
        """), CodeBlock.Of("""
        void A() { var ids = db.Journals.Select(x => x.Id).ToList(); foreach (var id in ids.OfType<Guid>()) Console.WriteLine(id); }
        object B() => db.Journals.Select(x => x.Id).AsEnumerable().Cast<Guid>();
        object C(System.Collections.ArrayList numbers) => numbers.OfType<int>().Concat(db.Journals.Select(x => x.Pages).AsEnumerable().OfType<int>());
        """), Journals.GuidModel);

    [Fact]
    public Task Ids_as_numbers() => RuleTest.Reports(Descriptors.IdAsNumber, CodeBlock.Of("""
        DayOfWeek A(Journal j) => [|(DayOfWeek)j.Id|];
        double B(Journal j) => [|(double)j.Id|];
        bool C(Journal j, DayOfWeek d) => j.UserId == [|(int)d|];
        DayOfWeek D(Journal j) => (DayOfWeek)j.Pages;
        int E(DayOfWeek d) => (int)d;
        """));

    [Fact]
    public Task Generated_ids() => RuleTest.Reports(Descriptors.GeneratedId, CodeBlock.Of("""
        void A(Random random, Journal j) { j.Id = [|random.Next|](); j.Pages = random.Next(9); }
        static int s_next;
        Journal B() => new() { Id = [|Interlocked.Increment|](ref s_next) };
        object C() => [|Enumerable.Range|](1, 9).Select(i => new Journal { Id = i, Title = "x" });
        object D() => Enumerable.Range(1, 9).Select(i => new Journal { Pages = i });
        """));

    [Fact]
    public Task Hash_codes() => RuleTest.Reports(Descriptors.HashOfId, CodeBlock.Of("""
        int A(Journal j) => [|j.Id.GetHashCode()|] % 16;
        class Key(Journal j) { public override int GetHashCode() => j.Id.GetHashCode(); }
        int B(Journal j) => j.Title.GetHashCode() ^ j.Pages.GetHashCode();
        """));

    [Fact]
    public Task Positions() => RuleTest.Reports(Descriptors.IdAsIndex, CodeBlock.Of("""
        object A(string[] names, List<string> more, Journal j) => names[[|j.Id|]] + more[[|j.Id|]] + more.ElementAt([|j.Id|]) + names[j.Pages];
        object B(Journal j) => new bool[[|j.Id|]];
        object C(Dictionary<int, string> names, Journal j) => names[j.Id];
        """));

    [Fact]
    public Task Preset_keys() => RuleTest.Fixes(Descriptors.PresetChildKey, new PresetChildKeyFix(), CodeBlock.Of("""
        void A(User user)
        {
            user.Journals.Add(new Journal { [|Id = Guid.NewGuid()|], Title = "x" });
            var child = new Journal { Title = "y", [|Id = Guid.CreateVersion7()|] };
            user.Journals.Add(child);
            user.Journals.Add(new Journal { Title = "z" });
            user.Journals.Add(new Journal { UserId = user.Id });
        }

        User B()
        {
            var user = new User();
            user.Journals.Add(new Journal { Id = Guid.NewGuid() });
            db.Journals.Add(new Journal { Id = Guid.NewGuid() });
            return user;
        }
        """), CodeBlock.Of("""
        void A(User user)
        {
            user.Journals.Add(new Journal { Title = "x" });
            var child = new Journal { Title = "y" };
            user.Journals.Add(child);
            user.Journals.Add(new Journal { Title = "z" });
            user.Journals.Add(new Journal { UserId = user.Id });
        }

        User B()
        {
            var user = new User();
            user.Journals.Add(new Journal { Id = Guid.NewGuid() });
            db.Journals.Add(new Journal { Id = Guid.NewGuid() });
            return user;
        }
        """), Journals.GuidModel);

    [Fact]
    public Task Finding() => RuleTest.Reports(Descriptors.FindByInteger, CodeBlock.Of("""
        object? A(int id) => db.Journals.Find(id) ?? db.Journals.Find([|5|]);
        object? D(HostString h) { var id = h.Port; return db.Journals.Find([|id|]) ?? db.Find<Journal>([|h.Port|]); }
        object? B(Guid id) => db.Journals.Find(id) ?? db.Find<Journal>(id);
        Journal? C(List<Journal> js, int pages) => js.Find(j => j.Pages == pages);
        """), Journals.GuidModel);

    [Fact]
    public Task Properties_by_name() => RuleTest.Fixes(Descriptors.PropertyByName, new PropertyByNameFix(), CodeBlock.Of("""
        object A() => db.Journals.Where(x => EF.Property<[|int|]>(x, "Id") == default);
        object B() => db.Journals.Select(x => EF.Property<[|int|]>(x, "UserId"));
        object C(Journal j) => db.Entry(j).Property<[|int|]>("Id").CurrentValue;
        object D(Journal j) => db.Entry(j).Property<int>("Pages").CurrentValue;
        """), CodeBlock.Of("""
        object A() => db.Journals.Where(x => EF.Property<Guid>(x, "Id") == default);
        object B() => db.Journals.Select(x => EF.Property<Guid>(x, "UserId"));
        object C(Journal j) => db.Entry(j).Property<Guid>("Id").CurrentValue;
        object D(Journal j) => db.Entry(j).Property<int>("Pages").CurrentValue;
        """), Journals.GuidModel);

    [Fact]
    public Task Joined_ids() => RuleTest.Reports(Descriptors.JoinedIds, CodeBlock.Of("""
        string A(List<Journal> js) => $"delete from tags where journal_id in ({[|string.Join(",", js.Select(j => j.Id))|]})";
        string B(List<Journal> js) => $"Journals: {string.Join(", ", js.Select(j => j.Id))}";
        string C(List<Journal> js) => $"pages in ({string.Join(",", js.Select(j => j.Pages))})";
        """));

    [Fact]
    public Task Dynamic_ids() => RuleTest.Reports(Descriptors.DynamicId, CodeBlock.Of("""
        void A(Journal j) { dynamic id = [|j.Id|]; dynamic pages = j.Pages; Console.WriteLine(id + pages); }
        """));
}
