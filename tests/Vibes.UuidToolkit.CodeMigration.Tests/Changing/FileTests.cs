using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Tests;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Plans;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>What goes beyond one file of one project, and what a file has beside its code.</summary>
public sealed class FileTests
{
    [Fact]
    public async Task Line_ends_stay()
    {
        var text = CodeBlock.Of("    int A(Journal j)\n    {\n        int id = j.Id;\n        return id;\n    }").ReplaceLineEndings("\r\n");
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", text));
        Assert.Equal(text.Replace("int", "Guid", StringComparison.Ordinal).Replace("PrGuid", "Print", StringComparison.Ordinal), change.Text("Code/Code.cs"));
    }

    [Fact]
    public async Task Top_level_statements_change()
    {
        const string program = "using System;\nusing System.Linq;\nusing Microsoft.AspNetCore.Builder;\nusing Vibes;\n\nvar app = WebApplication.Create();\nint last = 5;\napp.MapGet(\"/journals/{id:int}/{page:int}\", (int id, int page, VibesContext db) => db.Journals.Single(j => j.Id == id || j.Id == last).Title);\napp.MapGet(\"/users/{id:int}\", Find);\napp.Run();\n\nstatic User? Find(int id, VibesContext db) => db.Users.Find(id);\n";
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Program.cs", program));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Equal(
            program.Replace("int id", "Guid id", StringComparison.Ordinal).Replace("id:int", "id:guid", StringComparison.Ordinal).Replace("int last = 5", "Guid last = new Guid(\"00000000-0000-8000-8000-000000000005\")", StringComparison.Ordinal),
            change.Text("Code/Program.cs"));
    }

    [Theory]
    [InlineData("    int Old(int journalId, Journal j) => journalId == 5 ? j.Id : 0;\n", 1)]
    [InlineData("    int One(Journal j)\n    {\n        return j.Id == 1;\n    }\n    bool Two(int userId) => Has(userId);\n", 2)]
    [InlineData("    string Text(Journal j) => Show(j.Id);\n    int Page(int page) => page + 1;\n    Guid New(Guid journalId) => journalId;\n", 0)]
    [InlineData("    // int journalId\n", 0)]
    public async Task Ids_that_no_compiler_looks_at_are_listed(string inactive, int expected)
    {
        var code = $"using System;\nnamespace Vibes;\nclass Code\n{{\n    int Of(Journal j) => j.Id;\n    bool Is(int journalId, int userId, Journal j) => journalId == j.Id && userId == j.UserId;\n#if LEGACY\n{inactive}#endif\n}}\n";
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", code));
        Assert.Equal(expected, change.Open.Count(open => open.Contains("#if", StringComparison.Ordinal)));
        Assert.Equal(code.Replace("int Of", "Guid Of", StringComparison.Ordinal).Replace("Is(int journalId, int userId", "Is(Guid journalId, Guid userId", StringComparison.Ordinal), change.Text("Code/Code.cs"));
    }

    [Fact]
    public async Task Type_arguments_of_a_member_in_an_extension_block_change()
    {
        const string blocks = "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nnamespace Vibes;\nstatic class Blocks\n{\n    extension<T>(IEnumerable<T> source)\n    {\n        public Dictionary<TKey, T> By<TKey>(Func<T, TKey> key) where TKey : notnull => source.ToDictionary(key);\n    }\n}\n";
        const string code = "using System;\nusing System.Collections.Generic;\nnamespace Vibes;\nclass Code\n{\n    object A(List<Journal> js) => js.By<Journal, int>(j => j.Id);\n    object B(List<Journal> js) => js.By<Journal, int>(j => j.Pages);\n}\n";
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Blocks.cs", blocks), ("Code.cs", code));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(code.Replace("int>(j => j.Id)", "Guid>(j => j.Id)", StringComparison.Ordinal), change.Text("Code/Code.cs"));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    /// <summary>The compiler blames what an extension is called on, where it is the argument that does not fit.</summary>
    [Fact]
    public async Task An_extension_that_takes_a_number_is_left_with_its_call()
    {
        const string extensions = "using System.Linq;\nnamespace Vibes;\nstatic class Extensions\n{\n    public static IQueryable<User> Of(this IQueryable<User> users, int id) => users.Where(u => u.Id == id);\n    public static IQueryable<Journal> Of(this IQueryable<Journal> journals, int pages) => journals.Where(j => j.Pages == pages + 1);\n    public static IQueryable<Journal> Longer(VibesContext db, int count) => db.Journals.Of(count * 2);\n}\n";
        const string code = "using System.Linq;\nnamespace Vibes;\nclass Code(VibesContext db)\n{\n    bool A(Journal j) => db.Users.Of(j.UserId).Any();\n    bool B(Journal j) => db.Journals.Of(j.UserId).Any();\n}\n";
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Extensions.cs", extensions), ("Code.cs", code));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(code.Replace("db.Journals.Of(j.UserId)", "UuidDecision.Open<IQueryable<Journal>>(\"db.Journals.Of(j.UserId)\")", StringComparison.Ordinal), change.Text("Code/Code.cs"));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    [Fact]
    public async Task An_alias_changes_where_it_is_declared()
    {
        var change = await CodeChange.OfAsync(
            ("Model.cs", Journals.Model),
            ("Aliases.cs", "global using OwnerId = System.Int32;\nglobal using Pages = System.Int32;\n"),
            ("Code.cs", "namespace Vibes;\nclass Code\n{\n    OwnerId Owner(Journal j) => j.UserId;\n    Pages Count(Journal j) => j.Pages;\n}\n"));
        Assert.Empty(await CodeChange.ErrorsAsync(change.After));
        Assert.Equal("global using OwnerId = System.Guid;\nglobal using Pages = System.Int32;\n", change.Text("Code/Aliases.cs"));
    }

    [Theory]
    // System.Text had no use before.
    [InlineData("using System.Globalization;\nusing System.Text;\n\nnamespace", "using System.Text;\n\nnamespace")]
    [InlineData("using System.Globalization;\n\nnamespace", "namespace")]
    [InlineData("using System.Globalization;\n\n// Journals.\nnamespace", "\n// Journals.\nnamespace")]
    public async Task A_using_that_the_change_left_without_use_goes(string before, string after)
    {
        var change = await CodeChange.OfAsync(
            ("Model.cs", Journals.Model),
            ("Code.cs", before + " Vibes;\n\nclass Code\n{\n    string Text(Journal j) => j.Id.ToString(CultureInfo.InvariantCulture);\n}\n"));
        Assert.Empty(await CodeChange.ErrorsAsync(change.After));
        Assert.StartsWith(after, change.Text("Code/Code.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("namespace Vibes;\n\nclass Code\n{\n", "using System;\n\nnamespace Vibes;\n\nclass Code\n{\n")]
    [InlineData("// Whoever wrote it.\n\nnamespace Vibes;\n\nclass Code\n{\n", "// Whoever wrote it.\n\nusing System;\n\nnamespace Vibes;\n\nclass Code\n{\n")]
    [InlineData("using Vibes;\n\n/// <summary>Code.</summary>\nclass Code\n{\n", "using System;\nusing Vibes;\n\n/// <summary>Code.</summary>\nclass Code\n{\n")]
    [InlineData("using Microsoft.EntityFrameworkCore;\nusing System.Linq;\n\nnamespace Vibes;\n\nclass Code\n{\n", "using Microsoft.EntityFrameworkCore;\nusing System;\nusing System.Linq;\n\nnamespace Vibes;\n\nclass Code\n{\n")]
    [InlineData("namespace Vibes\n{\n    using System.Linq;\n\nclass Code\n{\n", "namespace Vibes\n{\n    using System;\n    using System.Linq;\n\nclass Code\n{\n")]
    [InlineData("using static System.Math;\nusing Text = System.String;\n\nnamespace Vibes;\n\nclass Code\n{\n", null)]
    // Somebody else's name, which would be of two namespaces.
    [InlineData("using Names;\n\nnamespace Vibes;\n\nclass Code\n{\n    Action? _action;\n", null)]
    [InlineData("#if DEBUG\nusing System.Linq;\n#endif\n\nnamespace Vibes;\n\nclass Code\n{\n", null)]
    // What means another method where System is imported.
    [InlineData("using System.Linq;\n\nnamespace Vibes;\n\nclass Code\n{\n    bool Has(string[] names) => names.Contains(\"x\");\n", null)]
    public async Task Guid_is_written_as_people_do(string before, string? after)
    {
        const string Member = "    int Of(Journal journal) => journal.Id;\n}\n";
        var end = before.Contains("Vibes\n{", StringComparison.Ordinal) ? "}\n" : "";
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Names.cs", "namespace Names;\npublic class Action;\n"), ("Code.cs", before + Member + end));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Equal((after ?? before) + Member.Replace("int", after is null ? "System.Guid" : "Guid", StringComparison.Ordinal) + end, change.Text("Code/Code.cs"));
    }

    /// <summary>An enum's member has to be a constant, which a Guid is not: nothing that holds the entity's ids is touched, and the compiler's reason is told.</summary>
    /// <summary>What was scaffolded once is kept among the project's own files, whatever its first line says.</summary>
    [Theory]
    [InlineData("Code.cs", "// <auto-generated/>", "", true)]
    [InlineData("Code.g.cs", "// <auto-generated/>", "", false)]
    [InlineData("obj/Code.cs", "// <auto-generated/>", "", false)]
    [InlineData("Code.cs", "// <auto-generated/>", "[Microsoft.EntityFrameworkCore.Infrastructure.DbContext(typeof(VibesContext))] ", false)]
    public async Task Code_that_was_generated_once_changes(string file, string comment, string attribute, bool isKept)
    {
        var code = $"{comment}\nusing System;\nnamespace Vibes;\n{attribute}class Code\n{{\n    int? Last {{ get; set; }}\n    void A(Journal j) => Last = j.Id;\n}}\n";
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), (file, code));
        Assert.Equal(isKept, change.Text($"Code/{file}").Contains("Guid? Last", StringComparison.Ordinal));
    }

    /// <summary>It is no fault of the change, though the compiler's words name another type now.</summary>
    [Theory]
    [InlineData("void Show(int id) { }", "Action<int, int> A() => Show; void B(Journal j) { Show(j.Id); Action<int, int> show = Show; show(j.Id, j.Id); }")]
    [InlineData("static class Show { public class Hidden { Hidden(Journal j, int id) => j.UserId = id; } }", "object A(Journal j, int number) => new Show.Hidden(j, number);")]
    public async Task What_did_not_compile_before_need_not_compile_afterwards(string changed, string broken)
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", $"using System;\nnamespace Vibes;\nclass Code\n{{\n    {changed}\n    {broken}\n}}\n"));
        Assert.NotEmpty(await CodeChange.ErrorsAsync(change.Before));
        Assert.Contains(changed.Replace("int", "Guid", StringComparison.Ordinal), change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Empty(change.Result.Rejected);
    }

    [Fact]
    public async Task An_entity_stays_where_its_change_would_not_compile()
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of("const int Admin = 1; enum Role { Admin = Code.Admin } bool A(Journal j) => j.UserId == Admin && j.Pages == (int)Role.Admin;")));
        Assert.Empty(await CodeChange.ErrorsAsync(change.After));
        if (change.Result.Rejected.IsEmpty)
            Assert.Fail("It compiles by now: take another construct that does not.");
        Assert.Contains("User", change.Result.Rejected);
        Assert.Contains(change.Open, open => open.Contains("would not compile", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ids_are_followed_across_projects(bool areCopies)
    {
        (string, (string, string)[], string[])[] projects =
        [
            ("Core", [("Core/Model.cs", Journals.Model), ("Core/IStore.cs", "namespace Vibes;\npublic interface IStore\n{\n    Journal? Get(int key);\n    int Count(int pages);\n}\n")], []),
            ("Data", [("Data/Store.cs", "namespace Vibes;\npublic class Store(VibesContext db) : IStore\n{\n    public Journal? Get(int key) => db.Journals.Find(key);\n    public int Count(int pages) => pages;\n}\n")], ["Core"]),
            ("Web", [("Web/Page.cs", "namespace Vibes;\npublic record Shown(int Journal, int Pages);\npublic class Page(IStore store)\n{\n    public Shown? Show(int wanted) => store.Get(wanted) is { } j ? new(j.Id, store.Count(j.Pages)) : null;\n}\n")], ["Core"]),
        ];
        var change = await (areCopies ? CodeChange.OfCopiesAsync(projects) : CodeChange.OfProjectsAsync(projects));
        Assert.Equal(areCopies, await SeesCopyAsync(change.Before));
        Assert.Empty(await CodeChange.ErrorsAsync(change.After));
        Assert.Empty(change.Open);
        Assert.Contains("Journal? Get(Guid key);\n    int Count(int pages);", change.Text("Core/IStore.cs"), StringComparison.Ordinal);
        Assert.Contains("Get(Guid key) =>", change.Text("Data/Store.cs"), StringComparison.Ordinal);
        var page = change.Text("Web/Page.cs");
        Assert.Contains("Shown(Guid Journal, int Pages)", page, StringComparison.Ordinal);
        Assert.Contains("Show(Guid wanted)", page, StringComparison.Ordinal);
    }

    /// <summary>Interfaces, generic bases and base classes of another project, of which each project has a copy: who implements what is found all the same.</summary>
    [Fact]
    public async Task What_other_projects_implement_follows_where_they_see_copies()
    {
        var change = await CodeChange.OfCopiesAsync(
            ("Core", [
                ("Core/Model.cs", Journals.Model),
                ("Core/Contracts.cs", "namespace Vibes;\npublic interface IRequest<out T>;\npublic interface IHandler<in Q, T> where Q : IRequest<T> { T Handle(Q q); }\npublic interface ISender { T Send<T>(IRequest<T> q); }\npublic abstract class Reader<T, TKey> { public abstract T? Get(TKey key); public virtual bool Has(int journal, int pages) => false; }\n"),
            ], []),
            ("Data", [("Data/Readers.cs", "namespace Vibes;\npublic class JournalReader(VibesContext db) : Reader<Journal, int>\n{\n    public override Journal? Get(int key) => db.Journals.Find(key);\n    public override bool Has(int journal, int pages) => db.Journals.Find(journal) is { } j && j.Pages == pages;\n}\npublic class NoReader : Reader<Journal, int>\n{\n    public override Journal? Get(int key) => null;\n    public override bool Has(int journal, int pages) => true;\n}\n")], ["Core"]),
            ("App", [("App/Create.cs", "namespace Vibes;\npublic record Create(string Title) : IRequest<int>;\npublic class CreateHandler(VibesContext db) : IHandler<Create, int>\n{\n    public int Handle(Create q) { var j = new Journal { Title = q.Title }; db.Add(j); return j.Id; }\n}\n")], ["Core"]),
            ("Web", [("Web/Page.cs", "namespace Vibes;\npublic class Page(ISender sender, JournalReader reader)\n{\n    public int Add() { int made = sender.Send(new Create(\"x\")); return made; }\n    public bool Show(int which, int size) => reader.Get(which) is null || reader.Has(which, size);\n}\n")], ["Core", "Data", "App"]));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal("", string.Join("\n", change.Result.Open.Select(open => $"{open.Location.StartLine} {open.Why}")));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Contains("bool Has(Guid journal, int pages) => false", change.Text("Core/Contracts.cs"), StringComparison.Ordinal);
        Assert.DoesNotMatch("int (key|journal)", change.Text("Data/Readers.cs"));
        Assert.DoesNotContain("int", change.Text("App/Create.cs"), StringComparison.Ordinal);
        Assert.Contains("Guid Add() { Guid made", change.Text("Web/Page.cs"), StringComparison.Ordinal);
        Assert.Contains("Show(Guid which, int size)", change.Text("Web/Page.cs"), StringComparison.Ordinal);
    }

    /// <summary>A project that sees no context has attributes to go by; where another one has the context, that knows better.</summary>
    [Fact]
    public async Task An_attribute_makes_no_entity_beside_a_context()
    {
        var change = await CodeChange.OfProjectsAsync(
            ("Contracts", [("Contracts/Ticket.cs", "using System.ComponentModel.DataAnnotations;\nnamespace Contracts;\npublic class Ticket { [Key] public int Id { get; set; } public int Seat { get; set; } }\n")], []),
            ("Web", [("Web/Model.cs", Journals.Model), ("Web/Seats.cs", "namespace Vibes;\npublic static class Seats { public static int Next(Contracts.Ticket ticket) => ticket.Id + 1; }\n")], ["Contracts"]));
        Assert.NotEmpty(change.Result.Changes);
        Assert.DoesNotContain(change.Result.Changes, file => !file.Path.EndsWith("Model.cs", StringComparison.Ordinal));
    }

    /// <summary>A project that sees the sets and not their configuration knows less of a foreign key than the one that configures it, though others reference it first.</summary>
    [Fact]
    public async Task The_project_with_the_configuration_says_what_is_a_key()
    {
        var change = await CodeChange.OfProjectsAsync(
            ("Domain", [("Domain/Order.cs", "namespace Shop;\npublic class Shipper { public int ShipperId { get; set; } public int Rank { get; set; } }\npublic class Order { public int OrderId { get; set; } public int? ShipVia { get; set; } public Shipper? Carrier { get; set; } public int Weight { get; set; } }\n")], []),
            ("Application", [("Application/IShop.cs", "namespace Shop;\npublic interface IShop { Microsoft.EntityFrameworkCore.DbSet<Order> Orders { get; } Microsoft.EntityFrameworkCore.DbSet<Shipper> Shippers { get; } }\n")], ["Domain"]),
            ("Data", [("Data/ShopContext.cs", "using Microsoft.EntityFrameworkCore;\nnamespace Shop;\npublic class ShopContext : DbContext, IShop\n{\n    public DbSet<Order> Orders => Set<Order>();\n    public DbSet<Shipper> Shippers => Set<Shipper>();\n    protected override void OnModelCreating(ModelBuilder b) => b.Entity<Order>().HasOne(o => o.Carrier).WithMany().HasForeignKey(o => o.ShipVia);\n}\n")], ["Domain", "Application"]));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Equal("using System;\n\nnamespace Shop;\npublic class Shipper { public Guid ShipperId { get; set; } public int Rank { get; set; } }\npublic class Order { public Guid OrderId { get; set; } public Guid? ShipVia { get; set; } public Shipper? Carrier { get; set; } public int Weight { get; set; } }\n", change.Text("Domain/Order.cs"));
    }

    private static async Task<bool> SeesCopyAsync(Solution solution)
    {
        var projects = solution.Projects.ToList();
        var (core, web) = (await CodeChange.CompilationAsync(projects[0]), await CodeChange.CompilationAsync(projects[^1]));
        return !SymbolEqualityComparer.Default.Equals(core.GetTypeByMetadataName("Vibes.Journal"), web.GetTypeByMetadataName("Vibes.Journal"));
    }

    [Fact]
    public async Task Excluded_entities_stay_everywhere()
    {
        var code = CodeBlock.Of("    int A(Tag t, int tagId) { var ids = new List<int> { t.Id, tagId, 5 }; return ids.Contains(t.Id) && t.Id > 0 ? t.Id : 0; }");
        var change = await CodeChange.OfAsync(new FixOptions { Scan = new() { Excluded = ["Tag"] } }, ("Model.cs", Journals.Model), ("Code.cs", code));
        Assert.Equal(code, change.Text("Code/Code.cs"));
        Assert.Contains("public class Tag\n{\n    public int Id", change.Text("Code/Model.cs"), StringComparison.Ordinal);
        Assert.Contains("public class Journal\n{\n    public Guid Id", change.Text("Code/Model.cs"), StringComparison.Ordinal);
    }

    private const string Bases = """
        using Microsoft.EntityFrameworkCore;
        namespace Shop;
        public abstract class Numbered<T> { public int Value { get; set; } }
        public class Permission : Numbered<Permission> { public string Name { get; set; } = ""; }
        public class Role : Numbered<Role> { public string Name { get; set; } = ""; }
        public class Order { public int Id { get; set; } public int PermissionValue { get; set; } public Permission? Permission { get; set; } }
        public class ShopContext : DbContext
        {
            public DbSet<Permission> Permissions => Set<Permission>();
            public DbSet<Role> Roles => Set<Role>();
            public DbSet<Order> Orders => Set<Order>();
            protected override void OnModelCreating(ModelBuilder b)
            {
                b.Entity<Permission>().HasKey(p => p.Value);
                b.Entity<Order>().HasOne(o => o.Permission).WithMany().HasForeignKey(o => o.PermissionValue);
                b.Entity<Role>().HasKey(r => r.Name);
            }
        }
        """;

    [Fact]
    public async Task What_is_the_key_of_one_and_a_number_of_another_that_inherits_it_stays_until_somebody_says_otherwise()
    {
        var change = await CodeChange.OfAsync(("Model.cs", Bases));
        Assert.Equal(Bases.Replace("class Order { public int Id", "class Order { public Guid Id", StringComparison.Ordinal), change.Text("Code/Model.cs").Replace("using System;\n", "", StringComparison.Ordinal));
        Assert.Equal(["Permission"], change.Result.Rejected);
        Assert.Contains("Numbered.Value is its key, and in Role a number that stays", Assert.Single(change.Result.Open).Why, StringComparison.Ordinal);
        var asked = Assert.Single(change.Result.Decisions);
        Assert.Equal("number", asked.Choice);

        var answered = await CodeChange.OfAsync(new FixOptions { Answers = ImmutableDictionary<string, string>.Empty.Add(asked.Key, "id") }, ("Model.cs", Bases));
        Assert.Contains("public Guid Value", answered.Text("Code/Model.cs"), StringComparison.Ordinal);
        Assert.Contains("in Role it is none: there the column stays an integer", Assert.Single(answered.Result.Open).Why, StringComparison.Ordinal);
        Assert.Equal("id", Assert.Single(answered.Result.Decisions).Choice);
    }

    [Theory]
    [InlineData("Category", null)]
    [InlineData(null, "Product")]
    public async Task An_entity_that_is_to_stay_keeps_those_with_which_it_shares_a_key(string? excluded, string? only)
    {
        const string code = """
            using Microsoft.EntityFrameworkCore;
            namespace Shop;
            public abstract class Base { public int Id { get; set; } }
            public class Product : Base { public int CategoryId { get; set; } public Category? Category { get; set; } }
            public class Category : Base { }
            public class Customer { public int Id { get; set; } }
            public class ShopContext : DbContext { public DbSet<Product> Products => Set<Product>(); public DbSet<Category> Categories => Set<Category>(); public DbSet<Customer> Customers => Set<Customer>(); }
            """;
        var scan = new ScanOptions { Excluded = excluded is null ? [] : [excluded], Entities = only is null ? [] : [only] };
        var change = await CodeChange.OfAsync(new FixOptions { Scan = scan }, ("Model.cs", code));
        Assert.Contains("abstract class Base { public int Id", change.Text("Code/Model.cs"), StringComparison.Ordinal);
        Assert.Contains("public int CategoryId", change.Text("Code/Model.cs"), StringComparison.Ordinal);
        Assert.Contains($"class Customer {{ public {(only is null ? "Guid" : "int")} Id", change.Text("Code/Model.cs"), StringComparison.Ordinal);
        Assert.Contains("Base.Id is its key, and in Category a number that stays", Assert.Single(change.Result.Open).Why, StringComparison.Ordinal);
    }

    private const string Loose = """
        using Microsoft.EntityFrameworkCore;
        namespace Shop;
        public class File { public int Id { get; set; } }
        public class Product { public int Id { get; set; } public int? MainPicture { get; set; } public int Rank { get; set; } }
        public class Album { public int Id { get; set; } public int Cover { get; set; } }
        public class ShopContext : DbContext { public DbSet<Product> Products => Set<Product>(); public DbSet<File> Files => Set<File>(); public DbSet<Album> Albums => Set<Album>(); }
        public class Pictures(ShopContext db)
        {
            public void Show(Product product, File file) => product.MainPicture = file.Id;
            public File? Of(Product product) => db.Files.Find(product.MainPicture ?? 0);
            public File? Cover(int album) => db.Files.Find(db.Albums.Find(album)!.Cover);
        }
        """;

    [Fact]
    public async Task A_column_that_nothing_makes_an_id_is_asked_about_where_ids_go_there_or_come_from_there()
    {
        var change = await CodeChange.OfAsync(("Model.cs", Loose));
        Assert.Contains("public int? MainPicture { get; set; } public int Rank", change.Text("Code/Model.cs"), StringComparison.Ordinal);
        var columns = change.Result.Decisions.Where(decision => decision.Kind == DecisionKind.Column).ToDictionary(decision => decision.Key, decision => decision.Choice);
        Assert.Equal(new() { ["column Shop.Product.MainPicture"] = "number", ["column Shop.Album.Cover"] = "number" }, columns);

        var answers = columns.Keys.ToImmutableDictionary(key => key, _ => "File");
        var answered = await CodeChange.OfAsync(new FixOptions { Answers = answers }, ("Model.cs", Loose));
        Assert.Contains("public Guid? MainPicture { get; set; } public int Rank", answered.Text("Code/Model.cs"), StringComparison.Ordinal);
        Assert.Contains("public Guid Cover", answered.Text("Code/Model.cs"), StringComparison.Ordinal);
        Assert.Contains("Find(product.MainPicture ?? Guid.Empty)", answered.Text("Code/Model.cs"), StringComparison.Ordinal);
        Assert.Equal(answers.Values, answered.Result.Decisions.Where(decision => decision.Kind == DecisionKind.Column).Select(decision => decision.Choice));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(answered.After)));
    }

    [Fact]
    public async Task Nobody_is_asked_about_the_column_of_an_excluded_entity()
    {
        var loose = Loose.Replace("public int Rank", "public int AlbumId { get; set; } public Album? Album { get; set; }", StringComparison.Ordinal)
            .Replace("(int album) =>", "(Product product) => product.AlbumId == product.Id ? null :", StringComparison.Ordinal).Replace("Find(album)", "Find(product.AlbumId)", StringComparison.Ordinal);
        var change = await CodeChange.OfAsync(new FixOptions { Scan = new() { Excluded = ["Album", "File"] } }, ("Model.cs", loose));
        Assert.DoesNotContain(change.Result.Decisions, decision => decision.Kind == DecisionKind.Column);
    }
}
