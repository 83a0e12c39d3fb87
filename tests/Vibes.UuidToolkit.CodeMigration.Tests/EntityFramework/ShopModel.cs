using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Changing.Legacy;
using Vibes.UuidToolkit.Migration.Planning;

namespace Vibes.UuidToolkit.CodeMigration.Tests.EntityFramework;

/// <summary>Models as their source, with integer keys and with UUIDs: <c>KEY</c> and <c>LONG</c> are the types of the keys.</summary>
internal static class ShopModel
{
    /// <summary>A shop with one of everything that a model has.</summary>
    public const string Source =
        """
        using System;
        using System.Collections.Generic;
        using Microsoft.EntityFrameworkCore;

        namespace Shop
        {
            public class User { public KEY Id { get; set; } public string Name { get; set; } = ""; public KEY? InvitedById { get; set; } public User? InvitedBy { get; set; } public Address? Home { get; set; } public int CountryId { get; set; } public Country? Country { get; set; } }
            public class Address { public string Street { get; set; } = ""; public int Number { get; set; } public LONG? TagId { get; set; } public Tag? Tag { get; set; } }
            public class Country { public int Id { get; set; } public string Name { get; set; } = ""; }
            public class Journal { public LONG Id { get; set; } public KEY UserId { get; set; } public User? User { get; set; } public LONG? MoodTagId { get; set; } public int Pages { get; set; } public long Views { get; set; } public List<Tag> Tags { get; } = new(); public List<Line> Lines { get; } = new(); }
            public class Line { public KEY AuthorId { get; set; } public User? Author { get; set; } public string Text { get; set; } = ""; }
            public class Tag { public LONG Id { get; set; } public string Name { get; set; } = ""; public int SortOrder { get; set; } public List<Journal> Journals { get; } = new(); public Secret? Secret { get; set; } }
            public class Secret { public LONG Id { get; set; } public Tag? Tag { get; set; } public string Text { get; set; } = ""; }
            public abstract class Reminder { public KEY Id { get; set; } public LONG JournalId { get; set; } public Journal? Journal { get; set; } }
            public class Mail : Reminder { public KEY RecipientId { get; set; } public User? Recipient { get; set; } }
            public class Push : Reminder { public int Badge { get; set; } }
            public class Invoice { public LONG Id { get; set; } public decimal Total { get; set; } public KEY? PayerId { get; set; } public User? Payer { get; set; } }
            public class Statistic { public int Count { get; set; } }

            public class ShopContext : DbContext
            {
                public ShopContext(DbContextOptions options) : base(options) { }

                public DbSet<User> Users => Set<User>();
                public DbSet<Journal> Journals => Set<Journal>();
                public DbSet<Tag> Tags => Set<Tag>();
                public DbSet<Reminder> Reminders => Set<Reminder>();
                public DbSet<Invoice> Invoices => Set<Invoice>();
                public DbSet<Country> Countries => Set<Country>();
                public DbSet<Statistic> Statistics => Set<Statistic>();

                protected override void OnModelCreating(ModelBuilder modelBuilder)
                {
                    modelBuilder.HasSequence("counters");
                    modelBuilder.Entity<User>(user =>
                    {
                        user.OwnsOne(u => u.Home, home => { home.Property(h => h.Street).HasColumnName("street"); home.HasOne(h => h.Tag).WithMany().HasForeignKey(h => h.TagId); });
                        user.HasData(new { Id = FIRST, Name = "Ann", CountryId = 1 }, new { Id = SECOND, Name = "Bob", InvitedById = (KEY?)FIRST, CountryId = 1 });
                    });
                    modelBuilder.Entity<Country>().HasData(new Country { Id = 1, Name = "Austria" });
                    modelBuilder.Entity<Journal>(journal =>
                    {
                        journal.ToTable("journals", "writing");
                        journal.Property(j => j.Id).HasColumnName("journal_id")ALWAYS;
                        journal.Property(j => j.MoodTagId).HasDefaultValue(TAG);
                        journal.HasOne<Tag>().WithMany().HasForeignKey(j => j.MoodTagId);
                        journal.HasOne<User>().WithMany().HasForeignKey("ReviewerId");
                        journal.HasMany(j => j.Tags).WithMany(t => t.Journals);
                        journal.OwnsMany(j => j.Lines);
                        journal.HasIndex(j => new { j.UserId, j.Id });
                    });
                    modelBuilder.Entity<Tag>(tag => { tag.Property(t => t.Id)SERIAL; tag.HasData(new Tag { Id = TAG, Name = "calm", SortOrder = 1 }); });
                    modelBuilder.Entity<Secret>().HasOne(s => s.Tag).WithOne(t => t.Secret).HasForeignKey<Secret>(s => s.Id);
                    modelBuilder.Entity<Mail>();
                    modelBuilder.Entity<Push>().Property(p => p.Badge).HasDefaultValue(0);
                    modelBuilder.Entity<Invoice>().Property(i => i.Id)HILO;
                    modelBuilder.Entity<Statistic>().HasNoKey().ToView("statistics");
                }
            }
        }
        """;

    /// <summary>Keys of ASP.NET Core Identity, whose tables no source shows.</summary>
    public const string Identity =
        """
        using System;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore;

        namespace Shop
        {
            public class AppUser : IdentityUser<KEY> { public int Age { get; set; } }
            public class Order { public KEY Id { get; set; } public KEY BuyerId { get; set; } public AppUser? Buyer { get; set; } }

            public class ShopContext : IdentityDbContext<AppUser, IdentityRole<KEY>, KEY>
            {
                public ShopContext(DbContextOptions options) : base(options) { }

                public DbSet<Order> Orders => Set<Order>();
            }
        }
        """;

    /// <summary>The source that knows of columns with old ids.</summary>
    public static string WithLegacyIds(string source) => source.Replace(".ToView(\"statistics\");", ".ToView(\"statistics\"); modelBuilder.HasLegacyIds();", StringComparison.Ordinal);

    /// <summary>The file that maps those columns.</summary>
    public static string LegacyIds(IEnumerable<KeptId> kept) => LegacyIdModel.With(null, kept.Select(column => KeyValuePair.Create($"{column.Table.Schema}.{column.Table.Name}", column))).ToString();

    public static string WithIntegers(string source) => source
        .Replace("KEY", "int").Replace("LONG", "long").Replace("FIRST", "1").Replace("SECOND", "2").Replace("TAG", "7L")
        .Replace("ALWAYS", ".UseIdentityAlwaysColumn().HasIdentityOptions(startValue: 1000, incrementBy: 5)").Replace("SERIAL", ".UseSerialColumn()").Replace("HILO", ".UseHiLo(\"invoice_ids\")");

    public static string WithGuids(string source, IIdLiterals literals)
    {
        string Row(string text, string word, string entity, long id) =>
            text.Contains(word) ? text.Replace(word, $"new Guid(\"{literals.Of(entity, null, id)}\")") : text;

        source = Row(Row(Row(source, "FIRST", "User", 1), "SECOND", "User", 2), "TAG", "Tag", 7);
        return source.Replace("KEY", "Guid").Replace("LONG", "Guid").Replace("ALWAYS", "").Replace("SERIAL", "").Replace("HILO", "");
    }
}
