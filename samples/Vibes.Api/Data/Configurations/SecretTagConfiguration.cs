using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vibes.Api.Models;

namespace Vibes.Api.Data.Configurations;

public sealed class SecretTagConfiguration : IEntityTypeConfiguration<SecretTag>
{
    public void Configure(EntityTypeBuilder<SecretTag> builder)
    {
        builder.ToTable("secret_tags");
        builder.HasKey(secret => secret.Id);
        builder.Property(secret => secret.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(secret => secret.Ciphertext).HasColumnName("ciphertext");
        builder.Property(secret => secret.Hint).HasColumnName("hint");
        builder.HasOne(secret => secret.Tag).WithOne(tag => tag.Secret).HasForeignKey<SecretTag>(secret => secret.Id);
    }
}
