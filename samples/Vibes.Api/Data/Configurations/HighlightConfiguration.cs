using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vibes.Api.Models;

namespace Vibes.Api.Data.Configurations;

public sealed class HighlightConfiguration : IEntityTypeConfiguration<Highlight>
{
    public void Configure(EntityTypeBuilder<Highlight> builder)
    {
        builder.ToTable("highlights", "reporting");
        builder.Property(highlight => highlight.Id).HasColumnName("id").UseIdentityColumn().HasSentinel(0);
        builder.Property(highlight => highlight.JournalId).HasColumnName("journal_id");
        builder.Property(highlight => highlight.TagId).HasColumnName("tag_id");
        builder.Property(highlight => highlight.Remark).HasColumnName("remark");
        builder.Property<int?>("ChosenById").HasColumnName("chosen_by");
        builder.HasOne<User>().WithMany().HasForeignKey("ChosenById").OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(highlight => highlight.JournalTag).WithMany()
            .HasForeignKey(highlight => new { highlight.JournalId, highlight.TagId });
    }
}
