using Microsoft.EntityFrameworkCore;
using Vibes.Api.Models;

namespace Vibes.Api.Data;

public sealed class VibesContext(DbContextOptions<VibesContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();

    public DbSet<Mood> Moods => Set<Mood>();

    public DbSet<Journal> Journals => Set<Journal>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<JournalTag> JournalTags => Set<JournalTag>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<SecretTag> SecretTags => Set<SecretTag>();

    public DbSet<Highlight> Highlights => Set<Highlight>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasSequence<long>("reminders_id_seq").IncrementsBy(1);
        modelBuilder.HasSequence<int>("tag_sort_order_seq").StartsAt(10).IncrementsBy(10);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(VibesContext).Assembly);
    }
}
