using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.CodeMigration.EntityFramework;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Vibes.UuidToolkit.Migration.Planning;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Legacy;

/// <summary>The columns with old ids that the migration leaves beside the UUIDs become properties <c>LegacyId</c> in Entity Framework's model.</summary>
internal sealed class LegacyColumns
{
    private const string Parameter = "modelBuilder";

    private readonly Dictionary<ProjectId, Dictionary<string, KeptId>> _columns = [];

    private LegacyColumns()
    {
    }

    /// <summary>Has each context map the columns of its tables.</summary>
    /// <param name="scan">The solution before the change.</param>
    /// <param name="entities">The names of the entities whose ids change.</param>
    /// <param name="fix">The change.</param>
    /// <param name="edits">Takes the edits.</param>
    /// <param name="columnOf">The column of a table's old ids; null where none is kept.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static LegacyColumns Change(
        SolutionScan scan, ImmutableArray<string> entities, ChangeRound fix, SourceEdits edits, Func<string?, KeptId?> columnOf, CancellationToken cancellation)
    {
        var legacy = new LegacyColumns();
        var contexts = (from project in scan.Projects
                        where !TestProject.Is(project.Compilation)
                        from type in SourceTypes.Of(project.Compilation)
                        where !type.IsAbstract && EfContext.Is(type)
                        select (project, type)).ToList();
        var members = Members(scan);
        var isOnly = contexts.Select(context => context.type.ToDisplayString()).Distinct().Count() == 1;
        foreach (var (project, type) in contexts)
        {
            // What a context knows by its configuration alone is seen where there is no other that it could be of.
            var known = isOnly ? scan.Model.Entities.All : [.. EfContext.SetsOf(type).Select(scan.Model.Entities.Of).OfType<Entity>()];
            var columns = known.Where(entity => entities.Contains(entity.Name)).Select(entity => (Entity: entity, Column: columnOf(fix.TableOf(entity))))
                .Where(kept => kept.Column is not null && HasRoom(kept.Entity, kept.Column, members, fix, cancellation)).Select(kept => kept.Column!).DistinctBy(kept => kept.Table).ToList();
            if (columns.Count == 0)
                continue;
            if (!legacy._columns.TryGetValue(project.Project.Id, out var ofProject))
                legacy._columns.Add(project.Project.Id, ofProject = []);
            foreach (var kept in columns)
                ofProject[PlannedColumns.Table(kept.Table.Schema, kept.Table.Name)] = kept;
            Connect(type, fix, edits, cancellation);
        }

        return legacy;
    }

    /// <summary>The solution with what maps the columns, in each project with such a context.</summary>
    public async Task<Solution> AddAsync(Solution solution, CancellationToken cancellation)
    {
        foreach (var (project, columns) in _columns)
            solution = await LegacyIdModel.AddAsync(solution.GetProject(project)!, columns.OrderBy(kept => kept.Key, StringComparer.Ordinal), cancellation).ConfigureAwait(false);
        return solution;
    }

    // What entities have of that name already, their own or inherited.
    private static Dictionary<Entity, ISymbol> Members(SolutionScan scan)
    {
        var members = new Dictionary<Entity, ISymbol>();
        foreach (var type in scan.Projects.SelectMany(project => SourceTypes.Of(project.Compilation)))
            if (scan.Model.Entities.Of(type) is { } entity)
                for (var current = type; current is not null && !members.ContainsKey(entity); current = current.BaseType)
                    if (current.GetMembers(LegacyProperty.Name).FirstOrDefault() is { } member)
                        members.Add(entity, member);
        return members;
    }

    // A member of that name is something else, unless it is just what it is to be.
    private static bool HasRoom(Entity entity, KeptId kept, Dictionary<Entity, ISymbol> members, ChangeRound fix, CancellationToken cancellation)
    {
        if (!members.TryGetValue(entity, out var member) || member is IPropertySymbol property && property.Type.ToDisplayString() == LegacyProperty.TypeOf(kept))
            return true;
        if (member.DeclaringSyntaxReferences is [var declaration, ..])
            fix.Leave(entity.Name, declaration.GetSyntax(cancellation), $"The migration keeps the old ids of {kept.Table} in {kept.Column}, and {LegacyProperty.Name} is something else here. Map that column to a property of another name, of the type {LegacyProperty.TypeOf(kept)}.");
        return false;
    }

    private static void Connect(INamedTypeSymbol context, ChangeRound fix, SourceEdits edits, CancellationToken cancellation)
    {
        var declarations = context.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<ClassDeclarationSyntax>().ToList();
        var method = declarations.SelectMany(declaration => declaration.Members).OfType<MethodDeclarationSyntax>().FirstOrDefault(IsModelCreating);
        if (method is null && declarations.FirstOrDefault(declaration => declaration.CloseBraceToken.Span.Length > 0) is { } declaration)
            Insert(edits, declaration.CloseBraceToken,
                "", $"protected override void OnModelCreating(Microsoft.EntityFrameworkCore.ModelBuilder {Parameter})", "{", $"    base.OnModelCreating({Parameter});", $"    {Parameter}.{LegacyIdModel.Method}();", "}");
        else if (method is { Body: { } body } && !body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node is ReturnStatementSyntax))
            Insert(edits, body.CloseBraceToken, $"{method.ParameterList.Parameters[0].Identifier.ValueText}.{LegacyIdModel.Method}();");
        else if (method is { ExpressionBody: { } expression })
        {
            edits.Replace(expression.ArrowToken, "{");
            edits.Replace(method.SemicolonToken, $"; {method.ParameterList.Parameters[0].Identifier.ValueText}.{LegacyIdModel.Method}(); }}");
        }
        else
            fix.Leave(null, (SyntaxNode?)method ?? declarations[0], $"The migration keeps old ids: call {LegacyIdModel.Method}() on the model builder as the last of OnModelCreating.");
    }

    private static bool IsModelCreating(MethodDeclarationSyntax method) =>
        method.Identifier.ValueText == "OnModelCreating" && method.Modifiers.Any(SyntaxKind.OverrideKeyword) && method.ParameterList.Parameters.Count == 1;

    // The lines before a brace, a step further in than it.
    private static void Insert(SourceEdits edits, SyntaxToken brace, params string[] lines)
    {
        var text = brace.SyntaxTree!.GetText();
        var start = text.Lines.GetLineFromPosition(brace.SpanStart).Start;
        var before = text.ToString(TextSpan.FromBounds(start, brace.SpanStart));
        if (string.IsNullOrWhiteSpace(before))
            edits.Replace(brace.SyntaxTree, new(start, 0), string.Concat(lines.Select(line => line.Length == 0 ? "\n" : $"{before}    {line}\n")));
        else
            edits.Replace(brace.SyntaxTree, new(brace.SpanStart, 0), string.Concat(lines.Where(line => line.Length > 0).Select(line => line.Trim() + " ")));
    }
}
