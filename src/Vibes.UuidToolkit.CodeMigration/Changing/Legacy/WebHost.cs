using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Legacy;

/// <summary>A project that builds a web application: there the lookup of old ids is registered, and there it runs.</summary>
/// <param name="Project">The project.</param>
/// <param name="Database">The service that leads to the database: a context of Entity Framework, or a data source.</param>
/// <param name="Build">The statement that builds the application from a variable.</param>
/// <param name="Builder">That variable; null where it is built in another way.</param>
/// <param name="Run">The statement before which its middleware is complete; null where it is run in another way.</param>
/// <param name="Application">What is run.</param>
internal sealed record WebHost(ProjectId Project, INamedTypeSymbol Database, StatementSyntax Build, string? Builder, StatementSyntax? Run, string? Application)
{
    /// <summary>The hosts of a solution that have a database.</summary>
    public static ImmutableArray<WebHost> In(SolutionScan scan, CancellationToken cancellation) =>
        [.. scan.Projects.Where(project => !TestProject.Is(project.Compilation)).Select(project => Of(project, scan, cancellation)).OfType<WebHost>()];

    /// <summary>Registers the lookup and has it run before the endpoints, or leaves that to a person.</summary>
    public void Connect(ChangeRound fix, SourceEdits edits)
    {
        if (Builder is not null && Run is not null)
        {
            Insert(edits, Build, $"{Builder}.Services.AddLegacyIds();");
            Insert(edits, Run, $"{Application}.UseLegacyIds();");
        }
        else
            fix.Leave(null, Build, "Routes take old ids as well: call AddLegacyIds() on the services before the application is built, and UseLegacyIds() on it as its last middleware.");
    }

    private static void Insert(SourceEdits edits, StatementSyntax before, string statement)
    {
        var line = before.SyntaxTree.GetText().Lines.GetLineFromPosition(before.SpanStart);
        edits.Replace(before.SyntaxTree, new(before.SpanStart, 0), statement + "\n" + new string(line.ToString().TakeWhile(char.IsWhiteSpace).ToArray()));
    }

    private static WebHost? Of(ScannedProject project, SolutionScan scan, CancellationToken cancellation)
    {
        if (project.Compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.WebApplicationBuilder") is not { } builder || DatabaseOf(project, scan) is not { } database)
            return null;
        foreach (var tree in project.Compilation.SyntaxTrees)
            foreach (var call in tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>())
                if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build", Expression: var receiver } && call.FirstAncestorOrSelf<StatementSyntax>() is { } build
                    && project.Compilation.GetSemanticModel(tree) is var model && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(receiver, cancellation).Type, builder))
                {
                    var run = RunOf(build, model, cancellation);
                    return new(project.Project.Id, database, build, receiver is IdentifierNameSyntax name && IsInList(build) ? name.Identifier.ValueText : null, run?.Statement, run?.Application);
                }

        return null;
    }

    // app.Run(), app.RunAsync() or app.UseEndpoints(...): what comes first of them.
    private static (StatementSyntax Statement, string Application)? RunOf(StatementSyntax build, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var call in build.Ancestors().First(node => node is CompilationUnitSyntax or BlockSyntax).DescendantNodes().OfType<InvocationExpressionSyntax>())
            if (call.SpanStart > build.SpanStart && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" or "RunAsync" or "UseEndpoints", Expression: IdentifierNameSyntax application }
                && model.GetTypeInfo(application, cancellation).Type?.Name == "WebApplication" && call.FirstAncestorOrSelf<StatementSyntax>() is { } statement && IsInList(statement))
                return (statement, application.Identifier.ValueText);
        return null;
    }

    private static bool IsInList(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax or BlockSyntax;

    private static INamedTypeSymbol? DatabaseOf(ScannedProject project, SolutionScan scan)
    {
        // One that leads to no relational database leads to no old ids.
        var isRelational = project.Compilation.GetTypeByMetadataName("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions") is not null;
        var own = scan.Projects.SelectMany(other => SourceTypes.Of(other.Compilation)).Where(type => isRelational && !type.IsAbstract && !type.IsGenericType && EfContext.Is(type))
            .OrderByDescending(type => type.GetMembers().OfType<IPropertySymbol>().Count()).ThenBy(type => type.ToDisplayString(), StringComparer.Ordinal)
            .Select(type => DocumentationCommentId.GetFirstSymbolForDeclarationId(type.GetDocumentationCommentId()!, project.Compilation) as INamedTypeSymbol)
            .FirstOrDefault(type => type is not null && project.Compilation.IsSymbolAccessibleWithin(type, project.Compilation.Assembly));
        return own ?? project.Compilation.GetTypeByMetadataName("Npgsql.NpgsqlDataSource");
    }
}
