using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Settings;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

/// <summary>
/// Which places of a piece of code hold ids. The members and statements of each row stand in a class; what is expected are the
/// declared names that hold an id, with its entity, and with the place within the type where it is not the value itself.
/// </summary>
public sealed partial class FlowTests
{
    public static TheoryData<string, string> Constructs => new()
    {
        // Comparison, in both directions, and through conversions.
        { "bool A(Journal j, int id) => j.Id == id;", "id:Journal" },
        { "bool A(Journal j, long id) => id != j.UserId;", "id:User" },
        { "bool A(Journal j, int? id) => j.Id == id;", "id:Journal" },
        { "bool A(Journal j, int id) => j.Id.Equals(id);", "id:Journal" },
        { "bool A(Journal j, int n) => j.Pages == n;", "" },
        { "bool A(Journal j, int id) => j.Id > id;", "id:Journal" },
        // Assignment, initializers, returns.
        { "void A(Journal j, int id) { j.UserId = id; }", "id:User" },
        { "Journal A(int owner, int pages) => new() { UserId = owner, Pages = pages };", "owner:User" },
        { "int A(Journal j) => j.Id;", "A:Journal" },
        { "int A(Journal j) { var x = j.UserId; var y = x; return y; }", "A:User x:User y:User" },
        { "int? A(Journal? j) => j?.UserId;", "A:User" },
        { "int A(Journal? j) => j?.UserId ?? 0;", "A:User" },
        { "int A(Journal j, bool b, int other) => b ? j.Id : other;", "A:Journal other:Journal" },
        { "int A(Journal j) => j switch { { Pages: 1 } => j.Id, _ => -1 };", "A:Journal" },
        { "int A(Journal? j) => j is { Id: var x } ? x : 0;", "A:Journal x:Journal" },
        { "int _last; void A(Journal j) { _last = j.Id; }", "_last:Journal" },
        { "int Last { get; set; } void A(Journal j) { Last = j.Id; }", "Last:Journal" },
        { "int _id; int Current { get => _id; set => _id = value; } void A(Journal j) { Current = j.Id; }", "Current:Journal _id:Journal" },
        { "record Get(int JournalId); record Paged(int JournalId, int Page) : Get(JournalId); bool A(Get g) => db.Journals.Any(j => j.Id == g.JournalId);", "JournalId:Journal" },
        // Across methods.
        { "void A(int id) => B(id); void B(int key) { _ = db.Journals.Single(j => j.Id == key); }", "id:Journal key:Journal" },
        { "int B(Journal j) => j.Id; void A(Journal j) { var x = B(j); }", "B:Journal x:Journal" },
        { "void A(int id) { int x = C(id); } int C(int key) => D(key); int D(int key2) { db.Find<Journal>(key2); return 0; }", "id:Journal key2:Journal key:Journal" },
        { "async Task<int> A(Journal j) { await Task.Yield(); return j.Id; } async Task B(Journal j) { var x = await A(j).ConfigureAwait(false); }", "A:Journal x:Journal" },
        { "interface IStore { void Get(int id); } class Store(VibesContext c) : IStore { public void Get(int id) { c.Users.Find(id); } } void A(IStore s, int key) => s.Get(key);", "id:User key:User" },
        { "abstract class S { public abstract int Key(Journal j); } class T : S { public override int Key(Journal j) => j.Id; } void A(S s, Journal j) { var x = s.Key(j); }", "Key:Journal x:Journal" },
        { "void A() { int L(Journal j) => j.Id; var x = L(new()); }", "L:Journal x:Journal" },
        { "bool Try(Journal j, out int id) { id = j.Id; return true; } void A(Journal j) { if (Try(j, out var x)) { } }", "id:Journal x:Journal" },
        // Collections, tuples, dictionaries.
        { "List<int> A() => db.Journals.Select(j => j.Id).ToList();", "A[0]:Journal" },
        { "bool A(List<int> ids, Journal j) => ids.Contains(j.Id);", "ids[0]:Journal" },
        { "void A(int[] ids) { _ = db.Journals.Where(j => ids.Contains(j.Id)); }", "ids[0]:Journal" },
        { "void A(Dictionary<int, Journal> d, Journal j) { d[j.Id] = j; }", "d[0]:Journal" },
        { "void A() { var d = db.Journals.ToDictionary(j => j.Id, j => j.UserId); foreach (var (k, v) in d) { } foreach (var p in d) { var x = p.Value; } }", "d[0]:Journal d[1]:User k:Journal p[0]:Journal p[1]:User v:User x:User" },
        { "void A(HashSet<int> seen, Journal j) { if (!seen.Add(j.UserId)) { } }", "seen[0]:User" },
        { "(int Id, int Pages) A(Journal j) => (j.Id, j.Pages);", "A[0]:Journal" },
        { "void A(Journal j) { var (x, y) = (j.Id, j.Pages); }", "x:Journal" },
        { "void A() { foreach (var id in db.Journals.Select(j => j.UserId)) { } }", "id:User" },
        { "void A(Journal j) { var a = new[] { j.Id, 5 }; var b = a[0]; var c = new List<int> { j.UserId }; }", "a[0]:Journal b:Journal c[0]:User" },
        { "ILookup<int, Journal> A() => db.Journals.AsEnumerable().ToLookup(j => j.UserId);", "A[0]:User" },
        { "void A() { foreach (var g in db.Journals.GroupBy(j => j.UserId)) { var k = g.Key; } }", "g[0]:User k:User" },
        { "void A() { var q = from j in db.Journals join u in db.Users on j.UserId equals u.Id select new { j.Id, u.Email }; foreach (var r in q) { var x = r.Id; } }", "x:Journal" },
        { "void A() { var max = db.Journals.Max(j => j.Id); }", "max:Journal" },
        { "Task<int> A() => db.Journals.Select(j => j.Id).FirstAsync();", "A:Journal" },
        { "async Task A(int id) { await db.Journals.FindAsync(id); await db.Journals.FindAsync(new object[] { id }, default); }", "id:Journal" },
        // Delegates and lambdas.
        { "Func<Journal, int> F() => j => j.Id;", "F[1]:Journal" },
        { "void A(Func<int, Journal> get, Journal j) { get(j.Id); }", "get[0]:Journal" },
        { "void A() { Use(id => db.Journals.Single(j => j.Id == id)); } void Use(Func<int, Journal> get) { }", "id:Journal" },
        { "void A(IEnumerable<int> keys) { var all = keys.Select(Load); } Journal? Load(int id) => db.Journals.Find(id);", "id:Journal keys[0]:Journal" },
        // Records, constructors, base calls.
        { "record Dto(int Id, int Pages); Dto A(Journal j) => new(j.Id, j.Pages); bool B(Dto d, Journal j) => d.Id == j.Id;", "Id:Journal" },
        { "record Command(int Id); void A(Command c) { db.Journals.Find(c.Id); }", "Id:Journal" },
        { "class Handler(VibesContext c, int id) { public Journal? Get() => c.Journals.Find(id); }", "id:Journal" },
        // Type arguments in base lists: mediators, repositories; and two handlers of one interface are strangers.
        {
            "interface IReq<R> { } interface IHandler<Q, R> where Q : IReq<R> { Task<R> Handle(Q q); } interface ISender { Task<R> Send<R>(IReq<R> q); }"
            + " record Create : IReq<int>; record Count : IReq<int>;"
            + " class A1 : IHandler<Create, int> { public Task<int> Handle(Create q) => Task.FromResult(new Journal().Id); }"
            + " class A2 : IHandler<Count, int> { public Task<int> Handle(Count q) => Task.FromResult(7); }"
            + " async Task A(ISender s) { var id = await s.Send(new Create()); var n = await s.Send(new Count()); _ = id == new Journal().Id; }",
            "Handle:Journal id:Journal"
        },
        { "interface IRepo<T, TKey> { T Get(TKey key); } class Repo : IRepo<Journal, int> { public Journal Get(int key) => throw new(); } void A(Repo r, IRepo<User, int> u, int x, int y) { r.Get(x); u.Get(y); }", "key:Journal x:Journal y:User" },
        // What is named after an entity is looked up where it is written and called.
        { "record JournalDto(int Id, int Pages); JournalDto A(Journal j) => new(j.Id, j.Pages);", "Id:Journal" },
        { "class UserDto { public int Id { get; set; } public int Logins { get; set; } } class M { UserDto A(User u) => new() { Id = u.Id, Logins = u.Journals.Count }; }", "Id:User" },
        { "class Links { public static string Of(int journalId) => \"\" + journalId; } void A(Journal j) => Links.Of(j.Id);", "journalId:Journal" },
        { "class Links { public static string Of(int journalId) => \"\" + journalId; } void A(Journal j) => Links.Of(j.Pages);", "" },
        // So is what is on the way, however far, in the same type too.
        { "void A(int userId) => B(userId); void B(int userId) => C(userId); void C(int userId) => D(userId); void D(int userId) => E(userId); void E(int userId) => Console.WriteLine(userId); void F(Journal j) => A(j.UserId);", "userId:User" },
        { "class Names { public List<int> Of(IEnumerable<int> userIds) { var wanted = new HashSet<int>(userIds); return wanted.ToList(); } } void A(Names names, Journal j) => names.Of(new[] { j.UserId });", "Of[0]:User userIds[0]:User wanted[0]:User" },
        { "class Tokens { public static int UserOf(string s) { var x = int.Parse(s); return x; } public static int Size(string s) => int.Parse(s); } bool A(Journal j, string s) => j.UserId == Tokens.UserOf(s) && j.Pages == Tokens.Size(s);", "UserOf:User x:User" },
        { "delegate Journal Load(int key, int n); Journal A(Load load, Journal j) => load(j.Id, j.Pages);", "key:Journal" },
        { "class Links { public static string Of(int userId) { var x = userId; return \"\" + x; } } void A(Journal j) { Links.Of(j.UserId); Links.Of(j.Title.Length); }", "" },
        // By a property's name, and by a pattern.
        { "void A(User u, int x, int y) { _ = db.Users.Where(u => EF.Property<int?>(u, \"InvitedById\") == x); db.Entry(u).Property<int>(\"Id\").CurrentValue = y; }", "x:User y:User" },
        { "void A(int? by) { if (by is { } x) _ = db.Users.Where(u => u.Id == x); }", "by:User x:User" },
        // Compared with what its own body makes of a key, behind a call; a helper that compares anything says nothing of its callers.
        { "void A(int id, int n) { B(id); C(n); } void B(int key) { _ = db.Journals.Select(j => new { Owner = j.UserId }).Where(r => r.Owner == key); } void C(int pages) { _ = db.Journals.Select(j => new { j.Pages }).Where(r => r.Pages == pages); }", "id:User key:User" },
        { "bool Same(int a, int b) { var x = b; return a == x; } void A(Journal j, int key, int n, int m) { Same(j.Id, key); Same(n, m); }", "" },
        // Through an operator that wraps a value.
        { "class Result<T> { public static implicit operator Result<T>(T value) => new(); } Result<int> A(Journal j) => j.Id; Result<int> B(Journal j) => j.Pages; Task<Result<List<int>>> C() => Task.FromResult<Result<List<int>>>(db.Journals.Select(j => j.UserId).ToList());", "A[0]:Journal C[0.0.0]:User" },
        // Where it must stop: one helper for ids and for counts.
        { "int Positive(int value) => value > 0 ? value : throw new(); void A(Journal j, int count) { Positive(j.Id); var n = Positive(count); }", "" },
        { "void A(Journal j, int count) { Console.WriteLine(j.Id); Console.WriteLine(count); Math.Max(j.Id, count); }", "" },
        { "int A(Journal j) { var n = j.Tags.Count; var m = j.Title.Length; return n + m + j.Id; }", "" },
        { "void A(Journal j, int page, int size) { _ = db.Journals.Where(x => x.UserId == j.UserId).Skip(page * size).Take(size); }", "" },
        { "void A(Journal a, Reminder r, int year) { r.Year = year; a.Pages = r.Year; }", "" },
        // Through SQL: what a statement compares with a key or writes into one, and what it returns.
        { "void A(NpgsqlConnection c, int id, int n) { c.Execute(\"UPDATE journals SET pages = @n WHERE id = @id\", new { id, n }); }", "id:Journal" },
        { "void A(NpgsqlConnection c, int[] ids) { c.Query<User>(\"SELECT * FROM users WHERE id = ANY(@ids)\", new { ids }); }", "ids[0]:User" },
        { "void A(NpgsqlConnection c) { var x = c.QuerySingle<int>(\"SELECT user_id FROM journals\"); var n = c.QuerySingle<int>(\"SELECT pages FROM journals\"); }", "x:User" },
        { "async Task A(NpgsqlConnection c) { foreach (var (k, t, n) in await c.QueryAsync<(int, string, int)>(\"SELECT id, title, pages FROM journals\")) { } }", "k:Journal" },
        { "void A(NpgsqlDataSource d, int who, int n) { using var c = d.CreateCommand(\"DELETE FROM journals WHERE user_id = $1 AND pages = $2\"); c.Parameters.AddWithValue(who); c.Parameters.AddWithValue(n); }", "who:User" },
        { "void A(NpgsqlDataSource d, int a, int b) { using var c = d.CreateCommand(\"INSERT INTO journals (pages, user_id) VALUES (@b, @a)\"); c.Parameters.Add(new NpgsqlParameter(\"a\", a)); c.Parameters.Add(new NpgsqlParameter { ParameterName = \"@b\", Value = b }); }", "a:User" },
        { "void A(NpgsqlDataSource d) { using var c = d.CreateCommand(\"SELECT id, pages FROM journals\"); using var r = c.ExecuteReader(); var x = r.GetInt32(0); var n = r.GetInt32(1); var y = (int)r[\"id\"]; }", "x:Journal y:Journal" },
        { "void A(int id, int n) { db.Database.ExecuteSql($\"UPDATE journals SET pages = {n} WHERE user_id = {id}\"); }", "id:User" },
        { "void A(int id, int n) { db.Database.ExecuteSqlRaw(\"UPDATE journals SET pages = {1} WHERE user_id = {0}\", id, n); }", "id:User" },
        { "void A(NpgsqlConnection c, int id, int n) { var p = new DynamicParameters(); p.Add(\"id\", id); p.Add(\"n\", n); c.Execute(\"UPDATE journals SET pages = @n WHERE id = @id\", p); }", "id:Journal" },
        { "DynamicParameters p = new(); void A(NpgsqlConnection c, int id, int n) { p.Add(\"id\", id); p.Add(\"n\", n); c.Execute(\"UPDATE journals SET pages = @n WHERE id = @id\", p); }", "id:Journal" },
        { "void A(NpgsqlConnection c, int id, int[] ids, int n) { c.Execute(\"DELETE FROM journals WHERE pages = \" + n + \" AND id = \" + id); var list = string.Join(\",\", ids); c.Execute($\"DELETE FROM users WHERE id IN ({list})\"); }", "id:Journal ids[0]:User" },
        { "void A(NpgsqlDataSource d, int host) { using var c = d.CreateCommand($\"SELECT email FROM users WHERE id = {host}\"); }", "host:User" },
        { "int A(NpgsqlConnection c, int n) => c.ExecuteScalar<int>(new CommandDefinition(\"INSERT INTO users (email) VALUES ('') RETURNING id\", new { n }));", "A:User" },
        { "void A(NpgsqlConnection c, int id, int n) { c.Execute(\"DELETE FROM `journals` WHERE `pages` = @n AND `id` = @id\", new { id, n }); }", "id:Journal" },
        { "void A(Journal j) { var s = new { j.Id, j.Pages }; var n = s.Pages; var i = s.Id; }", "i:Journal" },
    };

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Integers(string code, string expected) => Assert.Equal(expected, Ids(code, Journals.Model));

