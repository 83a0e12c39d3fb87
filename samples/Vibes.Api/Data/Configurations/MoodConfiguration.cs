using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vibes.Api.Models;

namespace Vibes.Api.Data.Configurations;

public sealed class MoodConfiguration : IEntityTypeConfiguration<Mood>
{
    public void Configure(EntityTypeBuilder<Mood> builder)
    {
        builder.ToTable("moods");
        builder.HasKey(mood => mood.Code);
        builder.Property(mood => mood.Code).HasColumnName("code");
        builder.Property(mood => mood.Label).HasColumnName("label");
        builder.Property(mood => mood.Valence).HasColumnName("valence");
        builder.HasData(new Mood { Code = "calm", Label = "Calm", Valence = 0.5f });
    }
}
