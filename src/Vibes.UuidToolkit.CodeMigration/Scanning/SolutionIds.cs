using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Files;

namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>
/// Which declarations of a solution hold ids, for the analyzers' <c>VibesUuidIds</c>: a build compiles each project by itself, and does not see what another
/// one gives to it.
/// </summary>
/// <param name="Lines">The lines of the file by the assembly that declares what they tell of, each once, in their order.</param>
public sealed record SolutionIds(ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Lines)
{
    private const string Head = """
        # Which declarations hold ids, and whose; written by `uuidkit scan --ids`, which follows ids through all projects of the solution.
        # The analyzers read it in every project. Write it again where they say that it is older than the code.

        """;

    /// <summary>Collects them.</summary>
    internal static SolutionIds Of(SolutionScan scan, CancellationToken cancellation) => new(scan.Projects
        .GroupBy(project => project.Compilation.AssemblyName ?? "", project => LinesOf(project.Compilation, scan.Model, cancellation), StringComparer.Ordinal)
        .Select(assembly => (assembly.Key, Lines: assembly.SelectMany(lines => lines).ToImmutableSortedSet(StringComparer.Ordinal)))
        .Where(assembly => !assembly.Lines.IsEmpty).ToImmutableSortedDictionary(assembly => assembly.Key, assembly => assembly.Lines, StringComparer.Ordinal));

    private static IEnumerable<string> LinesOf(Compilation compilation, SolutionModel solution, CancellationToken cancellation)
    {
        if (solution.Entities.IsEmpty)
            yield break;
        var flow = solution.Of(compilation).Flow;
        foreach (var type in SourceTypes.Of(compilation))
        {
            if (solution.Entities.Of(type) is { } entity)
                yield return IdsLine.Of(type, entity);
            foreach (var (place, id) in RuleRun.Symbols(type).SelectMany(symbol => RuleRun.Parameters(symbol).Prepend(symbol)).SelectMany(symbol => flow.Held(symbol, cancellation)))
                if (PlaceName.Of(place) is { } name)
                    yield return IdsLine.Of(name, id, place.Path.IsValue && solution.Entities.Declared((ISymbol)place.Node) is not null);
            foreach (var (argument, path, id) in flow.InBaseList(type, cancellation))
                if (PlaceName.Of(new(argument, path)) is { } name)
                    yield return IdsLine.Of(name, id, isKey: false);
        }
    }

    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DiagnosticException">It cannot be written.</exception>
    public void Write(string path) => WholeFile.Write(path, ToString(), "Choose a file that can be written with --ids.");

    /// <summary>The file's text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var (assembly, lines) in Lines)
        {
            text.Append('\n').Append('[').Append(assembly).Append("]\n");
            foreach (var line in lines)
                text.Append(line).Append('\n');
        }

        return text.ToString();
    }
}
