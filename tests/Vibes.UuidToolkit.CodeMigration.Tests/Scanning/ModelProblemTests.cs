using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Tests;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Vibes.UuidToolkit.CodeMigration.Tests.Changing;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Scanning;

/// <summary>What the settings say of columns, and is true of none: told once, where all projects are seen.</summary>
public sealed class ModelProblemTests
{
    [Theory]
    [InlineData("Reminder.Year: User", null)]
    [InlineData("reminders.year: users", null)]
    // What a foreign key tells as well.
    [InlineData("Journal.UserId: User", null)]
    [InlineData("Reminder.Yaer: User", "Reminder has no column Yaer that holds integers, or User is no entity whose key changes.")]
    [InlineData("Reminder.Year: Usr", "Reminder has no column Year that holds integers, or Usr is no entity whose key changes.")]
    [InlineData("Journal.Title: User", "Journal has no column Title that holds integers, or User is no entity whose key changes.")]
    [InlineData("Reminder.Year User", "It is not of the form 'Audit.UserId: User'.")]
    public async Task A_slip_in_a_reference_is_told(string reference, string? told)
    {
        var change = await CodeChange.OfProjectsAsync(("Model", [("Model/Model.cs", Journals.Model)], []), ("Web", [("Web/Code.cs", CodeBlock.Of("int A(Journal j) => j.Id;"))], ["Model"]));
        var solution = change.Before;
        foreach (var project in solution.ProjectIds)
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), ".globalconfig", Microsoft.CodeAnalysis.Text.SourceText.From($"is_global = true\nvibes_uuid.references = {reference}\n"), filePath: "/solution/.globalconfig");
        using var code = new CodeSolution(new AdhocWorkspace(), solution, "/solution", []);

        var report = await CodeScan.RunAsync(code, new(), cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(told is null ? new List<string>() : [$"UK0826 {reference}: {told}"], report.Problems.Select(problem => $"{problem.Code} {problem.Subject}: {problem.Message}"));
    }

    /// <summary>Where nothing says what the entities are, that nothing was found is no good news; where their keys are UUIDs, it is.</summary>
    [Theory]
    [InlineData("public class User { public int Id { get; set; } } public class Users { public User Find(int id) => new() { Id = id }; }", "UK0827")]
    [InlineData("public class User { public System.Guid Id { get; set; } } public class Db : Microsoft.EntityFrameworkCore.DbContext { public Microsoft.EntityFrameworkCore.DbSet<User> Users { get; set; } = null!; }", null)]
    [InlineData("[System.ComponentModel.DataAnnotations.Schema.Table(\"users\")] public class User { [System.ComponentModel.DataAnnotations.Key] public System.Guid Id { get; set; } }", null)]
    public async Task That_no_entity_is_known_is_told(string code, string? told)
    {
        var change = await CodeChange.OfAsync(("Code.cs", code));
        using var solution = new CodeSolution(new AdhocWorkspace(), change.Before, "/solution", []);

        var report = await CodeScan.RunAsync(solution, new(), cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(report.Places);
        Assert.Equal(told is null ? new List<string>() : [told], report.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task What_a_plan_says_of_tables_that_the_code_does_not_know_is_no_slip()
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model));
        using var code = new CodeSolution(new AdhocWorkspace(), change.Before, "/solution", []);
        Assert.Empty((await CodeScan.RunAsync(code, new() { References = ["public.audit.actor: public.users"] }, cancellation: TestContext.Current.CancellationToken)).Problems);
    }
}
