using Vibes.UuidToolkit.Analyzers.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>
/// What becomes of each construct: members of a class beside the model of <see cref="Journals"/>, before and after. The compiler
/// takes both, and what is changed already is not changed again.
/// </summary>
public sealed class ConstructTests
{
    /// <summary>Changed whole: nothing is left for a person.</summary>
    public static TheoryData<string, string> Changed => new()
    {
        // Members, values, types.
        { "bool A(string s, Journal j) { int id = 0; return int.TryParse(s, out id) && j.Id == id; }", "bool A(string s, Journal j) { Guid id = Guid.Empty; return Guid.TryParse(s, out id) && j.Id == id; }" },
        { "bool A(string s, Journal j) => int.TryParse(s, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) && j.Id == id;", "bool A(string s, Journal j) => Guid.TryParse(s, out var id) && j.Id == id;" },
        { "const int Admin = 1; const int Guest = 2; bool A(Journal j) => j.UserId is Admin or Guest;", "static readonly Guid Admin = new Guid(\"00000000-0000-8000-8000-000000000001\"); static readonly Guid Guest = new Guid(\"00000000-0000-8000-8000-000000000002\"); bool A(Journal j) => j.UserId == Admin || j.UserId == Guest;" },
        { "const int Admin = 1; string A(Journal j) => j.UserId switch { Admin => \"admin\", _ => \"user\" };", "static readonly Guid Admin = new Guid(\"00000000-0000-8000-8000-000000000001\"); string A(Journal j) => j.UserId switch { _ when j.UserId == Admin => \"admin\", _ => \"user\" };" },
        { "static class Known { public const int Admin = 1; } void A(Journal j) { j.UserId = Known.Admin; }", "static class Known { public static readonly Guid Admin = new Guid(\"00000000-0000-8000-8000-000000000001\"); } void A(Journal j) { j.UserId = Known.Admin; }" },
        { "const int None = -1; bool A(Journal j) => j.UserId == None;", "static readonly Guid None = new Guid(\"ffffffff-0000-8000-8000-000000000001\"); bool A(Journal j) => j.UserId == None;" },
        { "bool A(Journal j) { const int admin = 1; return j.UserId == admin; }", "bool A(Journal j) { Guid admin = new Guid(\"00000000-0000-8000-8000-000000000001\"); return j.UserId == admin; }" },
        { "Journal? Get(int? id = null) => db.Journals.FirstOrDefault(j => j.Id == id); void B() => Get(3);", "Journal? Get(Guid? id = null) => db.Journals.FirstOrDefault(j => j.Id == id); void B() => Get(KnownIds.Journal3);" },
        { "bool A(Journal j) => new[] { 1, 2, 3 }.Any(id => id == j.UserId);", "bool A(Journal j) => new[] { KnownIds.User1, KnownIds.User2, KnownIds.User3 }.Any(id => id == j.UserId);" },
        { "bool A(int[] ids, Journal j) => Array.IndexOf(ids, j.Id) >= 0;", "bool A(Guid[] ids, Journal j) => Array.IndexOf(ids, j.Id) >= 0;" },
        { "bool A(List<int> ids, Journal j) => ids.Exists(id => id == j.Id) && ids.BinarySearch(j.Id) > 0;", "bool A(List<Guid> ids, Journal j) => ids.Exists(id => id == j.Id) && ids.BinarySearch(j.Id) > 0;" },
        { "class Response<T> { public T Data { get; set; } = default!; public static Response<T> Ok(T data) => new() { Data = data }; } Response<int> A(Journal j) => Response<int>.Ok(j.Id);", "class Response<T> { public T Data { get; set; } = default!; public static Response<T> Ok(T data) => new() { Data = data }; } Response<Guid> A(Journal j) => Response<Guid>.Ok(j.Id);" },
        { "class Response<T> { public T Data { get; set; } = default!; } static class Response { public static Response<T> Ok<T>(T data) => new() { Data = data }; } Response<int> A(Journal j) => Response.Ok<int>(j.Id); Response<int> B(Journal j) => Response.Ok(j.Pages);", "class Response<T> { public T Data { get; set; } = default!; } static class Response { public static Response<T> Ok<T>(T data) => new() { Data = data }; } Response<Guid> A(Journal j) => Response.Ok<Guid>(j.Id); Response<int> B(Journal j) => Response.Ok(j.Pages);" },
        { "class Result<T>(T value) { public T Value { get; } = value; } async Task<Result<int>> A(Journal j) { await db.SaveChangesAsync(); return new Result<int>(j.Id); } async Task<int> B(Journal j) => (await A(j)).Value;", "class Result<T>(T value) { public T Value { get; } = value; } async Task<Result<Guid>> A(Journal j) { await db.SaveChangesAsync(); return new Result<Guid>(j.Id); } async Task<Guid> B(Journal j) => (await A(j)).Value;" },
        { "interface IRepository<T, TKey> where TKey : struct, IEquatable<TKey> { T Get(TKey key); } class Repo(VibesContext c) : IRepository<Journal, int> { public Journal Get(int key) => c.Journals.Single(j => j.Id == key); } Journal A(IRepository<Journal, int> r, Journal j) => r.Get(j.Id);", "interface IRepository<T, TKey> where TKey : struct, IEquatable<TKey> { T Get(TKey key); } class Repo(VibesContext c) : IRepository<Journal, Guid> { public Journal Get(Guid key) => c.Journals.Single(j => j.Id == key); } Journal A(IRepository<Journal, Guid> r, Journal j) => r.Get(j.Id);" },
        { "abstract class Entity<TKey> where TKey : IComparable<TKey> { public TKey Id { get; set; } = default!; } class Note : Entity<int> { public string Text { get; set; } = \"\"; } class Notes : DbContext { public DbSet<Note> All => Set<Note>(); } bool A(Note n, int id) => n.Id == id;", "abstract class Entity<TKey> where TKey : IComparable<TKey> { public TKey Id { get; set; } = default!; } class Note : Entity<Guid> { public string Text { get; set; } = \"\"; } class Notes : DbContext { public DbSet<Note> All => Set<Note>(); } bool A(Note n, Guid id) => n.Id == id;" },
        { "static Expression<Func<Journal, bool>> ByUser(int userId) => j => j.UserId == userId; IQueryable<Journal> A(Journal j) => db.Journals.Where(ByUser(j.UserId));", "static Expression<Func<Journal, bool>> ByUser(Guid userId) => j => j.UserId == userId; IQueryable<Journal> A(Journal j) => db.Journals.Where(ByUser(j.UserId));" },
        { "record Query(int JournalId, int Page, int Size); IEnumerable<Journal> A(Query q) => db.Journals.Where(j => j.Id == q.JournalId).Skip(q.Page * q.Size).Take(q.Size);", "record Query(Guid JournalId, int Page, int Size); IEnumerable<Journal> A(Query q) => db.Journals.Where(j => j.Id == q.JournalId).Skip(q.Page * q.Size).Take(q.Size);" },
        { "record Dto(int Id, string Title) { public int OwnerId { get; init; } } Dto A(Journal j) => new(j.Id, j.Title) { OwnerId = j.UserId }; Dto B(Dto d, Journal j) => d with { Id = j.Id };", "record Dto(Guid Id, string Title) { public Guid OwnerId { get; init; } } Dto A(Journal j) => new(j.Id, j.Title) { OwnerId = j.UserId }; Dto B(Dto d, Journal j) => d with { Id = j.Id };" },
        { "record struct Key(int UserId, int Year); HashSet<Key> A() => db.Journals.AsEnumerable().Select(j => new Key(j.UserId, j.CreatedAt.Year)).ToHashSet();", "record struct Key(Guid UserId, int Year); HashSet<Key> A() => db.Journals.AsEnumerable().Select(j => new Key(j.UserId, j.CreatedAt.Year)).ToHashSet();" },
        { "class Pair { public int Id; public string Title = \"\"; public void Deconstruct(out int id, out string title) => (id, title) = (Id, Title); } string A(Journal j) { var p = new Pair { Id = j.Id }; var (id, title) = p; return id + title; }", "class Pair { public Guid Id; public string Title = \"\"; public void Deconstruct(out Guid id, out string title) => (id, title) = (Id, Title); } string A(Journal j) { var p = new Pair { Id = j.Id }; var (id, title) = p; return id + title; }" },
        { "int A(Journal j) { int id = Local(); return id; int Local() { return j.Id; } }", "Guid A(Journal j) { Guid id = Local(); return id; Guid Local() { return j.Id; } }" },
        { "bool Try(string title, out int id) { var j = db.Journals.FirstOrDefault(x => x.Title == title); id = j?.Id ?? 0; return j != null; } void B() { if (Try(\"x\", out int found)) Console.WriteLine(found); }", "bool Try(string title, out Guid id) { var j = db.Journals.FirstOrDefault(x => x.Title == title); id = j?.Id ?? Guid.Empty; return j != null; } void B() { if (Try(\"x\", out Guid found)) Console.WriteLine(found); }" },
        { "void Swap(ref int a, ref int b) => (a, b) = (b, a); void B(Journal x, Journal y) { int a = x.Id, b = y.Id; Swap(ref a, ref b); x.Id = a; y.Id = b; }", "void Swap(ref Guid a, ref Guid b) => (a, b) = (b, a); void B(Journal x, Journal y) { Guid a = x.Id, b = y.Id; Swap(ref a, ref b); x.Id = a; y.Id = b; }" },
        { "IEnumerable<int> Ids() { foreach (var j in db.Journals) { if (j.Pages > 0) yield return j.Id; else yield break; } }", "IEnumerable<Guid> Ids() { foreach (var j in db.Journals) { if (j.Pages > 0) yield return j.Id; else yield break; } }" },
        { "async IAsyncEnumerable<int> Ids() { await foreach (var j in db.Journals.AsAsyncEnumerable()) yield return j.Id; } async Task B() { await foreach (int id in Ids()) Console.WriteLine(id); }", "async IAsyncEnumerable<Guid> Ids() { await foreach (var j in db.Journals.AsAsyncEnumerable()) yield return j.Id; } async Task B() { await foreach (Guid id in Ids()) Console.WriteLine(id); }" },
        { "int A(Journal? j) { int? id = j?.Id; if (id == null) return 0; return id.Value; }", "Guid A(Journal? j) { Guid? id = j?.Id; if (id == null) return Guid.Empty; return id.Value; }" },
        { "int? _owner; int A(Journal j) { _owner ??= j.UserId; return _owner.Value; }", "Guid? _owner; Guid A(Journal j) { _owner ??= j.UserId; return _owner.Value; }" },
        { "int A(int? id, Journal j) { int x = id ?? j.Id; return x; }", "Guid A(Guid? id, Journal j) { Guid x = id ?? j.Id; return x; }" },
        { "string A(Journal j) { switch (j.UserId) { case 1: case 2: return \"x\"; case 3 when j.Pages > 3: return \"y\"; default: return \"\"; } }", "string A(Journal j) { switch (j.UserId) { case var _ when j.UserId == KnownIds.User1: case var _ when j.UserId == KnownIds.User2: return \"x\"; case var _ when j.Pages > 3 && j.UserId == KnownIds.User3: return \"y\"; default: return \"\"; } }" },
        { "string A(Journal j) => (j.UserId, j.Pages) switch { (1, > 5) => \"a\", (_, 0) => \"b\", _ => \"c\" };", "string A(Journal j) => (j.UserId, j.Pages) switch { (var value, > 5) when value == KnownIds.User1 => \"a\", (_, 0) => \"b\", _ => \"c\" };" },
        { "string A(User u) => u.InvitedById switch { null => \"none\", 0 => \"zero\", var x => $\"by {x}\" };", "string A(User u) => u.InvitedById switch { null => \"none\", _ when u.InvitedById == Guid.Empty => \"zero\", var x => $\"by {x}\" };" },
        { "bool A(User u) => u is { InvitedById: not null and not 0 };", "bool A(User u) => u is { InvitedById: var invitedById } && invitedById is not null && invitedById != Guid.Empty;" },
        { "IEnumerable<string> A(int owner) => from j in db.Journals where j.UserId == owner let id = j.Id orderby j.Title select id + j.Title;", "IEnumerable<string> A(Guid owner) => from j in db.Journals where j.UserId == owner let id = j.Id orderby j.Title select id + j.Title;" },
        { "Dictionary<int, int> A() => db.Journals.GroupBy(j => j.UserId).ToDictionary(g => g.Key, g => g.Count());", "Dictionary<Guid, int> A() => db.Journals.GroupBy(j => j.UserId).ToDictionary(g => g.Key, g => g.Count());" },
        { "Dictionary<int, int> A() => db.Journals.GroupBy(j => j.UserId).Select(g => new { g.Key, N = g.Sum(j => j.Pages) }).ToDictionary(x => x.Key, x => x.N);", "Dictionary<Guid, int> A() => db.Journals.GroupBy(j => j.UserId).Select(g => new { g.Key, N = g.Sum(j => j.Pages) }).ToDictionary(x => x.Key, x => x.N);" },
        { "Dictionary<int, int> A(List<Journal> js) { var positions = new Dictionary<int, int>(); for (int i = 0; i < js.Count; i++) positions[js[i].Id] = i; return positions; }", "Dictionary<Guid, int> A(List<Journal> js) { var positions = new Dictionary<Guid, int>(); for (int i = 0; i < js.Count; i++) positions[js[i].Id] = i; return positions; }" },
        { "string A(Journal j) => j.Id.ToString(\"D6\") + $\"{j.UserId:000} {j.Pages:D3}\" + string.Format(\"{0:D4}\", j.Id);", "string A(Journal j) => j.Id.ToString() + $\"{j.UserId} {j.Pages:D3}\" + string.Format(\"{0}\", j.Id);" },
        { "string A(Journal j) => \"J-\" + j.Id.ToString().PadLeft(6, '0');", "string A(Journal j) => \"J-\" + j.Id.ToString();" },
        { "int Next() => db.Journals.Any() ? db.Journals.Max(j => j.Id) + 1 : 1; void B() => db.Journals.Add(new Journal { Id = Next() });", "Guid Next() => db.Journals.Any() ? Guid.CreateVersion7() : KnownIds.Journal1; void B() => db.Journals.Add(new Journal { Id = Next() });" },
        { "private int _nextId = 1; Journal A() => new Journal { Id = _nextId++ };", "private int _nextId = 1; Journal A() => new Journal { Id = Guid.CreateVersion7() };" },
        { "private readonly List<Journal> _all = []; private int _nextId; void A(Journal j) { j.Id = ++_nextId; _all.Add(j); }", "private readonly List<Journal> _all = []; private int _nextId; void A(Journal j) { j.Id = Guid.CreateVersion7(); _all.Add(j); }" },
        { "static int s_id; static int NewId() => Interlocked.Increment(ref s_id); Journal A() => new() { Id = NewId() };", "static int s_id; static Guid NewId() => Guid.CreateVersion7(); Journal A() => new() { Id = NewId() };" },
        { "public int A(/* int */ Journal j) => /* the int */ j.Id; // int", "public Guid A(/* int */ Journal j) => /* the int */ j.Id; // int" },
        { "[Obsolete(\"int id\")] int A(Journal j) => j.Id;", "[Obsolete(\"int id\")] Guid A(Journal j) => j.Id;" },
        { "int A(Journal j) => checked((int)(long)j.Id);", "Guid A(Journal j) => checked((Guid)(Guid)j.Id);" },
        { "int[][] A() => db.Journals.AsEnumerable().GroupBy(j => j.UserId).Select(g => g.Select(j => j.Id).ToArray()).ToArray();", "Guid[][] A() => db.Journals.AsEnumerable().GroupBy(j => j.UserId).Select(g => g.Select(j => j.Id).ToArray()).ToArray();" },
        { "(int, int)[] A() => db.Journals.Select(j => new ValueTuple<int, int>(j.Id, j.Pages)).ToArray();", "(Guid, int)[] A() => db.Journals.Select(j => new ValueTuple<Guid, int>(j.Id, j.Pages)).ToArray();" },
        { "List<KeyValuePair<int, string>> A() => db.Journals.Select(j => new KeyValuePair<int, string>(j.Id, j.Title)).ToList();", "List<KeyValuePair<Guid, string>> A() => db.Journals.Select(j => new KeyValuePair<Guid, string>(j.Id, j.Title)).ToList();" },
        { "Lazy<int> A(Journal j) => new Lazy<int>(() => j.Id);", "Lazy<Guid> A(Journal j) => new Lazy<Guid>(() => j.Id);" },
        { "Func<int> A(Journal j) => () => j.Id;", "Func<Guid> A(Journal j) => () => j.Id;" },
        { "static bool Is(Journal j, params int[] ids) => ids.Contains(j.Id); void A(Journal j) => Is(j, 1, 2);", "static bool Is(Journal j, params Guid[] ids) => ids.Contains(j.Id); void A(Journal j) => Is(j, KnownIds.Journal1, KnownIds.Journal2);" },
        { "int this[Journal j] => j.Id; int B(Journal j) => this[j];", "Guid this[Journal j] => j.Id; Guid B(Journal j) => this[j];" },
        { "public static int operator +(Code c, Journal j) => j.Id;", "public static Guid operator +(Code c, Journal j) => j.Id;" },
        { "public static implicit operator int(Code c) => c._j.Id; Journal _j = new();", "public static implicit operator Guid(Code c) => c._j.Id; Journal _j = new();" },
        { "public event Action<int>? Added; void A(Journal j) => Added?.Invoke(j.Id); void B() { Added += id => Console.WriteLine(id); }", "public event Action<Guid>? Added; void A(Journal j) => Added?.Invoke(j.Id); void B() { Added += id => Console.WriteLine(id); }" },
        { "Task<int?> A() => db.Journals.Select(j => (int?)j.Id).FirstOrDefaultAsync();", "Task<Guid?> A() => db.Journals.Select(j => (Guid?)j.Id).FirstOrDefaultAsync();" },
        { "void A(Journal j) { dynamic d = j; int id = d.Id; j.UserId = id; }", "void A(Journal j) { dynamic d = j; Guid id = d.Id; j.UserId = id; }" },
        { "ValueTask<int> A(Journal j) => new(j.Id);", "ValueTask<Guid> A(Journal j) => new(j.Id);" },
        { "ValueTask<int> A(Journal j) => ValueTask.FromResult(j.Id);", "ValueTask<Guid> A(Journal j) => ValueTask.FromResult(j.Id);" },
        { "Task<int> A(Journal j) => Task.FromResult<int>(j.Id);", "Task<Guid> A(Journal j) => Task.FromResult<Guid>(j.Id);" },
        { "Task<IEnumerable<int>> A() => Task.FromResult<IEnumerable<int>>(new List<int>());  async Task B(Journal j) { var x = await A(); x.Contains(j.Id); }", "Task<IEnumerable<Guid>> A() => Task.FromResult<IEnumerable<Guid>>(new List<Guid>());  async Task B(Journal j) { var x = await A(); x.Contains(j.Id); }" },
        { "int A(Journal j, int? id) => id.GetValueOrDefault(j.Id);", "Guid A(Journal j, Guid? id) => id.GetValueOrDefault(j.Id);" },
        { "bool A(Journal j, int id) => Equals(j.Id, id) || object.Equals(j.Id, id) || j.Id.Equals(id);", "bool A(Journal j, Guid id) => Equals(j.Id, id) || object.Equals(j.Id, id) || j.Id.Equals(id);" },
        { "bool A(Journal a, Journal b) => EqualityComparer<int>.Default.Equals(a.Id, b.Id);", "bool A(Journal a, Journal b) => EqualityComparer<Guid>.Default.Equals(a.Id, b.Id);" },
        { "int A(Journal a, Journal b) => Comparer<int>.Default.Compare(a.Id, b.Id);", "int A(Journal a, Journal b) => Comparer<Guid>.Default.Compare(a.Id, b.Id);" },
        { "SortedDictionary<int, Journal> A() { var d = new SortedDictionary<int, Journal>(); foreach (var j in db.Journals) d[j.Id] = j; return d; }", "SortedDictionary<Guid, Journal> A() { var d = new SortedDictionary<Guid, Journal>(); foreach (var j in db.Journals) d[j.Id] = j; return d; }" },
        { "System.Collections.Concurrent.ConcurrentDictionary<int, string> _c = new(); string A(Journal j) => _c.GetOrAdd(j.Id, id => $\"#{id}\");", "System.Collections.Concurrent.ConcurrentDictionary<Guid, string> _c = new(); string A(Journal j) => _c.GetOrAdd(j.Id, id => $\"#{id}\");" },
        { "Stack<int> A(Journal j) { var s = new Stack<int>(); s.Push(j.Id); int x = s.Pop(); return s; }", "Stack<Guid> A(Journal j) { var s = new Stack<Guid>(); s.Push(j.Id); Guid x = s.Pop(); return s; }" },
        { "void A(Span<int> ids, Journal j) { ids[0] = j.Id; }", "void A(Span<Guid> ids, Journal j) { ids[0] = j.Id; }" },
        { "void A(Journal j) { Span<int> ids = stackalloc int[1]; ids[0] = j.Id; }", "void A(Journal j) { Span<Guid> ids = stackalloc Guid[1]; ids[0] = j.Id; }" },
        // Patterns, operators, generators.
        { "bool A(Journal j) => j is { Id: > 0, UserId: 5, Pages: > 3 };", "bool A(Journal j) => j is { Id: var id, UserId: var userId, Pages: > 3 } && id != Guid.Empty && userId == KnownIds.User5;" },
        { "bool A(Journal j) => j is { User.Id: 0 } && j is { User: { Id: 3 } };", "bool A(Journal j) => j is { User.Id: var userId } && userId == Guid.Empty && j is { User: { Id: var userId2 } } && userId2 == KnownIds.User3;" },
        { "bool A(Journal a, Journal b) => a is { Id: 0 } || b is { Id: 0 };", "bool A(Journal a, Journal b) => a is { Id: var id } && id == Guid.Empty || b is { Id: var id2 } && id2 == Guid.Empty;" },
        { "string A(Journal j) => j switch { { UserId: 1, Pages: > 5 } => \"a\", { UserId: 2 } when j.Pages > 1 || j.Pages < 0 => \"b\", _ => \"\" };", "string A(Journal j) => j switch { { UserId: var userId, Pages: > 5 } when userId == KnownIds.User1 => \"a\", { UserId: var userId2 } when (j.Pages > 1 || j.Pages < 0) && userId2 == KnownIds.User2 => \"b\", _ => \"\" };" },
        { "Journal Load() => new(); string A() { switch (Load().UserId) { case 1: case 2: return \"x\"; default: return \"\"; } }", "Journal Load() => new(); string A() { switch (Load().UserId) { case var value when value == KnownIds.User1: case var value2 when value2 == KnownIds.User2: return \"x\"; default: return \"\"; } }" },
        { "string A() => Load().UserId switch { 1 => \"a\", 2 or 3 => \"b\", _ => \"\" }; Journal Load() => new();", "string A() => Load().UserId switch { var value when value == KnownIds.User1 => \"a\", var value2 when (value2 == KnownIds.User2 || value2 == KnownIds.User3) => \"b\", _ => \"\" }; Journal Load() => new();" },
        { "string A(int value, Journal j) { switch (j.UserId) { case 1: return \"x\" + value; default: return \"\"; } }", "string A(int value, Journal j) { switch (j.UserId) { case var _ when j.UserId == KnownIds.User1: return \"x\" + value; default: return \"\"; } }" },
        { "bool A(Journal j) => (j.UserId, j.Pages) is (1, > 5);", "bool A(Journal j) => (j.UserId, j.Pages) is (var value, > 5) && value == KnownIds.User1;" },
        { "bool A(User u) => u.InvitedById is not (null or 0);", "bool A(User u) => !(u.InvitedById is null || u.InvitedById == Guid.Empty);" },
        { "bool A(User u) => !(u.InvitedById is > 0);", "bool A(User u) => !((u.InvitedById ?? Guid.Empty) != Guid.Empty);" },
        { "void B() { var next = db.Journals.Max(j => j.Id) + 1; db.Journals.Add(new Journal { Id = next }); }", "void B() { var next = Guid.CreateVersion7(); db.Journals.Add(new Journal { Id = next }); }" },
        { "void B() { int next = (db.Journals.Max(j => (int?)j.Id) ?? 0) + 1; db.Journals.Add(new Journal { Id = next }); }", "void B() { Guid next = Guid.CreateVersion7(); db.Journals.Add(new Journal { Id = next }); }" },
        { "async Task B() { db.Journals.Add(new Journal { Id = await db.Journals.MaxAsync(j => j.Id) + 1 }); }", "async Task B() { db.Journals.Add(new Journal { Id = Guid.CreateVersion7() }); }" },
        { "void A(Journal j) { j.Id = Random.Shared.Next(1, 100); }", "void A(Journal j) { j.Id = Guid.CreateVersion7(); }" },
        { "IEnumerable<int> A() => db.Journals.Select(j => (int?)j.Id).OfType<int>();", "IEnumerable<Guid> A() => db.Journals.Select(j => (Guid?)j.Id).OfType<Guid>();" },
        { "IEnumerable<int> A() => db.Journals.Select(j => j.Id).Cast<int>();", "IEnumerable<Guid> A() => db.Journals.Select(j => j.Id).Cast<Guid>();" },
        // Routes and handlers.
        { "[Route(\"journals\")] public class C(VibesContext c) : ControllerBase { [HttpGet(\"{id:int}\")] public Journal Get(int id) => c.Journals.Single(j => j.Id == id); [HttpDelete(\"{id:int:min(1)}/tags/{page:int}\")] public void Delete(int id, int page) { c.Journals.Find(id); } }", "[Route(\"journals\")] public class C(VibesContext c) : ControllerBase { [HttpGet(\"{id:guid}\")] public Journal Get(Guid id) => c.Journals.Single(j => j.Id == id); [HttpDelete(\"{id:guid}/tags/{page:int}\")] public void Delete(Guid id, int page) { c.Journals.Find(id); } }" },
        { "[Route(\"journals/{journalId:int}\")] public class C(VibesContext c) : ControllerBase { [HttpGet] public Journal? Get([FromRoute] int journalId, [FromQuery] int page = 1) => c.Journals.Find(journalId); }", "[Route(\"journals/{journalId:guid}\")] public class C(VibesContext c) : ControllerBase { [HttpGet] public Journal? Get([FromRoute] Guid journalId, [FromQuery] int page = 1) => c.Journals.Find(journalId); }" },
        { "void A(WebApplication app) => app.MapGet(\"/journals/{id:int}\", (int id, VibesContext c) => c.Journals.SingleOrDefault(j => j.Id == id));", "void A(WebApplication app) => app.MapGet(\"/journals/{id:guid}\", (Guid id, VibesContext c) => c.Journals.SingleOrDefault(j => j.Id == id));" },
        { "void A(WebApplication app) { var g = app.MapGroup(\"/users/{userId:int}\"); g.MapGet(\"/journals\", (int userId, int? page, VibesContext c) => c.Journals.Where(j => j.UserId == userId)); }", "void A(WebApplication app) { var g = app.MapGroup(\"/users/{userId:guid}\"); g.MapGet(\"/journals\", (Guid userId, int? page, VibesContext c) => c.Journals.Where(j => j.UserId == userId)); }" },
        { "void A(WebApplication app) => app.MapGet(\"/journals\", (VibesContext c, int after = 0) => c.Journals.Where(j => j.Id == after));", "void A(WebApplication app) => app.MapGet(\"/journals\", (VibesContext c, Guid? after = null) => c.Journals.Where(j => j.Id == after.GetValueOrDefault()));" },
        { "class Input { [System.ComponentModel.DataAnnotations.RegularExpression(@\"^\\d*$\")] public string? JournalId { get; set; } } void A(Input i, Journal j) { j.Id = int.Parse(i.JournalId!); }", "class Input { [System.ComponentModel.DataAnnotations.RegularExpression(@\"^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$\")] public string? JournalId { get; set; } } void A(Input i, Journal j) { j.Id = Guid.Parse(i.JournalId!); }" },
        { "void A(int id, Journal j) { ArgumentOutOfRangeException.ThrowIfNegative(id); j.Id = id; }", "void A(Guid id, Journal j) { j.Id = id; }" },
        { "void A(int id, Journal j) { ArgumentOutOfRangeException.ThrowIfNegativeOrZero(id); j.Id = id; }", "void A(Guid id, Journal j) { ArgumentOutOfRangeException.ThrowIfEqual(id, Guid.Empty); j.Id = id; }" },
        { "string A() { var ids = db.Journals.Select(x => x.Id).ToList(); return $\"select title from journals where id in ({string.Join(\",\", ids)})\"; }", "string A() { var ids = db.Journals.Select(x => x.Id).ToList(); return $\"select title from journals where id in ({string.Join(\",\", ids.Select(id => $\"'{id}'\"))})\"; }" },
        { "void A(WebApplication app) => app.MapGet(\"/journals/{id:int}\", Get); static async Task<Journal?> Get(int id, VibesContext c) => await c.Journals.FindAsync(id);", "void A(WebApplication app) => app.MapGet(\"/journals/{id:guid}\", Get); static async Task<Journal?> Get(Guid id, VibesContext c) => await c.Journals.FindAsync(id);" },
        { "public class C(VibesContext c) : ControllerBase { [HttpPost] public IActionResult Create(Dto dto) { var j = new Journal { UserId = dto.UserId, Pages = dto.Pages }; c.Add(j); return CreatedAtAction(nameof(Get), new { id = j.Id }, j); } public Journal Get(int id) => c.Journals.Single(j => j.Id == id); } public record Dto([Range(1, int.MaxValue)] int UserId, [Range(1, 500)] int Pages);", "public class C(VibesContext c) : ControllerBase { [HttpPost] public IActionResult Create(Dto dto) { var j = new Journal { UserId = dto.UserId, Pages = dto.Pages }; c.Add(j); return CreatedAtAction(nameof(Get), new { id = j.Id }, j); } public Journal Get(Guid id) => c.Journals.Single(j => j.Id == id); } public record Dto([Range(typeof(Guid), \"00000000-0000-0000-0000-000000000001\", \"ffffffff-ffff-ffff-ffff-ffffffffffff\")] Guid UserId, [Range(1, 500)] int Pages);" },
        { "public class Dto { [Required, Range(1, int.MaxValue)] public int UserId { get; set; } [Range(1, 100)] public int Size { get; set; } } void A(Dto d) => db.Users.Find(d.UserId);", "public class Dto { [Required, Range(typeof(Guid), \"00000000-0000-0000-0000-000000000001\", \"ffffffff-ffff-ffff-ffff-ffffffffffff\")] public Guid UserId { get; set; } [Range(1, 100)] public int Size { get; set; } } void A(Dto d) => db.Users.Find(d.UserId);" },
        { "public class Dto { [Range(0, int.MaxValue)] public int UserId { get; set; } } void A(Dto d) => db.Users.Find(d.UserId);", "public class Dto { public Guid UserId { get; set; } } void A(Dto d) => db.Users.Find(d.UserId);" },
        { "public class Dto { [Range(typeof(long), \"1\", \"9223372036854775807\", ErrorMessage = \"Whose?\")] public int? UserId { get; set; } } void A(Dto d) => db.Users.Find(d.UserId);", "public class Dto { [Range(typeof(Guid), \"00000000-0000-0000-0000-000000000001\", \"ffffffff-ffff-ffff-ffff-ffffffffffff\", ErrorMessage = \"Whose?\")] public Guid? UserId { get; set; } } void A(Dto d) => db.Users.Find(d.UserId);" },
        { "class Me(ClaimsPrincipal user) { public int Id => int.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!); } IEnumerable<Journal> A(Me me) => db.Journals.Where(j => j.UserId == me.Id);", "class Me(ClaimsPrincipal user) { public Guid Id => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!); } IEnumerable<Journal> A(Me me) => db.Journals.Where(j => j.UserId == me.Id);" },
        { "static class Me { public static int GetUserId(ClaimsPrincipal user) => int.TryParse(user.FindFirst(\"sub\")?.Value, out var id) ? id : throw new UnauthorizedAccessException(); } IEnumerable<Journal> A(ClaimsPrincipal p) => db.Journals.Where(j => j.UserId == Me.GetUserId(p));", "static class Me { public static Guid GetUserId(ClaimsPrincipal user) => Guid.TryParse(user.FindFirst(\"sub\")?.Value, out var id) ? id : throw new UnauthorizedAccessException(); } IEnumerable<Journal> A(ClaimsPrincipal p) => db.Journals.Where(j => j.UserId == Me.GetUserId(p));" },
        { "Claim A(User u) => new(\"sub\", u.Id.ToString(CultureInfo.InvariantCulture));", "Claim A(User u) => new(\"sub\", u.Id.ToString());" },
        // Entity Framework.
        { "class C : DbContext { public DbSet<Journal> Journals => Set<Journal>(); protected override void OnModelCreating(ModelBuilder b) { b.Entity<Journal>().Property(j => j.Id).UseIdentityColumn(); b.Entity<Journal>().Property(j => j.UserId).HasColumnType(\"integer\").HasDefaultValue(0); b.Entity<Journal>().Property(j => j.Pages).HasColumnType(\"integer\").HasDefaultValue(0); } }", "class C : DbContext { public DbSet<Journal> Journals => Set<Journal>(); protected override void OnModelCreating(ModelBuilder b) { b.Entity<Journal>().Property(j => j.Id); b.Entity<Journal>().Property(j => j.UserId).HasColumnType(\"uuid\"); b.Entity<Journal>().Property(j => j.Pages).HasColumnType(\"integer\").HasDefaultValue(0); } }" },
        { "class C : DbContext { public DbSet<Journal> Journals => Set<Journal>(); protected override void OnModelCreating(ModelBuilder b) => b.Entity<Tag>().HasData(new Tag { Id = 1, Name = \"a\" }, new Tag { Id = 2, Name = \"b\" }); }", "class C : DbContext { public DbSet<Journal> Journals => Set<Journal>(); protected override void OnModelCreating(ModelBuilder b) => b.Entity<Tag>().HasData(new Tag { Id = KnownIds.Tag1, Name = \"a\" }, new Tag { Id = KnownIds.Tag2, Name = \"b\" }); }" },
        { "class C : DbContext { public DbSet<Journal> Journals => Set<Journal>(); protected override void OnModelCreating(ModelBuilder b) => b.Entity<Journal>().HasData(new { Id = 1, UserId = 2, Title = \"x\", Pages = 3, CreatedAt = DateTime.UnixEpoch }); }", "class C : DbContext { public DbSet<Journal> Journals => Set<Journal>(); protected override void OnModelCreating(ModelBuilder b) => b.Entity<Journal>().HasData(new { Id = KnownIds.Journal1, UserId = KnownIds.User2, Title = \"x\", Pages = 3, CreatedAt = DateTime.UnixEpoch }); }" },
        { "Journal? A(int id) => db.Find<Journal>(id); ValueTask<Journal?> B(int id) => db.Journals.FindAsync(id);", "Journal? A(Guid id) => db.Find<Journal>(id); ValueTask<Journal?> B(Guid id) => db.Journals.FindAsync(id);" },
        { "Journal? A() => db.Journals.Find(7);", "Journal? A() => db.Journals.Find(KnownIds.Journal7);" },
        { "int A(Journal j) => db.Entry(j).CurrentValues.GetValue<int>(\"UserId\");", "Guid A(Journal j) => db.Entry(j).CurrentValues.GetValue<Guid>(\"UserId\");" },
        { "Task<int> A(int userId) => db.Journals.Where(j => j.UserId == userId).ExecuteDeleteAsync();", "Task<int> A(Guid userId) => db.Journals.Where(j => j.UserId == userId).ExecuteDeleteAsync();" },
        { "Task<List<Dto>> A(int userId) => db.Journals.Where(j => j.UserId == userId).Select(j => new Dto { Id = j.Id, Owner = j.User.Id, Pages = j.Pages }).ToListAsync(); class Dto { public int Id { get; set; } public int Owner { get; set; } public int Pages { get; set; } }", "Task<List<Dto>> A(Guid userId) => db.Journals.Where(j => j.UserId == userId).Select(j => new Dto { Id = j.Id, Owner = j.User.Id, Pages = j.Pages }).ToListAsync(); class Dto { public Guid Id { get; set; } public Guid Owner { get; set; } public int Pages { get; set; } }" },
        // SQL.
        { "Task<int> A(int id, int pages) => db.Database.ExecuteSqlAsync($\"UPDATE journals SET pages = {pages} WHERE id = {id}\");", "Task<int> A(Guid id, int pages) => db.Database.ExecuteSqlAsync($\"UPDATE journals SET pages = {pages} WHERE id = {id}\");" },
        { "IQueryable<Journal> A(int userId) => db.Journals.FromSql($\"SELECT * FROM journals WHERE user_id = {userId}\");", "IQueryable<Journal> A(Guid userId) => db.Journals.FromSql($\"SELECT * FROM journals WHERE user_id = {userId}\");" },
        { "int A(Npgsql.NpgsqlConnection c) => Dapper.SqlMapper.ExecuteScalar<int>(c, \"INSERT INTO users (email) VALUES ('') RETURNING id\");", "Guid A(Npgsql.NpgsqlConnection c) => Dapper.SqlMapper.ExecuteScalar<Guid>(c, \"INSERT INTO users (email) VALUES ('') RETURNING id\");" },
        { "IEnumerable<Journal> A(Npgsql.NpgsqlConnection c, int userId, int pages) => Dapper.SqlMapper.Query<Journal>(c, \"SELECT * FROM journals WHERE user_id = @userId AND pages > @pages\", new { userId, pages });", "IEnumerable<Journal> A(Npgsql.NpgsqlConnection c, Guid userId, int pages) => Dapper.SqlMapper.Query<Journal>(c, \"SELECT * FROM journals WHERE user_id = @userId AND pages > @pages\", new { userId, pages });" },
        { "void A(Npgsql.NpgsqlDataSource d, int who, int n) { using var c = d.CreateCommand(\"DELETE FROM journals WHERE user_id = $1 AND pages = $2\"); c.Parameters.AddWithValue(who); c.Parameters.AddWithValue(n); }", "void A(Npgsql.NpgsqlDataSource d, Guid who, int n) { using var c = d.CreateCommand(\"DELETE FROM journals WHERE user_id = $1 AND pages = $2\"); c.Parameters.AddWithValue(who); c.Parameters.AddWithValue(n); }" },
        { "int A(Npgsql.NpgsqlDataSource d) { using var c = d.CreateCommand(\"SELECT id, pages FROM journals\"); using var r = c.ExecuteReader(); r.Read(); var n = r.GetInt32(1); return r.GetInt32(0); }", "Guid A(Npgsql.NpgsqlDataSource d) { using var c = d.CreateCommand(\"SELECT id, pages FROM journals\"); using var r = c.ExecuteReader(); r.Read(); var n = r.GetInt32(1); return r.GetGuid(0); }" },
        // Formatting, comments, directives.
        { "/// <summary>An <c>int</c> id.</summary>\n    /// <param name=\"id\">The int.</param>\n    public Journal? A(/* an int */ int id /* of a journal */) => db.Find<Journal>(id); // int id stays", "/// <summary>An <c>int</c> id.</summary>\n    /// <param name=\"id\">The int.</param>\n    public Journal? A(/* an int */ Guid id /* of a journal */) => db.Find<Journal>(id); // int id stays" },
        { "#if DEBUG\n    int A(Journal j) => j.Id;\n#else\n    int A(Journal j) => j.Id;\n#endif", "#if DEBUG\n    int A(Journal j) => j.Id;\n#else\n    Guid A(Journal j) => j.Id;\n#endif" },
        { "int A(\n        Journal j,\n        int    pages)\n    {\n        int  id = j.Id ;\n        return id;   // spaces stay\n    }", "Guid A(\n        Journal j,\n        int    pages)\n    {\n        Guid  id = j.Id ;\n        return id;   // spaces stay\n    }" },
        { "bool A(Journal j, System.Int32 id, global::System.Int64 other, Int32 third) => j.Id == id || j.Id == other || j.Id == third;", "bool A(Journal j, Guid id, Guid other, Guid third) => j.Id == id || j.Id == other || j.Id == third;" },
        { "#region Ids\n    int A(Journal j) => j.Id;\n    #endregion", "#region Ids\n    Guid A(Journal j) => j.Id;\n    #endregion" },
        // Local names.
        { "int Guid(Journal j) => j.Id;", "Guid Guid(Journal j) => j.Id;" },
        { "class System { } int A(Journal j) => j.Id;", "class System { } Guid A(Journal j) => j.Id;" },
        // Beside numbers that stay.
        { "void A(CancellationToken t, int id, int number) { Task.Delay(number, t); _ = db.Journals.Where(j => j.Id == id); }", "void A(CancellationToken t, Guid id, int number) { Task.Delay(number, t); _ = db.Journals.Where(j => j.Id == id); }" },
        { "const int Zero = 0; bool A(Journal j) => j.Id == Zero; bool B(Journal j) => j.Pages == Zero;", "const int Zero = 0; bool A(Journal j) => j.Id == Guid.Empty; bool B(Journal j) => j.Pages == Zero;" },
    };

