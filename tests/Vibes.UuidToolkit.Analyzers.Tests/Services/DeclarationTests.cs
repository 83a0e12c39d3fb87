using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Services;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Services;

/// <summary>VUID0301 to VUID0305: what is declared as an integer and holds an id.</summary>
public sealed class DeclarationTests
{
    /// <summary>The compiler takes both halves of such a method for generated code, and nothing can be reported there.</summary>
    [Fact]
    public Task A_parameter_of_a_method_that_a_generator_completes() => RuleTest.Reports(Descriptors.IntegerParameter, CodeBlock.Usings + """
        public static partial class Log
        {
            public static void Paid(ILogger logger, int invoiceId, Journal j) { Written(logger, invoiceId, [|j.UserId|]); Own(j.UserId); }
            static partial void Written(ILogger logger, int invoiceId, int userId);
            static partial void Own([|int|] userId);
            [System.CodeDom.Compiler.GeneratedCode("Microsoft.Extensions.Logging", "1")]
            static partial void Written(ILogger logger, int invoiceId, int userId) => logger.LogInformation("{Invoice} {User}", invoiceId, userId);
        }
        """);

    [Fact]
    public Task Both_halves_of_a_partial_method() => RuleTest.Reports(Descriptors.IntegerParameter, CodeBlock.Of("""
        partial class Half { public partial bool Is(Journal j, [|int|] id); static partial void Seen([|int|] journalId); void A(Journal j) => Seen(j.Id); }
        partial class Half { public partial bool Is(Journal j, [|int|] id) => j.Id == id; static partial void Seen([|int|] journalId) => Console.WriteLine(journalId); }
        """));

    [Fact]
    public Task Parameters() => RuleTest.Reports(Descriptors.IntegerParameter, CodeBlock.Of("""
        Journal? A([|int|] id) => db.Journals.Find(id);
        bool B(Journal j, [|int|]? owner, long pages) => j.UserId == owner && j.Pages == pages;
        Journal this[[|int|] id] => db.Journals.Single(j => j.Id == id);
        void C() { bool L([|int|] id, int n) => db.Journals.Any(j => j.Id == id && j.Pages == n); Console.WriteLine(L(1, 2)); }
        object D() => ([|int|] id) => db.Journals.Find(id);
        Func<int, Journal?> E() => id => db.Journals.Find(id);
        class Handler(VibesContext c, [|int|] id, int page) { public object? Get() => c.Journals.Where(j => j.Id == id).Skip(page); }
        delegate Journal? Load([|int|] key, int n);
        Journal? F(Load load, Journal j) => load(j.Id, j.Pages);
        record Query(int Id) { public bool Is(Journal j) => j.Id == Id; }
        // No ids: numbers, positions, another system's, a hash that a library asks for.
        IEnumerable<Journal> F(int page, int count, int year, int StripeId) => db.Journals.Where(j => j.Pages == year + StripeId).Skip(page * count).Take(count);
        class ById : IComparer<int> { public int Compare(int x, int y) => x - y; }
        """));

    [Fact]
    public Task Returns() => RuleTest.Reports(Descriptors.IntegerReturn, CodeBlock.Of("""
        [|int|] A(Journal j) => j.Id;
        [|int|]? B(Journal? j) { return j?.UserId; }
        async Task<[|int|]> C(Journal j) { await Task.Yield(); return j.Id; }
        ValueTask<[|int|]> D(Journal j) => new(j.Id);
        void E() { [|int|] L(Journal j) => j.Id; Console.WriteLine(L(new())); }
        object F() => [|int|] (Journal j) => j.Id;
        int G(Journal j) => j.Pages;
        Task<int> H() => db.Journals.CountAsync();
        int I(Journal j) => j.Title.Length;
        class Key { public int Value; public override int GetHashCode() => new Journal().Id; }
        """));

    [Fact]
    public Task Fields() => RuleTest.Reports(Descriptors.IntegerField, CodeBlock.Of("""
        private [|int|] _last;
        private readonly [|int|]? _owner;
        private const [|int|] Admin = 1;
        private int _pages;
        void A(Journal j) { _last = j.Id; _pages = j.Pages; }
        bool B(Journal j) => j.UserId == _owner || j.UserId == Admin;
        """));

    [Fact]
    public Task Locals() => RuleTest.Reports(Descriptors.IntegerLocal, CodeBlock.Of("""
        void A(Journal j)
        {
            [|int|] a = j.Id;
            var b = j.Id;
            [|int|]? c = j.UserId;
            [|int|] d, e;
            d = j.Id;
            e = j.UserId;
            int n = j.Pages;
            foreach ([|int|] f in db.Journals.Select(x => x.Id)) Console.WriteLine(f);
            ([|int|] g, int h) = (j.Id, j.Pages);
            if (j?.Id is [|int|] i) Console.WriteLine(i);
            if (Try(j!, out [|int|] k)) Console.WriteLine($"{a}{b}{c}{d}{e}{n}{g}{h}{k}");
        }

        bool Try(Journal j, out int id) { id = j.Id; return true; }
        """));

