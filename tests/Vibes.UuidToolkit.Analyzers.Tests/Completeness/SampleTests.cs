using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Vibes.UuidToolkit.Analyzers.Tests.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Completeness;

/// <summary>All rules over the sample application.</summary>
public sealed class SampleTests
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;
        """;

    /// <summary>One finding a place: what two rules could say, the one says that knows more.</summary>
    [Fact]
    public async Task One_finding_a_place()
    {
        var findings = await AnalyzeAsync();
        Assert.NotEmpty(findings);
        Assert.Equal("", string.Join('\n', Doubles.In(findings)));
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync()
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", "Vibes.Api"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj")).Order(StringComparer.Ordinal)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path))
            .Append(CSharpSyntaxTree.ParseText(Usings, options, "Usings.cs"));
        var sample = CSharpCompilation.Create("Vibes.Api", sources, RuleTest.References, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var analysis = sample.WithAnalyzers(
            [new UuidAnalyzer()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => throw exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }
}