    /// <summary>An id is used as a number: what stood there throws when it is reached, and is listed.</summary>
    public static TheoryData<string, string> Open => new()
    {
        { "Journal? Get(int id = -1) => db.Journals.FirstOrDefault(j => j.Id == id);", "Journal? Get(Guid id = default) => db.Journals.FirstOrDefault(j => j.Id == id);" },
        { "string A(User u) => u.InvitedById is { } by and > 0 ? $\"{by}\" : \"\";", "string A(User u) => UuidDecision.Open<bool>(\"u.InvitedById is { } by and > 0\") ? $\"{UuidDecision.Open<Guid>(\"by\")}\" : \"\";" },
        { "class Id(int value) : IEquatable<Id> { public int Value { get; } = value; public bool Equals(Id? o) => o?.Value == Value; public override bool Equals(object? o) => Equals(o as Id); public override int GetHashCode() => Value; } Id A(Journal j) => new(j.Id);", "class Id(Guid value) : IEquatable<Id> { public Guid Value { get; } = value; public bool Equals(Id? o) => o?.Value == Value; public override bool Equals(object? o) => Equals(o as Id); public override int GetHashCode() => UuidDecision.Open<int>(\"Value\"); } Id A(Journal j) => new(j.Id);" },
        { "bool A(Journal j) => j is { Id: 0, UserId: > 0 } or { Pages: 0 };", "bool A(Journal j) => UuidDecision.Open<bool>(\"j is { Id: 0, UserId: > 0 } or { Pages: 0 }\");" },
        { "bool A(Journal j) => j is not { Id: > 0 };", "bool A(Journal j) => UuidDecision.Open<bool>(\"j is not { Id: > 0 }\");" },
        { "string A(Journal j) { switch (j.UserId) { case 1: case 2: return \"x\"; case 3 when j.Pages > 3: return \"y\"; case > 100: return \"z\"; default: return \"\"; } }", "string A(Journal j) { switch (j.UserId) { case var _ when j.UserId == KnownIds.User1: case var _ when j.UserId == KnownIds.User2: return \"x\"; case var _ when j.Pages > 3 && j.UserId == KnownIds.User3: return \"y\"; case var _ when UuidDecision.Open<bool>(\"> 100\"): return \"z\"; default: return \"\"; } }" },
        { "public override string ToString() => _j.Id switch { < 0 => \"neg\", 0 => \"none\", > 100 => \"many\", _ => \"x\" }; Journal _j = new();", "public override string ToString() => _j.Id switch { _ when _j.Id == KnownIds.JournalMinus1 => \"neg\", _ when _j.Id == Guid.Empty => \"none\", _ when UuidDecision.Open<bool>(\"> 100\") => \"many\", _ => \"x\" }; Journal _j = new();" },
        { "double A(Journal j) => (double)j.Id;", "double A(Journal j) => UuidDecision.Open<double>(\"(double)j.Id\");" },
        { "DayOfWeek A(Journal j) => (DayOfWeek)j.Id;", "DayOfWeek A(Journal j) => UuidDecision.Open<DayOfWeek>(\"(DayOfWeek)j.Id\");" },
        { "void A(Journal j) { j.Id += 1; }", "void A(Journal j) { j.Id = UuidDecision.Open<Guid>(\"j.Id += 1\"); }" },
        { "int A(Journal j) { var n = 0; n += j.Id; return n; }", "int A(Journal j) { var n = 0; n += UuidDecision.Open<int>(\"j.Id\"); return n; }" },
        { "void A() { for (var i = 1; i <= 10; i++) db.Journals.Add(new Journal { Id = i, Title = $\"J{i}\" }); }", "void A() { for (var i = 1; i <= 10; i++) db.Journals.Add(new Journal { Id = UuidDecision.Open<Guid>(\"i\"), Title = $\"J{i}\" }); }" },
        { "void A() { for (int i = 1; i <= 10; i++) Console.WriteLine(db.Journals.Single(j => j.Id == i)); }", "void A() { for (int i = 1; i <= 10; i++) Console.WriteLine(db.Journals.Single(j => UuidDecision.Open<bool>(\"j.Id == i\"))); }" },
        { "private int _last; Journal A() { _last++; return new Journal { Id = _last }; }", "private int _last; Journal A() { _last++; return new Journal { Id = UuidDecision.Open<Guid>(\"_last\") }; }" },
        // One helper for ids and for counts: it stays one for numbers, and the ids wait for a person.
        { "static class Require { public static int Positive(int value) => value > 0 ? value : throw new ArgumentException(); } void A(Journal j, int count) { Require.Positive(j.Id); var n = Require.Positive(count); j.Pages = n; }", "static class Require { public static int Positive(int value) => value > 0 ? value : throw new ArgumentException(); } void A(Journal j, int count) { Require.Positive(UuidDecision.Open<int>(\"j.Id\")); var n = Require.Positive(count); j.Pages = n; }" },
        { "void Log(string name, int value) { } void A(Journal j, int count) { Log(\"id\", j.Id); Log(\"count\", count); }", "void Log(string name, int value) { } void A(Journal j, int count) { Log(\"id\", UuidDecision.Open<int>(\"j.Id\")); Log(\"count\", count); }" },
        // The greatest id by its order: PostgreSQL has no max(uuid) before 18, and NULL would be the first of the sorted rows.
        { "int A() => db.Journals.Max(j => j.Id); int B() => db.Journals.Max(j => j.Pages);", "Guid A() => db.Journals.OrderByDescending(j => j.Id).Select(j => j.Id).First(); int B() => db.Journals.Max(j => j.Pages);" },
        { "async Task<int> A(int userId, CancellationToken t) => await db.Journals.Where(j => j.UserId == userId).MaxAsync(j => (int?)j.Id, t) ?? 0;", "async Task<Guid> A(Guid userId, CancellationToken t) => await db.Journals.Where(j => j.UserId == userId).OrderByDescending(j => j.Id).Select(j => (Guid?)j.Id).FirstOrDefaultAsync(t) ?? Guid.Empty;" },
        { "Task<int> A() => db.Journals.MinAsync(j => j.Id);", "Task<Guid> A() => db.Journals.OrderBy(j => j.Id).Select(j => j.Id).FirstAsync();" },
        { "int? A() => db.Users.Max(u => u.InvitedById);", "Guid? A() => db.Users.Max(u => u.InvitedById);" },
        { "bool Same(int a, int b) => a == b; bool A(Journal j, Journal k) => Same(j.Id, k.Id) && Same(j.Pages, k.Pages);", "bool Same(int a, int b) => a == b; bool A(Journal j, Journal k) => Same(UuidDecision.Open<int>(\"j.Id\"), UuidDecision.Open<int>(\"k.Id\")) && Same(j.Pages, k.Pages);" },
        { "int Or(int? value, int other) => value ?? other; void A(Journal j, User u) { j.Pages = Or(null, 3); j.UserId = Or(u.InvitedById, u.Id); }", "Guid Or(Guid? value, Guid other) => value ?? other; void A(Journal j, User u) { j.Pages = UuidDecision.Open<int>(\"Or(null, 3)\"); j.UserId = Or(u.InvitedById, u.Id); }" },
    };