    [Fact]
    public Task Type_arguments() => RuleTest.Reports(Descriptors.IntegerTypeArgument, CodeBlock.Of("""
        List<[|int|]> A() => db.Journals.Select(j => j.Id).ToList();
        [|int|][] B() => db.Journals.Select(j => j.Id).ToArray();
        bool C(IReadOnlyCollection<[|int|]?> ids, Journal j) => ids.Contains(j.Id);
        Task<List<[|int|]>> D() => db.Journals.Select(j => j.Id).ToListAsync();
        Dictionary<[|int|], int> _pages = new Dictionary<[|int|], int>();
        void E(Journal j) { _pages[j.Id] = j.Pages; }
        ([|int|] Id, int Pages) F(Journal j) => (j.Id, j.Pages);
        Func<Journal, [|int|]> G() => j => j.Id;
        Expression<Func<Journal, [|int|]>> H() => j => j.Id;
        async IAsyncEnumerable<[|int|]> I() { await Task.Yield(); yield return new Journal().Id; }
        void J(Journal j) { var ids = new HashSet<[|int|]>(); ids.Add(j.Id); List<int> pages = new List<int> { j.Pages }; Console.WriteLine(pages); }
        IEnumerable<[|int|]> K(bool none) => none ? Enumerable.Empty<[|int|]>() : db.Journals.Select(x => x.Id);
        List<int> L() => db.Journals.Select(j => j.Pages).ToList();
        Dictionary<int, Journal> M(List<Journal> all) => all.ToDictionary(j => j.Pages);
        """));

    /// <summary>Of what holds no value only what else its method returns says whose ids it would hold.</summary>
    [Fact]
    public Task Type_arguments_of_what_holds_none() => RuleTest.Reports(Descriptors.IntegerTypeArgument, CodeBlock.Of("""
        class Result<T> { public T? Data { get; set; } public static Result<T> Ok(T data) => new() { Data = data }; public static Task<Result<T>> FailAsync(string text) => Task.FromResult(new Result<T>()); }
        async Task<Result<[|int|]>> A(Journal? j) { if (j is null) return await Result<[|int|]>.FailAsync("none"); return Result<[|int|]>.Ok(j.Id); }
        async Task<Result<int>> B(Journal? j) { if (j is null) return await Result<int>.FailAsync("none"); return Result<int>.Ok(j.Pages); }
        Result<[|int|]> C(Journal? j) { var none = new Result<[|int|]>(); return j is null ? none : Result<[|int|]>.Ok(j.UserId); }
        async Task D(Journal j) { var found = await Result<[|int|]>.FailAsync("none"); if (j.Pages > 0) found = Result<[|int|]>.Ok(j.Id); var pages = await Result<int>.FailAsync("none"); pages = Result<int>.Ok(j.Pages); }
        """));

    [Fact]
    public Task Base_lists() => RuleTest.Reports(Descriptors.IntegerTypeArgument, CodeBlock.Of("""
        interface IRequest<T>;
        interface IHandler<R, T> where R : IRequest<T> { Task<T> Handle(R request); }
        record Create(string Title) : IRequest<[|int|]>;
        class CreateHandler(VibesContext c) : IHandler<Create, [|int|]>
        {
            public async Task<int> Handle(Create request) { var j = new Journal { Title = request.Title }; c.Add(j); await c.SaveChangesAsync(); return j.Id; }
        }
        record Count : IRequest<int>;
        class CountHandler(VibesContext c) : IHandler<Count, int> { public Task<int> Handle(Count request) => c.Journals.CountAsync(); }
        """));

    [Fact]
    public Task After_the_change_only_what_is_still_an_integer_is_reported() => RuleTest.Reports(Descriptors.IntegerParameter, CodeBlock.Of("""
        Journal? A([|int|] id) => db.Journals.Find(id);
        Journal? B(Guid id) => db.Journals.Find(id);
        IQueryable<Journal> C([|int|] id) => db.Journals.Where(j => j.Id.Equals(id));
        """), Journals.GuidModel);

    [Fact]
    public Task An_excluded_entity_keeps_its_integers() => RuleTest.Reports(Descriptors.IntegerParameter, CodeBlock.Of("""
        Tag? A(int id) => db.Tags.Find(id);
        Journal? B([|int|] id) => db.Journals.Find(id);
        """), config: "vibes_uuid.excluded_entities = Tag");

    [Fact]
    public Task A_parameter_becomes_a_guid() => RuleTest.Fixes(Descriptors.IntegerParameter, new IntegerParameterFix(), CodeBlock.Of("""
        Journal? A([|int|] id) => db.Journals.Find(id);
        bool B(Journal j, [|int|]? id) => j.UserId == id;
        """), CodeBlock.Of("""
        Journal? A(Guid id) => db.Journals.Find(id);
        bool B(Journal j, Guid? id) => {|CS0019:j.UserId == id|};
        """));

    [Fact]
    public Task A_type_argument_becomes_a_guid() => RuleTest.Fixes(Descriptors.IntegerTypeArgument, new IntegerTypeArgumentFix(), CodeBlock.Of("""
        void A(Journal j) { var seen = new HashSet<[|int|]>(); seen.Add(j.Id); }
        """), CodeBlock.Of("""
        void A(Journal j) { var seen = new HashSet<Guid>(); seen.Add({|CS1503:j.Id|}); }
        """));

    [Fact]
    public Task A_local_becomes_a_guid() => RuleTest.Fixes(Descriptors.IntegerLocal, new IntegerLocalFix(), CodeBlock.Of("""
        void A(Journal j) { [|int|] id = {|CS0029:j.Id|}; Console.WriteLine(id); }
        """), CodeBlock.Of("""
        void A(Journal j) { Guid id = j.Id; Console.WriteLine(id); }
        """), Journals.GuidModel);
}
