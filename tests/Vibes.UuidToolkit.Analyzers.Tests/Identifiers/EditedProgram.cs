using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

/// <summary>
/// A program in several files, one of which is typed in at a time, as an editor has it: the other files stay the same trees. Its
/// entities are in a project of their own, which it refers to as a compilation.
/// </summary>
internal sealed class EditedProgram
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private readonly ImmutableDictionary<string, SyntaxTree> _domain;
    private readonly ImmutableDictionary<string, SyntaxTree> _web;

    private EditedProgram(ImmutableDictionary<string, SyntaxTree> domain, ImmutableDictionary<string, SyntaxTree> web) => (_domain, _web) = (domain, web);

    /// <summary>The program before anybody typed.</summary>
    public static EditedProgram Start { get; } = new(Parse(Domain), Parse(Web));

    /// <summary>What may be typed: in a file, one text for another; and back again where it is there already.</summary>
    public static ImmutableArray<(string File, string Before, string After)> Edits { get; } =
    [
        // What no entity rests on.
        ("Service.cs", "return found;", "var copy = found; return copy;"),
        ("Service.cs", "// Nothing.", "// A DbContext, its ModelBuilder and a DbSet<Visit>."),
        ("Program.cs", "System.Console.WriteLine(1);", "System.Console.WriteLine(1 + 1);"),
        ("User.cs", "=> Name.Trim();", "=> Name.Trim().ToUpperInvariant();"),
        // Keys.
        ("User.cs", "public int Id {", "public int Number {"),
        ("User.cs", "public int Code {", "[Key] public int Code {"),
        ("Journal.cs", "public int Id {", "[NotMapped] public int Id {"),
        ("Visit.cs", "Entity<int>", "Entity<string>"),
        ("Visit.cs", "public T Id {", "public T Key {"),
        ("Journal.cs", "public class Mark {", "public class Marked {"),
        ("Reading.cs", "public int Id =>", "public int Id => 1; public int Old =>"),
        ("Ids.cs", "record struct TagId(int Value)", "record struct TagId(int Value, int Other)"),
        ("Ids.cs", "get => 1;", "get => field;"),
        // Foreign keys.
        ("Journal.cs", "public User? Owner {", "public Tag? Owner {"),
        ("Journal.cs", "public int OwnerId {", "public int HolderId {"),
        ("Journal.cs", "// Navigations.", "public List<Visit> Visits { get; } = new();"),
        ("Context.cs", "e.HasOne(x => x.Author).WithMany().HasForeignKey(x => x.WrittenBy);", "e.HasOne(x => x.Author).WithMany();"),
        ("Context.cs", "// Configuration.", "builder.Entity<Journal>().Ignore(x => x.OwnerId);"),
        ("Context.cs", "public DbSet<Visit> Visits => Set<Visit>();", "// No visits."),
        ("Context.cs", "using Who = App.User;", "using Who = App.Tag;"),
        ("Context.cs", "ModelBuilder builder", "Modelled builder"),
        ("Names.cs", "Table = \"journals\"", "Table = \"entries\""),
        ("Names.cs", "Sequence = \"user_numbers\"", "Sequence = \"numbers\""),
        ("Names.cs", "namespace App;", "namespace Other;"),
        // What Dapper reads.
        ("Repository.cs", "Query<Row>(\"select * from rows\")", "Query<Row>(\"select * from others\")"),
        ("Repository.cs", "// Connection.", "connection = new Fake();"),
        ("Repository.cs", "IDbConnection connection;", "Fake connection;"),
        // What makes a number of another file an id, or of an id a number.
        ("Far.cs", "// Kept.", "kept.Keep(context.Users.First().Id);"),
        ("Far.cs", "// Counted.", "counted.Id = all.Count;"),
        ("Far.cs", "class Finder : AnyFinder", "class Finder : object"),
        ("Picker.cs", "class Picker {", "class Picker : IPicker {"),
        ("Finders.cs", "class AnyFinder : IFinder", "class AnyFinder : object"),
        ("Finders.cs", "string Find(int id);", "string Find(int id, int other);"),
    ];

    /// <summary>All files.</summary>
    public IEnumerable<SyntaxTree> Trees => _domain.Values.Concat(_web.Values);

    /// <summary>The program after somebody typed.</summary>
    public EditedProgram Type(int edit)
    {
        var (name, before, after) = Edits[edit];
        return new(Type(_domain, name, before, after), Type(_web, name, before, after));
    }

    /// <summary>The same texts, read anew: nobody remembers anything of these trees.</summary>
    public EditedProgram ReadAnew() => new(Parse(_domain.ToDictionary(file => file.Key, file => file.Value.ToString())), Parse(_web.ToDictionary(file => file.Key, file => file.Value.ToString())));

    /// <summary>The compilations: the one with the entities, and the one that refers to it.</summary>
    public IReadOnlyList<CSharpCompilation> Compile()
    {
        var domain = Compile("Domain", _domain.Values, RuleTest.References);
        return [domain, Compile("Web", _web.Values, [.. RuleTest.References, domain.ToMetadataReference()])];
    }

    /// <summary>What is found in all files, a line each.</summary>
    public async Task<string> FindAsync(CancellationToken cancellation)
    {
        var lines = new List<string>();
        foreach (var compilation in Compile())
            foreach (var finding in await compilation.WithAnalyzers([new UuidAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation))
                lines.Add(finding.ToString());
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static CSharpCompilation Compile(string name, IEnumerable<SyntaxTree> trees, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(name, trees.OrderBy(tree => tree.FilePath, StringComparer.Ordinal), references, new(OutputKind.DynamicallyLinkedLibrary));

    private static ImmutableDictionary<string, SyntaxTree> Parse(IReadOnlyDictionary<string, string> files) =>
        files.ToImmutableDictionary(file => file.Key, file => CSharpSyntaxTree.ParseText(file.Value, Options, file.Key));

    private static ImmutableDictionary<string, SyntaxTree> Type(ImmutableDictionary<string, SyntaxTree> files, string name, string before, string after)
    {
        if (!files.TryGetValue(name, out var file))
            return files;
        var text = file.GetText();
        // An edit that is made already is taken back.
        var (from, to) = text.ToString().Contains(after, StringComparison.Ordinal) ? (after, before) : (before, after);
        var start = text.ToString().IndexOf(from, StringComparison.Ordinal);
        return start < 0 ? files : files.SetItem(name, file.WithChangedText(text.WithChanges(new TextChange(new(start, from.Length), to))));
    }

    private static Dictionary<string, string> Domain => new()
    {
        ["Context.cs"] = """
            using Microsoft.EntityFrameworkCore;
            using Microsoft.EntityFrameworkCore.Metadata.Builders;
            using Who = App.User;
            namespace App;
            public class Context : DbContext
            {
                public DbSet<Journal> Journals => Set<Journal>();
                public DbSet<Who> Users => Set<Who>();
                public DbSet<Visit> Visits => Set<Visit>();
                public DbSet<Reading> Readings => Set<Reading>();
                protected override void OnModelCreating(ModelBuilder builder)
                {
                    builder.Entity<Journal>(e =>
                    {
                        e.ToTable(Names.Table);
                        e.HasOne(x => x.Author).WithMany().HasForeignKey(x => x.WrittenBy);
                    });
                    builder.Entity<User>().Property(x => x.Code).UseHiLo(Names.Sequence);
                    // Configuration.
                }
            }
            public class Modelled;
            """,
        ["Finders.cs"] = """
            namespace App;
            public interface IFinder { string Find(int id); }
            public interface IPicker { string Pick(int number); }
            public abstract class AnyFinder : IFinder { public abstract string Find(int id); }
            """,
        ["Ids.cs"] = """
            namespace App;
            public record struct TagId(int Value);
            public record struct MarkId(int Value) { public int Extra { get => 1; } }
            """,
        ["Journal.cs"] = """
            using System.Collections.Generic;
            using System.ComponentModel.DataAnnotations.Schema;
            namespace App;
            public class Journal
            {
                public int Id { get; set; }
                public int OwnerId { get; set; }
                public User? Owner { get; set; }
                public int WrittenBy { get; set; }
                public User? Author { get; set; }
                public List<Tag> Tags { get; } = new();
                // Navigations.
            }
            public class Tag { public TagId Id { get; set; } public MarkId MarkId { get; set; } public Mark? Mark { get; set; } }
            public class Mark { public MarkId Id { get; set; } }
            """,
        ["Names.cs"] = """
            namespace App;
            public static class Names { public const string Table = "journals"; public const string Sequence = "user_numbers"; }
            """,
        ["Reading.cs"] = """
            namespace App;
            public class Reading { public int Id => 0; public int JournalId { get; set; } public Journal? Journal { get; set; } }
            """,
        ["User.cs"] = """
            using System.ComponentModel.DataAnnotations;
            namespace App;
            public class User
            {
                public int Id { get; set; }
                public int Code { get; set; }
                public string Name { get; set; } = "";
                public string Shown => Name.Trim();
            }
            """,
        ["Visit.cs"] = """
            namespace App;
            public abstract class Entity<T> { public T Id { get; set; } = default!; }
            public class Visit : Entity<int> { public int JournalId { get; set; } }
            """,
    };

    private static Dictionary<string, string> Web => new()
    {
        ["Dto.cs"] = """
            namespace App.Web;
            public record JournalDto(int Id, int OwnerId, int WrittenBy, int Code);
            public record VisitDto(int Id, int JournalId);
            """,
        ["Far.cs"] = """
            using System.Collections.Generic;
            using System.Linq;
            namespace App.Web;
            public class Far
            {
                public void M(Kept kept, Context context)
                {
                    // Kept.
                }
                public void N(Counted counted, Context context, List<int> all)
                {
                    var known = context.Users.Any(x => x.Id == counted.Id);
                    // Counted.
                }
            }
            public class Finder : AnyFinder { private readonly Context _context = new(); public override string Find(int id) => _context.Users.First(x => x.Id == id).Name; }
            """,
        ["Near.cs"] = """
            namespace App.Web;
            public class Kept { private int _id; public void Keep(int id) { _id = id; } }
            public class Counted { public int Id { get; set; } }
            public class Asked { public string Ask(IFinder finder, int wanted) => finder.Find(wanted); public string Ask(IPicker picker, int number) => picker.Pick(number); }
            """,
        ["Picker.cs"] = """
            using System.Linq;
            namespace App.Web;
            public class Picker { private readonly Context _context = new(); public string Pick(int number) => _context.Users.First(x => x.Id == number).Name; }
            """,
        ["Program.cs"] = """
            using System.Linq;
            System.Console.WriteLine(1);
            var context = new App.Context();
            int wanted = int.Parse(args[0]);
            System.Console.WriteLine(context.Users.Count(x => x.Id == wanted));
            """,
        ["Repository.cs"] = """
            using System.Collections.Generic;
            using System.Data;
            using System.Linq;
            using Dapper;
            namespace App.Web;
            public class Row { public int Id { get; set; } }
            public class Fake { public IEnumerable<T> Query<T>(string text) => []; }
            public class Repository
            {
                IDbConnection connection;
                public Repository(IDbConnection connection) { this.connection = connection; }
                public int First()
                {
                    // Connection.
                    int id = connection.Query<Row>("select * from rows").First().Id;
                    return id;
                }
            }
            """,
        ["Service.cs"] = """
            using System.Linq;
            namespace App.Web;
            public class Service
            {
                private readonly Context _context = new();
                public JournalDto? Find(int id, int userId, int code)
                {
                    // Nothing.
                    var found = _context.Journals.Where(x => x.Id == id && x.OwnerId == userId && x.WrittenBy > 0).Select(x => new JournalDto(x.Id, x.OwnerId, x.WrittenBy, code)).FirstOrDefault();
                    var of = _context.Users.Any(x => x.Code == code && x.Id == userId);
                    return found;
                }
                public int Pages(int visit, int tag) => _context.Visits.Where(x => x.Id == visit).Sum(x => x.JournalId) + _context.Journals.Count(x => x.Tags.Any(t => t.Id.Value == tag && t.MarkId.Value == 1));
                public VisitDto ToDto(Visit visit) => new(visit.Id, visit.JournalId);
                public bool Is(Reading reading, int id, int journal) => reading.Id == id && reading.JournalId == journal;
            }
            """,
    };
}
