using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Routes;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Routes;

public sealed class IntegerValidationTests
{
    private const string Source = """
        using System;
        using System.ComponentModel.DataAnnotations;
        using System.Linq;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;

        namespace Vibes;

        public class NewReminder
        {
            [[|Range(1, int.MaxValue)|]]
            public int JournalId { get; set; }

            [Required, [|RegularExpression(@"^\d+$", ErrorMessage = "A number, please")|]]
            public int? TagId { get; set; }

            [Range(1900, 2100)]
            public short Year { get; set; }

            [RegularExpression("^[0-9]{4}$")]
            public string Pin { get; set; } = "";

            public Reminder ToReminder(VibesContext db) => new() { JournalId = JournalId, Journal = db.Journals.First(j => j.Tags.Any(t => t.Id == TagId)) };
        }

        public record MoveReminder([[|Range(typeof(int), "1", "99")|]] int JournalId, [property: [|Range(1d, 9d)|]] int ReminderId, [Range(0, 9)] int Pages)
        {
            public bool IsFor(Reminder reminder) => reminder.JournalId == JournalId && reminder.Id == ReminderId;
        }

        public class JournalsController(VibesContext db) : ControllerBase
        {
            public Journal? Get([[|Range(1, 999)|]] int id, [Range(0, 100)] int page) => db.Journals.Where(j => j.Id == id).Skip(page).FirstOrDefault();
        }

        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/journals/{id}", ([[|Range(1, 999)|]] int id, VibesContext db) => db.Journals.Find(id));
        }
        """;

    [Fact]
    public Task On_ids() => RuleTest.Reports(Descriptors.IntegerValidation, Source);

    /// <summary>Compiles as before, and refuses every value.</summary>
    [Fact]
    public Task On_guids() => RuleTest.Reports(Descriptors.IntegerValidation, Source
        .Replace("int JournalId", "Guid JournalId", StringComparison.Ordinal).Replace("int? TagId", "Guid? TagId", StringComparison.Ordinal)
        .Replace("int ReminderId", "Guid ReminderId", StringComparison.Ordinal).Replace("int id", "Guid id", StringComparison.Ordinal), Journals.GuidModel);

    [Fact]
    public Task Fix() => RuleTest.Fixes(Descriptors.IntegerValidation, new IntegerValidationFix(), """
        using System;
        using System.ComponentModel.DataAnnotations;

        namespace Vibes;

        public class NewReminder
        {
            /// <summary>The journal.</summary>
            [[|Range(1, int.MaxValue)|]]
            public Guid JournalId { get; set; }

            [Required, [|RegularExpression("^[0-9]+$")|]]
            [[|Range(1, 9)|]]
            public Guid TagId { get; set; }
        }

        public record MoveReminder([property: [|Range(1, 9)|]] Guid JournalId, [[|Range(1, 9)|], Required] Guid ReminderId);
        """, """
        using System;
        using System.ComponentModel.DataAnnotations;

        namespace Vibes;

        public class NewReminder
        {
            /// <summary>The journal.</summary>
            public Guid JournalId { get; set; }

            [Required]
            public Guid TagId { get; set; }
        }

        public record MoveReminder(Guid JournalId, [Required] Guid ReminderId);
        """, Journals.GuidModel);

    [Fact]
    public Task On_texts_that_are_read_as_ids() => RuleTest.Reports(Descriptors.IntegerValidation, """
        using System;
        using System.ComponentModel.DataAnnotations;
        using System.Linq;
        using Microsoft.AspNetCore.Mvc;

        namespace Vibes;

        public class JournalsController(VibesContext db) : ControllerBase
        {
            public IQueryable<Journal> Many([[|RegularExpression(@"^\d+(,\d+)*$")|]] string ids, [RegularExpression(@"^\d{4}$")] string pin)
            {
                var wanted = ids.Split(',').Select(int.Parse).ToList();
                return db.Journals.Where(j => wanted.Contains(j.Id) && j.Title == pin);
            }
        }
        """);

    /// <summary>DTOs, of which only those who read and write them tell what they hold.</summary>
    [Fact]
    public Task On_what_receives_ids() => RuleTest.Reports(Descriptors.ReceivedIdValidation, """
        using System.ComponentModel.DataAnnotations;
        using System.Linq;

        namespace Vibes;

        public record Merge([property: [|Range(1, long.MaxValue)|]] int Source, [[|Range(1, 9)|]] int Target, [Range(1, 9)] int Pages)
        {
            [[|Range(1, 7)|]]
            public int Third { get; init; }
        }

        public record Split
        {
            [[|Range(1, 8)|]]
            public int Source { get; init; }
        }

        public class NewReminder
        {
            [[|Range(0, int.MaxValue)|]]
            public int Subject { get; set; }

            [[|RegularExpression(@"^\d{0,19}$")|]]
            public string? Label { get; set; }

            [Range(1900, 2100)]
            public int Year { get; set; }

            [RegularExpression(@"^\d{4}$")]
            public string Pin { get; set; } = "";
        }

        public class Handler(VibesContext db)
        {
            public Reminder Create(NewReminder input)
            {
                var label = string.IsNullOrEmpty(input.Label) ? 0 : int.Parse(input.Label);
                var tag = db.Tags.First(t => t.Id == label);
                return new() { JournalId = input.Subject, Year = input.Year + int.Parse(input.Pin) };
            }

            public IQueryable<Tag> Merge(Merge merge) => db.Tags.Where(t => t.Id == merge.Source || t.Id == merge.Target || t.Id == merge.Third).Take(merge.Pages);

            public Tag? Split(Split split) => db.Tags.Find(split.Source);
        }
        """);

    /// <summary>Why the rule is there: the runtime converts, fails, and says no more than that the value is invalid.</summary>
    [Fact]
    public void The_runtime_refuses_every_uuid()
    {
        Assert.False(new System.ComponentModel.DataAnnotations.RangeAttribute(1, int.MaxValue).IsValid(Guid.CreateVersion7()));
        Assert.False(new System.ComponentModel.DataAnnotations.RegularExpressionAttribute(@"^\d+$").IsValid(Guid.CreateVersion7()));
    }
}
