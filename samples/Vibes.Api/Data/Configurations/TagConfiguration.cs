using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vibes.Api.Models;

namespace Vibes.Api.Data.Configurations;

public sealed class TagConfiguration : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> builder)
    {
        builder.ToTable("tags");
        builder.HasKey(tag => tag.Id);
        builder.Property(tag => tag.Id).HasColumnName("id").HasColumnType("bigint").UseIdentityByDefaultColumn();
        builder.Property(tag => tag.Slug).HasColumnName("slug");
        builder.Property(tag => tag.Name).HasColumnName("name");
        builder.Property(tag => tag.SortOrder).HasColumnName("sort_order")
            .HasDefaultValueSql("nextval('tag_sort_order_seq')");
        builder.Ignore(tag => tag.IsNew);
        builder.HasIndex(tag => tag.Slug).IsUnique();

        // The tag that journals get where nobody chose one has to be there from the start.
        builder.HasData(new Tag { Id = 1, Slug = "tag-1", Name = "Família 1", SortOrder = 10 });
    }
}
