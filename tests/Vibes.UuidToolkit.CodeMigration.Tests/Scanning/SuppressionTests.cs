using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Tests;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Vibes.UuidToolkit.CodeMigration.Tests.Changing;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Scanning;

/// <summary>What is suppressed is meant to stay: whichever way the compiler knows of, and no more than that.</summary>
public sealed class SuppressionTests
{
    private const string Attribute = "System.Diagnostics.CodeAnalysis.SuppressMessage(\"\", \"VUID0301\")";

    [Theory]
    [InlineData("", "", "", 2)]
    [InlineData("#pragma warning disable VUID0301\n", "", "", 1)]
    [InlineData("#pragma warning disable VUID0302\n", "", "", 2)]
    [InlineData("[" + Attribute + "] ", "", "", 1)]
    [InlineData("", "[module: " + Attribute + "]", "", 0)]
    [InlineData("", "// SuppressMessage is not used here.", "", 2)]
    [InlineData("", "", "dotnet_diagnostic.VUID0301.severity = none", 0)]
    [InlineData("", "", "dotnet_diagnostic.VUID0301.severity = error", 2)]
    public async Task A_suppressed_finding_is_none(string before, string otherFile, string option, int found)
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Other.cs", otherFile),
("Code.cs", CodeBlock.Of($"void A(int userId, Journal journal) => journal.UserId = userId;\n{before}void B(int userId, Journal journal) => journal.UserId = userId;\n#pragma warning restore")));
        var solution = change.Before;
        foreach (var project in solution.ProjectIds)
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), ".globalconfig", SourceText.From($"is_global = true\n{option}\n"), filePath: "/solution/.globalconfig");
        using var code = new CodeSolution(new AdhocWorkspace(), solution, "/solution", []);

        var report = await CodeScan.RunAsync(code, new(), cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(found, report.Places.Count(place => place.Rule == "VUID0301" && place.Location.Path.EndsWith("Code.cs", StringComparison.Ordinal)));
    }
}
