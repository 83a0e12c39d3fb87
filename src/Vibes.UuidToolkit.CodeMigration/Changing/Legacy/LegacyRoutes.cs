using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeMigration.Razor;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Legacy;

/// <summary>
/// Routes that take both kinds of id: <c>{id:int}</c> becomes <c>{id:legacy(Journal)}</c>, a constraint that lets UUIDs and
/// integers through, and the application looks up the UUID of an integer before the endpoint runs. Its handlers see UUIDs only.
/// </summary>
internal sealed class LegacyRoutes
{
    private readonly SortedDictionary<string, string> _queries = new(StringComparer.Ordinal);
    private readonly ImmutableArray<WebHost> _hosts;

    private LegacyRoutes(ImmutableArray<WebHost> hosts) => _hosts = hosts;

    /// <summary>Makes the edits of the routes, and of the applications that answer them.</summary>
    /// <param name="scan">The solution before the change.</param>
    /// <param name="fix">The change.</param>
    /// <param name="razor">The solution's pages.</param>
    /// <param name="edits">Takes the edits.</param>
    /// <param name="queryOf">The query for the UUID of a table's old id; null where its ids do not change.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static LegacyRoutes Change(SolutionScan scan, ChangeRound fix, RazorSources razor, SourceEdits edits, Func<string?, string?> queryOf, CancellationToken cancellation)
    {
        var routes = new LegacyRoutes(WebHost.In(scan, cancellation));
        // Where nothing builds an application, nothing would know the constraint.
        if (routes._hosts.IsEmpty)
            return routes;
        foreach (var project in scan.Projects)
            scan.Model.Run(project.Compilation, [new RouteIds()], route => routes.Change(route, scan, fix, razor, edits, queryOf), cancellation);
        if (routes._queries.Count > 0)
            foreach (var host in routes._hosts)
                host.Connect(fix, edits);
        return routes;
    }

    /// <summary>The solution with what looks up old ids, in each application.</summary>
    public async Task<Solution> AddAsync(Solution solution, CancellationToken cancellation)
    {
        if (_queries.Count > 0)
            foreach (var host in _hosts)
                solution = await LegacyIdsFile.AddAsync(solution.GetProject(host.Project)!, host.Database, _queries, cancellation).ConfigureAwait(false);
        return solution;
    }

    private void Change(Diagnostic route, SolutionScan scan, ChangeRound fix, RazorSources razor, SourceEdits edits, Func<string?, string?> queryOf)
    {
        var path = route.Location.GetLineSpan().Path;
        // A component's route is no route of the server: its router knows its own constraints only.
        if (path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase) || route.Location.SourceTree is { } generated && GeneratedCode.IsOfRazor(generated)
            || route.Properties.GetValueOrDefault("entity") is not { } name || fix.EntityNamed(name) is not { } entity || queryOf(fix.TableOf(entity)) is not { } query)
            return;
        var span = route.Location.SourceSpan;
        var parameter = (route.Location.SourceTree is { } tree ? tree.GetText().ToString(span) : razor.TextOf(path)?.ToString(span))?.Split(':')[0] ?? "";
        // Of a template that is put together of several texts the whole expression was told, and there is nothing to edit in one place.
        if (parameter.All(character => char.IsLetterOrDigit(character) || character is '_' or '-') && edits.Replace(path, span, $"{parameter}:{LegacyIdsFile.Constraint}({name})"))
            _queries[name] = query;
    }
}
