using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vibes.Api.Models;

namespace Vibes.Api.Data.Configurations;

public sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.HasKey(user => user.Id);
        builder.Property(user => user.Id).HasColumnName("id").HasColumnType("integer").UseSerialColumn();
        builder.Property(user => user.Email).HasColumnName("email");
        builder.Property(user => user.DisplayName).HasColumnName("display_name");
        builder.Property(user => user.InvitedById).HasColumnName("invited_by");
        builder.Property(user => user.BillingCustomerId).HasColumnName("billing_customer_id");
        builder.Property(user => user.IsActive).HasColumnName("is_active");
        builder.Property(user => user.BornOn).HasColumnName("born_on");
        builder.Property(user => user.Credit).HasColumnName("credit").HasPrecision(12, 2);
        builder.Property(user => user.CreatedAt).HasColumnName("created_at").HasDefaultValueSql("CURRENT_TIMESTAMP");
        builder.Property(user => user.UpdatedAt).HasColumnName("updated_at").ValueGeneratedOnAddOrUpdate();
        builder.Ignore(user => user.IsAPerson);
        builder.Ignore(user => user.IsNew);
        builder.HasOne(user => user.InvitedBy).WithMany(user => user.Guests)
            .HasForeignKey(user => user.InvitedById).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(user => user.BillingCustomerId).IsUnique();

        // The system's account has the id 0, which EF Core takes for "none": it is part of the database's own script.
        builder.HasData(new
        {
            Id = User.DeletedUserId,
            Email = "Deleted.User@vibes.example",
            DisplayName = "Jürgen Groß",
            IsActive = false,
            Credit = -203.77m,
            CreatedAt = new DateTimeOffset(2022, 3, 27, 0, 58, 59, TimeSpan.Zero),
            UpdatedAt = new DateTimeOffset(2025, 1, 1, 6, 29, 0, TimeSpan.Zero),
        });
    }
}
