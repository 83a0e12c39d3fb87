using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vibes.Api.Models;

namespace Vibes.Api.Data.Configurations;

public sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("reminders");

        // The link in a reminder's message contains its id, so the id is wanted before the row is written.
        builder.Property(reminder => reminder.Id).HasColumnName("id").UseHiLo("reminders_id_seq");

        // The column is a bigint, although journals are numbered with integers.
        builder.Property(reminder => reminder.JournalId).HasColumnName("journal_id").HasConversion<long?>();
        builder.Property(reminder => reminder.Message).HasColumnName("message");
        builder.Property(reminder => reminder.Channel).HasColumnName("channel");
        builder.Property(reminder => reminder.DueAt).HasColumnName("due_at");
        builder.Property(reminder => reminder.UpdatedAt).HasColumnName("updated_at")
            .HasDefaultValueSql("CURRENT_TIMESTAMP");
        builder.HasOne(reminder => reminder.Journal).WithMany(journal => journal.Reminders)
            .HasForeignKey(reminder => reminder.JournalId).OnDelete(DeleteBehavior.SetNull);
    }
}
