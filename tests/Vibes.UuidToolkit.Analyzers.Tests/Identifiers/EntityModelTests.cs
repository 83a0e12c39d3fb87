using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Settings;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

/// <summary>What Entity Framework's configuration, attributes and conventions say, each compiled with integer keys and with Guids.</summary>
public sealed class EntityModelTests
{
    public static TheoryData<string, string, string> Cases => new()
    {
        {
            "keys and foreign keys by convention", """
            public class User { public int Id { get; set; } public int? InvitedById { get; set; } public User? InvitedBy { get; set; } public List<Journal> Journals { get; } = new(); }
            public class Journal { public int JournalId { get; set; } public int UserId { get; set; } public User User { get; set; } = null!; public int Pages { get; set; } }
            public class Reminder { public long ID { get; set; } public int? EntryJournalId { get; set; } public Journal? Entry { get; set; } }
            public class Context : DbContext { public DbSet<User> Users => Set<User>(); public DbSet<Reminder> Reminders { get; set; } }
            """, """
            User.Id -> User (Entity Framework's convention)
            User.InvitedById -> User (foreign key by Entity Framework's convention)
            Journal.JournalId -> Journal (Entity Framework's convention)
            Journal.UserId -> User (foreign key by Entity Framework's convention)
            Journal.Pages -> other
            Reminder.ID -> Reminder (Entity Framework's convention)
            Reminder.EntryJournalId -> Journal (foreign key by Entity Framework's convention)
            """
        },
        {
            "a collection alone makes a foreign key", """
            public class Blog { public int Id { get; set; } public ICollection<Post> Posts { get; } = new List<Post>(); }
            public class Post { public int Id { get; set; } public int BlogId { get; set; } public int AuthorId { get; set; } }
            public class Context : DbContext { public DbSet<Blog> Blogs { get; set; } }
            """, """
            Blog.Id -> Blog (Entity Framework's convention)
            Post.Id -> Post (Entity Framework's convention)
            Post.BlogId -> Blog (foreign key by Entity Framework's convention)
            Post.AuthorId -> other
            """
        },
        {
            "a number named like a reference is a guess without a relationship", """
            public class User { public int Id { get; set; } }
            public class Visit { public int Id { get; set; } public int UserId { get; set; } public int StripeUserId { get; set; } }
            public class Context : DbContext { public DbSet<User> Users { get; set; } public DbSet<Visit> Visits { get; set; } }
            """, """
            User.Id -> User (Entity Framework's convention)
            Visit.Id -> Visit (Entity Framework's convention)
            Visit.UserId -> User named
            Visit.StripeUserId -> other
            """
        },
        {
            "attributes", """
            public class User { [Key] public int Number { get; set; } public int Id { get; set; } }
            public class Journal { public int Id { get; set; } [ForeignKey("Writer")] public int By { get; set; } public User Writer { get; set; } = null!;
                public int Reader { get; set; } [ForeignKey("Reader")] public User ReadBy { get; set; } = null!; [NotMapped] public int OtherId { get; set; } [ForeignKey("In")] public List<Page> Pages { get; } = new(); }
            public class Page { public int Id { get; set; } public int In { get; set; } }
            [PrimaryKey(nameof(UserNumber), nameof(Position))] public class Entry { public int UserNumber { get; set; } public User User { get; set; } = null!; public int Position { get; set; } }
            [Keyless] public class Total { public int Id { get; set; } }
            public class Context : DbContext { public DbSet<User> Users { get; set; } public DbSet<Journal> Journals { get; set; } public DbSet<Entry> Entries { get; set; } public DbSet<Total> Totals { get; set; } }
            """, """
            User.Number -> User ([Key])
            User.Id -> other
            Journal.Id -> Journal (Entity Framework's convention)
            Journal.By -> User ([ForeignKey])
            Journal.Reader -> User ([ForeignKey])
            Page.Id -> Page (Entity Framework's convention)
            Page.In -> Journal ([ForeignKey])
            Entry.UserNumber -> User (foreign key by Entity Framework's convention)
            Entry.Position -> other
            Total.Id -> other
            """
        },
        {
            "a navigation on the other side of its foreign key", """
            public class Book { public int BookId { get; set; } public Offer? Promotion { get; set; } public Shelf? Shelf { get; set; } public Author? Author { get; set; } }
            public class Offer { public int OfferId { get; set; } public int BookId { get; set; } public int Price { get; set; } }
            public class Shelf { public int Id { get; set; } public int BookId { get; set; } public List<Book> Books { get; } = new(); }
            public class Author { public int Id { get; set; } public int BookId { get; set; } }
            public class Context : DbContext
            {
                public DbSet<Book> Books { get; set; }
                protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Book>().HasOne(b => b.Author).WithMany();
            }
            """, """
            Book.BookId -> Book (Entity Framework's convention)
            Offer.OfferId -> Offer (Entity Framework's convention)
            Offer.BookId -> Book (foreign key by Entity Framework's convention)
            Offer.Price -> other
            Shelf.Id -> Shelf (Entity Framework's convention)
            Shelf.BookId -> Book named
            Author.Id -> Author (Entity Framework's convention)
            Author.BookId -> Book named
            """
        },
        {
            "fluent configuration in the context", """
            public class User { public int Number { get; set; } public int Code { get; set; } public List<Journal> Journals { get; } = new(); }
            public class Journal { public int Key { get; set; } public int Writer { get; set; } public int? Editor { get; set; } public int Cites { get; set; } public User? By { get; set; } public User? EditedBy { get; set; } }
            public class Link { public int A { get; set; } public int B { get; set; } public int Line { get; set; } }
            public class Profile { public int Id { get; set; } public int Owner { get; set; } public User User { get; set; } = null!; }
            public class Setting { public int Id { get; set; } }
            public class Context : DbContext
            {
                protected override void OnModelCreating(ModelBuilder modelBuilder)
                {
                    modelBuilder.Entity<User>().HasKey(u => u.Number);
                    modelBuilder.Entity<Journal>(b =>
                    {
                        b.HasKey("Key");
                        b.HasOne(j => j.By).WithMany(u => u.Journals).HasForeignKey(j => j.Writer).OnDelete(DeleteBehavior.Cascade);
                        b.HasOne(j => j.EditedBy).WithMany().HasForeignKey("Editor");
                        b.HasOne<User>().WithMany().HasForeignKey(j => j.Cites).HasPrincipalKey(u => u.Code);
                    });
                    modelBuilder.Entity<Link>().HasKey(l => new { l.A, l.B, l.Line });
                    modelBuilder.Entity<Link>().HasOne<Journal>().WithMany().HasForeignKey(l => l.A);
                    modelBuilder.Entity<User>().HasMany<Link>().WithOne().HasForeignKey(nameof(Link.B));
                    modelBuilder.Entity<Profile>().HasOne(p => p.User).WithOne().HasForeignKey<Profile>(p => p.Owner);
                    modelBuilder.Entity(typeof(Setting)).HasNoKey();
                }
            }
            """, """
            User.Number -> User (HasKey)
            User.Code -> other
            Journal.Key -> Journal (HasKey)
            Journal.Writer -> User (HasForeignKey)
            Journal.Editor -> User (HasForeignKey)
            Journal.Cites -> other
            Link.A -> Journal (HasForeignKey)
            Link.B -> User (HasForeignKey)
            Link.Line -> other
            Profile.Id -> Profile (Entity Framework's convention)
            Profile.Owner -> User (HasForeignKey)
            Setting.Id -> other
            """
        },
        {
            "configuration classes, many to many, owned types", """
            public class Post { public int Id { get; set; } public List<Tag> Tags { get; } = new(); public Address From { get; set; } = null!; public List<Line> Lines { get; } = new(); }
            public class Tag { public int Id { get; set; } public List<Post> Posts { get; } = new(); }
            public class PostTag { public int PostId { get; set; } public Post Post { get; set; } = null!; public int Label { get; set; } }
            public class Address { public int Id { get; set; } public int Zip { get; set; } }
            public class Line { public int PostKey { get; set; } public int Amount { get; set; } }
            public class PostConfiguration : IEntityTypeConfiguration<Post>
            {
                public void Configure(EntityTypeBuilder<Post> builder)
                {
                    builder.OwnsOne(p => p.From);
                    builder.OwnsMany(p => p.Lines, lines => lines.WithOwner().HasForeignKey("PostKey"));
                    builder.HasMany(p => p.Tags).WithMany(t => t.Posts).UsingEntity<PostTag>(
                        r => r.HasOne<Tag>().WithMany().HasForeignKey(x => x.Label), l => l.HasOne(x => x.Post).WithMany().HasForeignKey(x => x.PostId));
                }
            }
            """, """
            Post.Id -> Post (Entity Framework's convention)
            Tag.Id -> Tag (Entity Framework's convention)
            PostTag.PostId -> Post (HasForeignKey)
            PostTag.Label -> Tag (HasForeignKey)
            Address.Id -> other
            Address.Zip -> other
            Line.PostKey -> Post (HasForeignKey)
            Line.Amount -> other
            """
        },
        {
            "keys of base classes, by the type they are read from", """
            public abstract class Entity<TKey> { public TKey Id { get; set; } = default!; }
            public abstract class Audited : Entity<int> { public int CreatedById { get; set; } public User? CreatedBy { get; set; } }
            public class User : Entity<int> { }
            public class Journal : Audited { }
            public class Country : Entity<string> { public int Number { get; set; } }
            public class Context : DbContext { public DbSet<User> Users { get; set; } public DbSet<Journal> Journals { get; set; } public DbSet<Country> Countries { get; set; } }
            """, """
            Entity.Id -> is the key of User and Journal
            Audited.CreatedById -> User (foreign key by Entity Framework's convention)
            Audited.Id -> Journal (Entity Framework's convention)
            User.Id -> User (Entity Framework's convention)
            Journal.CreatedById -> User (foreign key by Entity Framework's convention)
            Journal.Id -> Journal (Entity Framework's convention)
            Country.Number -> other
            """
        },
        {
            "what a model registers by reflection for its base class", """
            public abstract class Base { public int Id { get; set; } }
            public class Area : Base { }
            public class Contact : Base { public int AreaId { get; set; } public Area Area { get; set; } = null!; public int Rank { get; set; } }
            public class Context : DbContext { protected override void OnModelCreating(ModelBuilder b) { foreach (var type in typeof(Base).Assembly.GetTypes()) if (type.IsSubclassOf(typeof(Base))) b.Entity(type); } }
            """, """
            Base.Id -> is the key of Contact and Area
            Area.Id -> Area (Entity Framework's convention)
            Contact.AreaId -> Area (foreign key by Entity Framework's convention)
            Contact.Rank -> other
            Contact.Id -> Contact (Entity Framework's convention)
            """
        },
        {
            "a hierarchy has one key, and a shared key is the principal's", """
            public class Tag { public int Id { get; set; } }
            public class SpecialTag : Tag { public int Weight { get; set; } }
            public class Secret { public int Id { get; set; } public Tag Tag { get; set; } = null!; }
            public class Use { public int Id { get; set; } public int SpecialTagId { get; set; } public SpecialTag SpecialTag { get; set; } = null!; public int SecretId { get; set; } public Secret Secret { get; set; } = null!; }
            public class Context : DbContext
            {
                public DbSet<SpecialTag> SpecialTags { get; set; } public DbSet<Tag> Tags { get; set; } public DbSet<Use> Uses { get; set; }
                protected override void OnModelCreating(ModelBuilder b) => b.Entity<Secret>().HasOne(s => s.Tag).WithOne().HasForeignKey<Secret>(s => s.Id);
            }
            """, """
            Tag.Id -> Tag (Entity Framework's convention)
            SpecialTag.Weight -> other
            SpecialTag.Id -> Tag (Entity Framework's convention)
            Secret.Id -> Tag (HasForeignKey)
            Use.Id -> Use (Entity Framework's convention)
            Use.SpecialTagId -> Tag (foreign key by Entity Framework's convention)
            Use.SecretId -> Tag (foreign key by Entity Framework's convention)
            """
        },
        {
            "records, strongly typed ids and conversions", """
            public readonly record struct UserId(int Value);
            public record User { public UserId Id { get; init; } public string Name { get; init; } = ""; }
            public record Journal(int Id, UserId WriterId, int Pages) { public User? Writer { get; init; } }
            public class Context : DbContext { public DbSet<User> Users { get; set; } public DbSet<Journal> Journals { get; set; } }
            """, """
            User.Id -> User (Entity Framework's convention)
            Journal.Id -> Journal (Entity Framework's convention)
            Journal.WriterId -> User (foreign key by Entity Framework's convention)
            Journal.Pages -> other
            """
        },
        {
            "strongly typed ids that are classes are columns and no entities", """
            public record UserId(int Id);
            public record JournalId(Guid Id);
            public record TagId(int Id);
            public class User { public UserId Id { get; set; } = null!; }
            public class Journal { public JournalId Id { get; set; } = null!; public UserId WriterId { get; set; } = null!; public int Pages { get; set; } public TagId? Mood { get; set; } }
            public class Context : DbContext
            {
                public DbSet<User> Users { get; set; } public DbSet<Journal> Journals { get; set; }
                protected override void ConfigureConventions(ModelConfigurationBuilder conventions) => conventions.Properties<TagId>().HaveConversion<int>();
                protected override void OnModelCreating(ModelBuilder b)
                {
                    b.Entity<User>().HasKey(u => u.Id);
                    b.Entity<Journal>().Property(j => j.Id).HasMaxLength(16);
                    b.Entity<Journal>().HasOne<User>().WithMany().HasForeignKey(j => j.WriterId);
                }
            }
            """, """
            User.Id -> User (HasKey)
            Journal.Id -> Journal (Entity Framework's convention)
            Journal.WriterId -> User (HasForeignKey)
            Journal.Pages -> other
            """
        },
        {
            "configuration by constants, variables, casts and blocks", """
            public static class Names { public const string Writer = "By"; }
            public class User { public int Number { get; set; } public ICollection<Journal> Journals { get; } = new List<Journal>(); }
            public class Journal { public int Key { get; set; } public int By { get; set; } public int Pages { get; set; } }
            public class Badge { public int Id { get; set; } public int Holder { get; set; } public int Number { get; set; } }
            public class Context : DbContext
            {
                protected override void OnModelCreating(ModelBuilder model)
                {
                    var user = model.Entity<User>();
                    user.HasKey(u => (object)u.Number);
                    model.Entity<Journal>(journal => { if (Environment.Is64BitProcess) { journal.HasKey(nameof(Journal.Key)); } })
                        .Entity<User>().HasMany(u => u.Journals).WithOne().HasForeignKey(Names.Writer).IsRequired();
                    var badge = model.Entity<Badge>().HasOne<User>().WithOne().HasPrincipalKey<User>(u => u.Number).HasForeignKey<Badge>(b => b.Holder);
                }
            }
            """, """
            User.Number -> User (HasKey)
            Journal.Key -> Journal (HasKey)
            Journal.By -> User (HasForeignKey)
            Journal.Pages -> other
            Badge.Id -> Badge (Entity Framework's convention)
            Badge.Holder -> User (HasForeignKey)
            Badge.Number -> other
            """
        },
        {
            "private fields that the configuration names", """
            public class User { public int Id { get; set; } }
            public class Journal { private int _writer; private int _pages; public int Id { get; set; } public User? Writer { get; set; } public string Write() => $"{_writer}{_pages}"; }
            public class JournalConfiguration : IEntityTypeConfiguration<Journal>
            {
                public void Configure(EntityTypeBuilder<Journal> builder) => builder.HasOne(j => j.Writer).WithMany().HasForeignKey("_writer");
            }
            """, """
            User.Id -> User (Entity Framework's convention)
            Journal._writer -> User (HasForeignKey)
            Journal.Id -> Journal (Entity Framework's convention)
            """
        },
        {
            "a hierarchy of IdentityDbContext's", """
            public class User : IdentityUser<int> { public int Logins { get; set; } }
            public class Journal { public int Id { get; set; } public int UserId { get; set; } public User User { get; set; } = null!; }
            public class UserClaim : IdentityUserClaim<int> { }
            public class Context : IdentityDbContext<User, IdentityRole<int>, int, UserClaim, IdentityUserRole<int>, IdentityUserLogin<int>, IdentityRoleClaim<int>, IdentityUserToken<int>> { public DbSet<Journal> Journals { get; set; } }
            """, """
            User.Logins -> other
            User.Id -> User (Entity Framework's convention)
            Journal.Id -> Journal (Entity Framework's convention)
            Journal.UserId -> User (foreign key by Entity Framework's convention)
            UserClaim.UserId -> User (ASP.NET Core Identity)
            """
        },
        {
            "users with texts for keys have no ids", """
            public class User : IdentityUser { }
            public class Journal { public int Id { get; set; } public string UserId { get; set; } = ""; public User User { get; set; } = null!; }
            public class Context : IdentityDbContext<User> { public DbSet<Journal> Journals { get; set; } }
            """, """
            Journal.Id -> Journal (Entity Framework's convention)
            """
        },
        {
            "sets of an interface are entities", """
            public class Todo { public int Id { get; set; } }
            public interface IContext { DbSet<Todo> Todos { get; } }
            public class TodoDto { public int Id { get; set; } public int TodoId { get; set; } public int[] TodoIds { get; set; } = []; public int ListId { get; set; } }
            """, """
            Todo.Id -> Todo (Entity Framework's convention)
            TodoDto.Id -> Todo named
            TodoDto.TodoId -> Todo named
            TodoDto.TodoIds -> Todo named
            """
        },
        {
            "types that are no entities stay out", """
            public class User { public int Id { get; set; } [NotMapped] public Score Score { get; set; } = null!; public Draft Draft { get; set; } = null!; }
            public class Score { public int Id { get; set; } }
            public class Draft { public int Id { get; set; } }
            public class Machine { public int MachineId { get; set; } }
            public class Context : DbContext { public DbSet<User> Users { get; set; } protected override void OnModelCreating(ModelBuilder b) => b.Ignore<Draft>(); }
            """, """
            User.Id -> User (Entity Framework's convention)
            """
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Says_what_each_property_holds(string name, string source, string expected)
    {
        Assert.NotEmpty(name);
        Assert.Equal(expected.ReplaceLineEndings("\n"), ModelText.Of(source));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Says_the_same_once_the_integers_are_Guids(string name, string source, string expected)
    {
        Assert.NotEmpty(name);
        var ids = expected.ReplaceLineEndings("\n").Split('\n').Where(line => !line.EndsWith(" other", StringComparison.Ordinal) && !line.EndsWith(" named", StringComparison.Ordinal));
        Assert.Equal(string.Join('\n', ids), ModelText.Of(Regex.Replace(source, @"\b(int|long)\b", "Guid")));
    }

    /// <summary>The compiler tells a package by where it lies; the key of another project's entity can change.</summary>
    [Theory]
    [InlineData("/packages/", false)]
    [InlineData("/other/", true)]
    [InlineData(null, true)]
    public void Keys_of_packages_stay(string? folder, bool isId)
    {
        using var image = new MemoryStream();
        var shop = CSharpCompilation.Create(
            "Shop", [CSharpSyntaxTree.ParseText("namespace Shop { public class Client { public int Id { get; set; } } }", cancellationToken: TestContext.Current.CancellationToken)],
            RuleTest.References, new(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(shop.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var compilation = ModelText.Compile("public class Unrelated;").AddReferences(MetadataReference.CreateFromImage(image.ToArray(), filePath: "/packages/shop/1.0.0/lib/net8.0/Shop.dll"))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(
                "using Shop; public class Grant { public int Id { get; set; } public int ClientId { get; set; } public Client Client { get; set; } } public class Context : DbContext { public DbSet<Client> Clients { get; set; } public DbSet<Grant> Grants { get; set; } }",
                new CSharpParseOptions(LanguageVersion.Latest), cancellationToken: TestContext.Current.CancellationToken));
        var model = EntityModel.Read(compilation, new(compilation), null, [], null, AnalyzerSettings.None with { PackageFolder = folder }, TestContext.Current.CancellationToken);
        var (client, grant) = (compilation.GetTypeByMetadataName("Shop.Client")!, compilation.GetTypeByMetadataName("Grant")!);
        Assert.Equal(isId, model.Declared(client.GetMembers("Id")[0]) is not null);
        Assert.Equal(isId, model.Declared(grant.GetMembers("ClientId")[0]) is not null);
        Assert.Equal(isId, model.IsOfProgram(client.ContainingAssembly));
        Assert.NotNull(model.Declared(grant.GetMembers("Id")[0]));
    }
}
