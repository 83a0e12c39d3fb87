namespace Vibes.UuidToolkit.Analyzers.Tests;

/// <summary>The model that most tests look at: the guide's journalling application in small, with integer keys.</summary>
internal static class Journals
{
    /// <summary>Entities and context. <c>Journal.Pages</c> and <c>Reminder.Year</c> are numbers that are no ids.</summary>
    public const string Model = """
        using System;
        using System.Collections.Generic;
        using Microsoft.EntityFrameworkCore;

        namespace Vibes;

        public class User
        {
            public int Id { get; set; }
            public string Email { get; set; } = "";
            public int? InvitedById { get; set; }
            public User? InvitedBy { get; set; }
            public List<Journal> Journals { get; } = new();
        }

        public class Journal
        {
            public int Id { get; set; }
            public int UserId { get; set; }
            public User User { get; set; } = null!;
            public string Title { get; set; } = "";
            public int Pages { get; set; }
            public DateTime CreatedAt { get; set; }
            public List<Tag> Tags { get; } = new();
        }

        public class Tag
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
        }

        public class Reminder
        {
            public int Id { get; set; }
            public int JournalId { get; set; }
            public Journal Journal { get; set; } = null!;
            public int Year { get; set; }
        }

        public class VibesContext : DbContext
        {
            public DbSet<User> Users => Set<User>();
            public DbSet<Journal> Journals => Set<Journal>();
            public DbSet<Tag> Tags => Set<Tag>();
            public DbSet<Reminder> Reminders => Set<Reminder>();
        }
        """;

    /// <summary>The same after the change: the compiler is content, and what it misses is left.</summary>
    public static string GuidModel { get; } = Model
        .Replace("int Id ", "Guid Id ", StringComparison.Ordinal).Replace("int UserId", "Guid UserId", StringComparison.Ordinal)
        .Replace("int JournalId", "Guid JournalId", StringComparison.Ordinal).Replace("int? InvitedById", "Guid? InvitedById", StringComparison.Ordinal);

    /// <summary>The model in one of its two states: what compiles silently must be reported in both.</summary>
    /// <param name="guid">Whether keys are Guid already.</param>
    public static string In(bool guid) => guid ? GuidModel : Model;
}
