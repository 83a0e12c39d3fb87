using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Analyzers.Tests.Completeness;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Semantics;

/// <summary>
/// The uses of an id that compile before and after the change and mean something else, each beside integer keys and beside Guid
/// keys: the compiler is content with both, so a rule has to speak in both.
/// </summary>
public sealed class SilentCasesTests
{
    /// <summary>The members, and the rule that has to report them: an area, VUID04, where its own tests say which, and nothing for a false friend.</summary>
    public static TheoryData<string, string> Rows => new()
    {
        // Where(x => x.Id.Equals(intVar)): WHERE FALSE.
        { "IQueryable<Journal> A(int id) => db.Journals.Where(x => x.Id.Equals(id));", "VUID0601" },
        { "bool A(Journal j, int id) => Equals(j.Id, id);", "VUID0601" },
        { "bool A(Journal j, int id) => object.Equals(id, j.Id);", "VUID0601" },
        { "bool A(Journal j, int id) => ReferenceEquals(j.Id, id);", "VUID0601" },
        { "bool A(Journal j) => j.Id.Equals(5);", "VUID0601" },
        { "bool A(Journal j, int id) => EqualityComparer<object>.Default.Equals(j.Id, id);", "VUID0601" },
        { "bool A(Journal j, int id) => id.Equals(j.Id);", "VUID0601" },
        // EF.Property<int>(x, "Id") == 5: = '5'.
        { "IQueryable<Journal> A() => db.Journals.Where(x => EF.Property<int>(x, \"Id\") == 5);", "VUID0615" },
        { "IQueryable<int> A() => db.Journals.Select(x => EF.Property<int>(x, \"UserId\"));", "VUID0615" },
        { "IQueryable<T> A<T>(IQueryable<T> all, int id) where T : class => all.Where(x => EF.Property<int>(x, \"Id\") == id);", "VUID0615" },
        { "IQueryable<T> A<T>(IQueryable<T> all, int pages) where T : class => all.Where(x => EF.Property<int>(x, \"Pages\") == pages);", "" },
        // Expression.Equal(id, Constant(5, typeof(int))): throws.
        { "object A(Journal j) => System.Linq.Expressions.Expression.Constant(j.Id, typeof(int));", "VUID0615" },
        { "object A(Journal j) => System.Linq.Expressions.Expression.Constant(j.Pages, typeof(int));", "" },
        { "object A<T>() => System.Linq.Expressions.Expression.Convert(System.Linq.Expressions.Expression.Property(System.Linq.Expressions.Expression.Parameter(typeof(T)), \"Id\"), typeof(int?));", "VUID0615" },
        // x.Id > last, OrderBy(x => x.Id): another order.
        { "IQueryable<Journal> A(Journal last) => db.Journals.Where(x => x.Id > last.Id);", "VUID0602" },
        { "bool A(Journal a, Journal b) => a.Id >= b.Id;", "VUID0602" },
        { "int A(Journal a, Journal b) => a.Id.CompareTo(b.Id);", "VUID0602" },
        { "void A(List<Journal> js) => js.Sort((a, b) => a.Id.CompareTo(b.Id));", "VUID0602" },
        { "IQueryable<Journal> A() => db.Journals.OrderBy(x => x.Id);", "VUID0603" },
        { "IQueryable<Journal> A() => db.Journals.OrderByDescending(x => x.Id).Take(10);", "VUID0603" },
        { "IQueryable<Journal> A() => db.Journals.OrderBy(x => x.Title).ThenByDescending(x => x.Id);", "VUID0603" },
        { "IQueryable<Journal> A() => from x in db.Journals orderby x.Id descending select x;", "VUID0603" },
        { "object A() => db.Journals.Select(x => x.Id).Order().ToList();", "VUID0603" },
        { "object A() => db.Journals.Max(x => x.Id);", "VUID0604" },
        { "object A() => db.Journals.Select(x => x.UserId).Min();", "VUID0604" },
        { "Journal? A(List<Journal> js) => js.MaxBy(x => x.Id);", "VUID0604" },
        { "async Task<object> A() => await db.Journals.MaxAsync(x => x.Id);", "VUID0604" },
        // Find(5), Entry(e).Property<int>("Id"), (int)obj, Convert.ToInt32(obj): throws.
        { "Journal? A() => db.Journals.Find(5);", "VUID0614" },
        { "Journal? A(HostString h) { var id = h.Port; return db.Journals.Find(id); }", "VUID0614" },
        { "Journal? A(int id) => db.Journals.Find(id);", "VUID0301" },
        { "ValueTask<Journal?> A(int id) => db.Journals.FindAsync(id);", "VUID0301" },
        { "Journal? A(int id) => db.Find<Journal>(id);", "VUID0301" },
        { "Journal? A(int id, CancellationToken c) => db.Journals.FindAsync(new object[] { id }, c).Result;", "VUID0301" },
        { "object A(Journal j) => db.Entry(j).Property<int>(\"Id\").CurrentValue;", "VUID0615" },
        { "object? A(Journal j) => db.Entry(j).CurrentValues.GetValue<int>(\"Id\");", "VUID0615" },
        { "Journal? A(object o) => db.Journals.Find((int)o);", "VUID0307" },
        { "Journal? A(object o) => db.Journals.Find(Convert.ToInt32(o));", "VUID0307" },
        { "Journal? A(object o) => db.Journals.Find(o as int?);", "VUID0307" },
        { "Journal? A(string s) => db.Journals.Find(int.Parse(s));", "VUID0306" },
        { "Journal? A(string s) => int.TryParse(s, out var id) ? db.Journals.Find(id) : null;", "VUID0306" },
        // $"{id:D6}", "{0:000}": FormatException.
        { "string A(Journal j) => $\"J-{j.Id:D6}\";", "VUID0606" },
        { "string A(Journal j) => string.Format(\"J-{0:000}\", j.Id);", "VUID0606" },
        { "string A(Journal j) => string.Format(CultureInfo.InvariantCulture, \"{0}-{1:D6}\", j.Title, j.Id);", "VUID0606" },
        { "string A(Journal j) => j.Id.ToString(\"D6\");", "VUID0606" },
        { "void A(ILogger log, Journal j) => log.LogInformation(\"Journal {Id:D6}\", j.Id);", "VUID0606" },
        { "string A(Journal j) => j.Id.ToString().PadLeft(6, '0');", "VUID0606" },
        { "void A(System.Text.StringBuilder b, Journal j) => b.Append($\"J-{j.Id:D6}\");", "VUID0606" },
        { "void A(System.Text.StringBuilder b, Journal j) => b.Append($\"J-{j.Id}, {j.Pages:D6}\");", "" },
        { "class Post { public static void Send(string json, int id) { } } void A(Journal j) => Post.Send(\"{\\\"x\\\":1}\", 5);", "" },
        { "class Post { public static void Send(string json, object id) { } } void A(Journal j) => Post.Send(\"{\\\"x\\\":1}\", j.Id);", "" },
        // Enum.IsDefined(type, id): throws.
        { "bool A(Journal j) => Enum.IsDefined(typeof(DayOfWeek), j.UserId);", "VUID0608" },
        { "string? A(Journal j) => Enum.GetName(typeof(DayOfWeek), j.Pages);", "" },
        // ids.OfType<int>(): empty.
        { "IEnumerable<int> A() => db.Journals.Select(x => x.Id).AsEnumerable().OfType<int>();", "VUID0607" },
        { "IEnumerable<int> A() { var ids = db.Journals.Select(x => x.Id).ToList();\nreturn ids.OfType<int>(); }", "VUID0607" },
        { "object A() => db.Journals.Select(x => x.Id).AsEnumerable().Cast<int>();", "VUID0607" },
        // [Required] Guid Id: accepts Guid.Empty. A child with a preset key: Modified.
        { "object A(User u) { var child = new Journal { Id = default };\nu.Journals.Add(child);\nreturn u; }", "VUID0613" },
        { "void A(User u, Journal other) => u.Journals.Add(new Journal { Id = other.Id, Title = \"x\" });", "VUID0613" },
        // Buckets.
        { "int A(Journal j) => j.Id.GetHashCode() % 16;", "VUID0610" },
        // string.Join IN-lists.
        { "string A() { var ids = db.Journals.Select(x => x.Id).ToList();\nreturn $\"select * from journals where id in ({string.Join(\",\", ids)})\"; }", "VUID0616" },
        { "string A() { var ids = string.Join(\",\", db.Journals.Select(x => x.Id));\nreturn \"select * from journals where id in (\" + ids + \")\"; }", "VUID0616" },
        // dynamic.
        { "dynamic A(Journal j) { dynamic id = j.Id;\nreturn id + 1; }", "VUID0617" },
        // The areas of models, configuration, routes and SQL.
        { "record A([property: Range(1, int.MaxValue)] int Page);", "" },
        { "class C : IEntityTypeConfiguration<Journal> { public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Journal> b) => b.Property(x => x.Id).UseIdentityColumn(); }", "VUID02" },
        { "class C : IEntityTypeConfiguration<Journal> { public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Journal> b) => b.Property(x => x.Id).UseHiLo(); }", "VUID02" },
        { "class C : IEntityTypeConfiguration<Tag> { public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Tag> b) => b.HasData(new { Id = 1, Name = \"x\" }); }", "VUID02" },
        { "class C : IEntityTypeConfiguration<Tag> { public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Tag> b) => b.Property(x => x.Id).HasConversion<int>(); }", "VUID02" },
        { "class C : IEntityTypeConfiguration<Tag> { public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Tag> b) => b.Property(x => x.Id).HasDefaultValue(0); }", "VUID02" },
        { "class C : IEntityTypeConfiguration<Tag> { public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Tag> b) => b.Property(x => x.Id).HasSentinel(0); }", "VUID02" },
        { "class C : IEntityTypeConfiguration<Tag> { public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Tag> b) => b.Property(x => x.Id).HasColumnType(\"integer\"); }", "VUID02" },
        { "class C : ControllerBase { VibesContext db = null!; [HttpGet(\"journals/{id:int}\")] public Journal? Get(int id) => db.Journals.Find(id); }", "VUID04" },
        { "class C : ControllerBase { VibesContext db = null!; [HttpGet(\"journals/{id}\")] public Journal? Get([Range(1, int.MaxValue)] int id) => db.Journals.Find(id); }", "VUID04" },
        { "IQueryable<Journal> A(Journal j) => db.Journals.FromSqlRaw(\"select * from journals where id = \" + j.Id);", "VUID05" },
        { "void A(Npgsql.NpgsqlCommand c, Journal j) => c.Parameters.Add(new Npgsql.NpgsqlParameter(\"id\", NpgsqlTypes.NpgsqlDbType.Integer) { Value = j.Id });", "VUID05" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Beside_integer_keys(string members, string rule) => await Check(new(members), rule);

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Beside_guid_keys(string members, string rule) => await Check(CompilerOracle.AfterTheChange(members), rule);

    [Theory]
    [InlineData(Journals.Model)]
    [InlineData("guid")]
    public Task Required_on_a_key(string model) => RuleTest.Reports(Descriptors.RequiredId, CodeBlock.Of("""
        class Input
        {
            [[|Required|]] public int UserId { get; set; }
            [Required] public int? InvitedById { get; set; }
            [Required] public string Title { get; set; } = "";
            [Required] public int Pages { get; set; }
        }

        // There it makes the column NOT NULL.
        class Draft
        {
            [Key, Required] public int Id { get; set; }
            [Required] public int JournalId { get; set; }
            public Journal Journal { get; set; } = null!;
        }

        class Drafts : VibesContext
        {
            public DbSet<Draft> All => Set<Draft>();
        }

        bool A(Input input, Journal j) => j.UserId.Equals(input.UserId) && j.Pages == input.Pages;
        """), model == "guid" ? Journals.GuidModel : model);

    /// <summary>A repository of entities some of whose keys stay: it is told, and not changed.</summary>
    [Fact]
    public Task Find_of_any_entity_where_one_stays() => RuleTest.Reports(Descriptors.FindByInteger, CodeBlock.Of("""
        class Repository<T>(VibesContext db) where T : class
        {
            public T? Get(int id) => db.Set<T>().Find([|id|]);
        }
        """), config: "vibes_uuid.excluded_entities = Tag");

    [Fact]
    public Task Required_beside_a_range_that_refuses_the_empty_one() => RuleTest.Reports(Descriptors.RequiredId, CodeBlock.Of("""
        class Refused
        {
            [Required, Range(typeof(Guid), "00000000-0000-0000-0000-000000000001", "ffffffff-ffff-ffff-ffff-ffffffffffff")] public Guid UserId { get; set; }
        }

        class Accepted
        {
            [[|Required|], Range(typeof(Guid), "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff")] public Guid UserId { get; set; }
        }

        void A(Journal j, Refused refused, Accepted accepted) { j.UserId = refused.UserId; j.UserId = accepted.UserId; }
        """), Journals.GuidModel);

    private static async Task Check(CompilerOracle oracle, string rule)
    {
        Assert.SkipUnless(rule.Length != 6 || Descriptors.All.Any(descriptor => descriptor.Id.StartsWith(rule, StringComparison.Ordinal)), "no rule of that area is there yet");
        Assert.Equal("", string.Join('\n', oracle.Errors));
        var findings = (await oracle.FindingsAsync(TestContext.Current.CancellationToken)).Select(finding => finding.Id).ToList();
        if (rule.Length == 0)
            Assert.Empty(findings);
        else
            Assert.Contains(findings, id => id.StartsWith(rule, StringComparison.Ordinal));
    }
}