    /// <summary>Numbers that are no ids, and what takes anything.</summary>
    public static TheoryData<string> Unchanged =>
    [
        "int Count(List<Journal> js) => js.Count + js.Sum(j => j.Pages);",
        "IEnumerable<Journal> Page(int page, int size) => db.Journals.Skip((page - 1) * size).Take(size);",
        "record Paged<T>(IReadOnlyList<T> Items, int Page, int Total); Paged<Journal> A(int page) => new([], page, db.Journals.Count());",
        "int A(Journal j, int count) => Math.Max(j.Pages, count);",
        "class Episode { public int Number { get; set; } public int SeasonNumber { get; set; } } bool A(Episode e, List<Journal> js) => e.Number == js.Count;",
        "enum Kind { A = 1 } class Thing { public int KindId { get; set; } } Kind A(Thing t) => (Kind)t.KindId;",
        "class Stripe { public int CustomerId { get; set; } } bool A(Stripe a, Stripe b) => a.CustomerId == b.CustomerId;",
        "int A(HttpContext c) => c.Response.StatusCode; bool B(HttpContext c, int statusId) => c.Response.StatusCode == statusId;",
        "void A(Reminder r, int year) { r.Year = year; } void B(Reminder r) => A(r, 2024);",
        "string A(Journal j, int width) => j.Title.PadLeft(width);",
        "T First<T>(IEnumerable<T> items) => items.First(); int A(Journal j, int[] counts) { First(new[] { j.Id }); return First(counts); }",
        "void Log(string name, object value) { } void A(Journal j, int count) { Log(\"id\", j.Id); Log(\"count\", count); }",
        "int Hash(Journal j) => HashCode.Combine(j.Id, j.Pages);",
        "int A(Journal j) => j.Id.GetHashCode();",
        "int A(Journal a, Journal b) => a.Id.CompareTo(b.Id);",
        "Dictionary<int, int> A() => db.Reminders.GroupBy(r => r.Year).ToDictionary(g => g.Key, g => g.Count());",
        "(int Users, int Journals) A() => (db.Users.Count(), db.Journals.Count());",
        "class Counter { int _n; public int Next() => ++_n; public void Add(int n) => _n += n; } void A(Counter c, Journal j) { c.Add(j.Pages); }",
        "int[] A() => [1, 2, 3]; int B(Journal j) => A()[0] + j.Pages;",
        "void A(Journal j, int retries = 3, int timeoutMs = 1000) { for (var i = 0; i < retries; i++) Thread.Sleep(timeoutMs); Console.WriteLine(j.Id); }",
        "string A(Journal j) => j.Id.ToString()[..3]; int B(Journal j) => j.Id.ToString().Length;",
        "bool A(Journal j, List<int> pages) => pages.Contains(j.Pages);",
        "class C : DbContext { public DbSet<Journal> Journals => Set<Journal>(); protected override void OnModelCreating(ModelBuilder b) => b.Entity<Tag>().Property<int>(\"OwnerId\"); }",
        "const int MaxPages = 10; bool A(Journal j) => j.Pages > MaxPages;",
    ];

    [Theory]
    [MemberData(nameof(Changed))]
    public async Task Becomes(string before, string after)
    {
        var change = await ChangeAsync(before, after);
        Assert.DoesNotContain("UuidDecision", change.Text("Code/Code.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Open))]
    public async Task Is_left_to_a_person(string before, string after)
    {
        var change = await ChangeAsync(before, after);
        Assert.NotEmpty(change.Open);
    }

    [Theory]
    [MemberData(nameof(Unchanged))]
    public Task Stays(string members) => ChangeAsync(members, members);

    private static async Task<CodeChange> ChangeAsync(string before, string after)
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of(before)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        // Usings that nothing needs any more have gone.
        Assert.Equal(Members(CodeBlock.Of(after)), Members(change.Text("Code/Code.cs")));
        Assert.Equal(Journals.GuidModel, change.Text("Code/Model.cs"));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Empty((await change.AgainAsync()).Result.Changes);
        return change;
    }

    private static string Members(string text) => text[text.IndexOf("class Code", StringComparison.Ordinal)..];
}
