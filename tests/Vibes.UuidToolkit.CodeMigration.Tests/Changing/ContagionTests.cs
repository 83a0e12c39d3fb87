using Vibes.UuidToolkit.Analyzers.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>A place that ids reach and other numbers too stays a number: the change does not spread through it.</summary>
public sealed class ContagionTests
{
    [Theory]
    [InlineData("rows.Count()")]
    [InlineData("rows.LongCount()")]
    [InlineData("rows.Sum(row => row.Pages)")]
    [InlineData("rows.ToList().IndexOf(rows.First())")]
    [InlineData("rows.Count() + 1")]
    [InlineData("(int)rows.First().CreatedAt.DayOfWeek")]
    public async Task A_number_that_is_no_id_keeps_its_place_a_number(string number)
    {
        var code = $$"""
            using System;
            using System.Linq;
            namespace Vibes;
            public class Figure { public long Amount { get; set; } }
            public static class Figures
            {
                public static Figure OfId(Journal journal) => new() { Amount = journal.Id };
                public static Figure Of(IQueryable<Journal> rows) => new() { Amount = {{number}} };
            }
            """;
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", code));
        Assert.Contains("public long Amount { get; set; }", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }
}
