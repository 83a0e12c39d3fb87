using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Completeness;

/// <summary>All rules over the sample application, with what its readers noted by hand.</summary>
public sealed class SampleTests
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;
        """;

    private static readonly Lazy<Task<ImmutableArray<Diagnostic>>> Findings = new(AnalyzeAsync);

    /// <summary>One finding a place: what two rules could say, the one says that knows more.</summary>
    [Fact]
    public async Task One_finding_a_place() => Assert.Equal("", string.Join('\n', Doubles.In(await Findings.Value)));

    /// <summary>What looks like an id and is none has no finding: not at the snippet that the list names.</summary>
    [Fact]
    public async Task What_is_no_id_is_silent()
    {
        var kept = Snippets("keep").ToList();
        Assert.NotEmpty(kept);
        var wrong = (await Findings.Value).Where(finding => kept.Exists(snippet => snippet.Holds(finding.Location)));
        Assert.Equal("", string.Join('\n', wrong));
    }

    /// <summary>What has to change in C#, and is no SQL and no comment, has a finding on its line, but for what the list below says.</summary>
    [Fact]
    public async Task What_has_to_change_is_found()
    {
        Assert.SkipUnless(Enum.IsDefined(typeof(OperationKind), "CollectionExpression"), "this Roslyn has no operation for collection expressions");
        var findings = await Findings.Value;
        var missed = Snippets("change").Where(snippet => snippet.Kind is not ("sql" or "text") && !snippet.IsComment && !findings.Any(finding => snippet.IsOnLineOf(finding.Location)));
        Assert.Equal(Lines(NotFound), Lines(missed.Select(snippet => $"{Path.GetFileName(snippet.Path)}: {snippet.Text}")));

        static string Lines(IEnumerable<string> snippets) => string.Join('\n', snippets.Order(StringComparer.Ordinal));
    }

    // Known gaps. A new one is a regression; one that goes is to be struck out here.
    private static readonly ImmutableArray<string> NotFound =
    [
        // Only a snapshot of the database's schema tells: a table without foreign keys, a view.
        "AuditEntryConfiguration.cs: HasColumnType(\"integer\")",
        "JournalReports.cs: GuestsAsync(int hostId)",
        "UsersController.cs: [HttpGet(\"{id:int}/guests\")]",
        // Values of type object, and a union of results.
        "AuditFilter.cs: OfType<int>()",
        "ReportEndpoints.cs: Results<Created<int>, NotFound>>",
        // Configured beside the key, not on it.
        "JournalConfiguration.cs: IsDescending(false, true)",
        "VibesContext.cs: HasSequence<long>(\"reminders_id_seq\")",
        // Defaults and constants, reported where they are made and declared.
        "JournalService.cs: return (previous, next);",
        "UsersController.cs: new[] { Models.User.DeletedUserId",
    ];

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync()
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var sources = Directory.EnumerateFiles(Path.Combine(Samples, "Vibes.Api"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj")).Order(StringComparer.Ordinal)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path))
            .Append(CSharpSyntaxTree.ParseText(Usings, options, "Usings.cs"));
        var sample = CSharpCompilation.Create("Vibes.Api", sources, RuleTest.References, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var analysis = sample.WithAnalyzers(
            [new UuidAnalyzer()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => throw exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<Snippet> Snippets(string section)
    {
        var current = "";
        foreach (var line in File.ReadLines(Path.Combine(Samples, "must-change.txt")))
            if (line is ['[', .., ']'])
                current = line[1..^1];
            else if (current == section && !line.StartsWith('#') && line.Split(" | ") is [{ } path, .., { } reason] parts && parts.Length > 2 && path.StartsWith("Vibes.Api/", StringComparison.Ordinal))
                yield return new(path, string.Join(" | ", parts[1..^1]), reason.Split([':', ';', ','])[0]);
    }

    private static string Samples { get; } = Path.Combine(Root(), "samples");

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Vibes.UuidToolkit.sln")))
            directory = directory.Parent!;
        return directory.FullName;
    }

    /// <summary>A line of the list.</summary>
    /// <param name="Path">The file, relative to the samples.</param>
    /// <param name="Text">The text that stands in it.</param>
    /// <param name="Kind">The first word of the reason.</param>
    private sealed record Snippet(string Path, string Text, string Kind)
    {
        /// <summary>Whether it is a comment, which no rule reads.</summary>
        public bool IsComment => File.ReadLines(System.IO.Path.Combine(Samples, Path)).Where(line => line.Contains(Text, StringComparison.Ordinal))
            .All(line => line.TrimStart().StartsWith("//", StringComparison.Ordinal));

        /// <summary>Whether a place is on a line that has the snippet.</summary>
        public bool IsOnLineOf(Location place) => Lines(place).Any(line => line.Contains(Text, StringComparison.Ordinal));

        /// <summary>Whether a place begins within the snippet.</summary>
        public bool Holds(Location place)
        {
            var lines = Lines(place);
            return lines.Length > 0 && lines[0].IndexOf(Text, StringComparison.Ordinal) is var at and >= 0
                && place.GetLineSpan().StartLinePosition.Character is var start && start >= at && start < at + Text.Length;
        }

        // A finding of several lines stands for all of them.
        private string[] Lines(Location place)
        {
            var span = place.GetLineSpan();
            return place.SourceTree is { } tree && System.IO.Path.GetFullPath(span.Path) == System.IO.Path.GetFullPath(System.IO.Path.Combine(Samples, Path))
                ? [.. tree.GetText().Lines.Skip(span.StartLinePosition.Line).Take(span.EndLinePosition.Line - span.StartLinePosition.Line + 1).Select(line => line.ToString())]
                : [];
        }
    }
}
