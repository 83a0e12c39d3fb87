using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Tests.Completeness;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.Recall.Benchmarks;

if (args is not [var path])
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks/Vibes.UuidToolkit.Recall.Benchmarks -- SOLUTION");
    return 2;
}

using var code = await SolutionLoader.LoadAsync(path, null, CancellationToken.None);
foreach (var problem in code.Problems)
    Console.WriteLine(problem);
var recall = await Recall.OfAsync(code, CancellationToken.None);
var findings = await recall.FindingsAsync(CancellationToken.None);
foreach (var failure in findings.Where(finding => finding.Id.StartsWith("AD", StringComparison.Ordinal)))
    Console.WriteLine($"failed: {failure.GetMessage(CultureInfo.InvariantCulture)}");
Console.WriteLine($"{findings.Length} findings; {recall.ErrorsBefore} errors of the compiler before.\n");

var keys = recall.Keys(CancellationToken.None);
// That a key is one foretells nothing of what it meets: that has to be told there, or where the other side is declared.
var (errors, unforetold) = await recall.ChangeAsync(keys, findings.Where(finding => TypeOf(finding) is not { } type || !keys.Contains(type)), CancellationToken.None);
Tell($"{keys.Count} types of keys and foreign keys are Guids: {errors} errors, {unforetold.Count} of which neither their statement nor a declaration that it uses told", unforetold);

// Who has changed all declarations that are reported is told of the rest where it is. A generated declaration could not be changed, and tells for itself.
var declarations = Recall.Declarations(findings).Union(keys).ToHashSet();
var places = findings.Where(finding => finding.Location.IsInSource && (TypeOf(finding) is not { } type || Foretelling.IsCall(finding) || type.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)));
(errors, unforetold) = await recall.ChangeAsync(declarations, places, CancellationToken.None);
Tell($"{declarations.Count} reported declarations are Guids: {errors} errors, {unforetold.Count} without a finding of their own", unforetold);
return 0;

static TypeSyntax? TypeOf(Diagnostic finding) => finding.Location.SourceTree is { } tree ? Foretelling.TypeAt(tree.GetRoot(), finding) : null;

static void Tell(string heading, IReadOnlyList<string> errors)
{
    Console.WriteLine(heading);
    foreach (var error in errors)
        Console.WriteLine($"  {error}");
    Console.WriteLine();
}
