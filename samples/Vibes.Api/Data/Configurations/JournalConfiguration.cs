using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vibes.Api.Models;

namespace Vibes.Api.Data.Configurations;

public sealed class JournalConfiguration : IEntityTypeConfiguration<Journal>
{
    public void Configure(EntityTypeBuilder<Journal> builder)
    {
        builder.ToTable("journals");
        builder.HasKey(journal => journal.Id).HasName("journals_pkey");
        builder.Property(journal => journal.Id).HasColumnName("id").UseIdentityAlwaysColumn()
            .HasIdentityOptions(startValue: 1000, incrementBy: 5, minValue: 1000, maxValue: 2_000_000_000, cyclic: true);
        builder.Property(journal => journal.UserId).HasColumnName("user_id");
        builder.Property(journal => journal.MoodCode).HasColumnName("mood");
        builder.Property(journal => journal.MoodTagId).HasColumnName("mood_tag_id").HasDefaultValue(Tag.DefaultMoodTagId);
        builder.Property(journal => journal.Title).HasColumnName("title");
        builder.Property(journal => journal.Content).HasColumnName("content");
        builder.Property(journal => journal.ContentLength).HasColumnName("content_length")
            .HasComputedColumnSql("char_length(content)", stored: true);
        builder.Property(journal => journal.IsArchived).HasColumnName("is_archived");
        builder.Property(journal => journal.WrittenAt).HasColumnName("written_at");
        builder.Property(journal => journal.UpdatedAt).HasColumnName("updated_at").ValueGeneratedOnAddOrUpdate();
        builder.Ignore(journal => journal.IsNew);
        builder.HasOne(journal => journal.User).WithMany(user => user.Journals).HasForeignKey(journal => journal.UserId);
        builder.HasOne<Mood>().WithMany().HasForeignKey(journal => journal.MoodCode);
        builder.HasOne(journal => journal.MoodTag).WithMany().HasForeignKey(journal => journal.MoodTagId);
        builder.HasIndex(journal => new { journal.UserId, journal.Id }).IsDescending(false, true)
            .HasDatabaseName("journals_newest_idx");
    }
}