    [Fact]
    public void Collection_expressions()
    {
        Assert.SkipWhen(typeof(Compilation).Assembly.GetName().Version < new Version(4, 10), "This Roslyn makes no operation of a collection expression.");
        Assert.Equal("a[0]:Journal b[0]:User", Ids("void A(Journal j, List<Journal> more) { int[] a = [j.Id]; List<int> b = [.. more.Select(x => x.UserId)]; }", Journals.Model));
    }

    /// <summary>After the change the same places hold ids. Rows that do not compile then have said so already.</summary>
    [Fact]
    public void Guids()
    {
        var compiled = 0;
        foreach (var row in Constructs)
        {
            var (code, expected) = row.Data;
            var changed = Integer().Replace(code, "Guid").Replace("(5)", "(default)", StringComparison.Ordinal);
            if (ErrorsOf(Compile(changed, Journals.GuidModel)).Any())
                continue;
            Assert.Equal((changed, expected), (changed, Ids(changed, Journals.GuidModel)));
            compiled++;
        }

        Assert.InRange(compiled, Constructs.Count / 2, Constructs.Count);
    }

    [GeneratedRegex(@"\bint\b")]
    private static partial Regex Integer();

    private static string Ids(string code, string model)
    {
        var compilation = Compile(code, model);
        Assert.Empty(ErrorsOf(compilation));
        var tree = compilation.SyntaxTrees[0];
        var types = new KnownTypes(compilation);
        var identifiers = new IdentifierModel(compilation, types, EntityModel.Read(compilation, types, null, [], null, AnalyzerSettings.None, default));
        var semantics = compilation.GetSemanticModel(tree);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var node in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes())
            if (node is ParameterSyntax or SingleVariableDesignationSyntax or VariableDeclaratorSyntax or MethodDeclarationSyntax or PropertyDeclarationSyntax
                    or LocalFunctionStatementSyntax or ForEachStatementSyntax
                && semantics.GetDeclaredSymbol(node) is { } symbol)
            {
                if (identifiers.Of(symbol) is { } id)
                    found.Add($"{symbol.Name}:{id.Entity}");
                foreach (var (path, within) in identifiers.Within(symbol))
                    found.Add($"{symbol.Name}[{path}]:{within.Entity}");
            }

        return string.Join(" ", found);
    }

    private static IEnumerable<Diagnostic> ErrorsOf(Compilation compilation) =>
        compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static CSharpCompilation Compile(string code, string model) => CSharpCompilation.Create(
        "code",
        [
            Parse($$"""
                using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; using Microsoft.EntityFrameworkCore; using Dapper; using Npgsql;
                namespace Vibes;
                class Code { VibesContext db = null!; {{code}} }
                """),
            Parse(model),
        ],
        RuleTest.References, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest));
}
