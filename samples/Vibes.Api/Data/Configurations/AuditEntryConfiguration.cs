using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vibes.Api.Models;

namespace Vibes.Api.Data.Configurations;

public sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasNoKey();
        builder.Property(entry => entry.UserId).HasColumnName("user_id").HasColumnType("integer");
        builder.Property(entry => entry.Action).HasColumnName("action");
        builder.Property(entry => entry.HappenedAt).HasColumnName("happened_at");
    }
}
