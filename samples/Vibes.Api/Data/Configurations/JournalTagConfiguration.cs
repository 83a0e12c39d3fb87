using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vibes.Api.Models;

namespace Vibes.Api.Data.Configurations;

public sealed class JournalTagConfiguration : IEntityTypeConfiguration<JournalTag>
{
    public void Configure(EntityTypeBuilder<JournalTag> builder)
    {
        builder.ToTable("journal_tags");
        builder.HasKey(journalTag => new { journalTag.JournalId, journalTag.TagId });
        builder.Property(journalTag => journalTag.JournalId).HasColumnName("journal_id");
        builder.Property(journalTag => journalTag.TagId).HasColumnName("tag_id");
        builder.Property(journalTag => journalTag.Position).HasColumnName("position");
        builder.Property(journalTag => journalTag.AddedAt).HasColumnName("added_at");
        builder.HasOne(journalTag => journalTag.Journal).WithMany(journal => journal.Tags)
            .HasForeignKey(journalTag => journalTag.JournalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(journalTag => journalTag.Tag).WithMany(tag => tag.Journals)
            .HasForeignKey(journalTag => journalTag.TagId).OnDelete(DeleteBehavior.Restrict);
    }
}
