using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Settings;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.EntityFramework;

/// <summary>
/// What a project of entities learns from another project's model snapshot, as Entity Framework writes it, is what the context's own project knows.
/// </summary>
public class ModelFileTests
{
    public static TheoryData<string> Applications => [nameof(ShopModel.Source), nameof(ShopModel.Identity), "Sample"];

    [Theory]
    [MemberData(nameof(Applications))]
    public void TellsWhatTheContextTells(string name)
    {
        var application = name switch
        {
            nameof(ShopModel.Source) => new CompiledApplication(new Dictionary<string, string> { ["/app/Shop.cs"] = ShopModel.WithIntegers(ShopModel.Source) }).WithMigration("Initial"),
            nameof(ShopModel.Identity) => new CompiledApplication(new Dictionary<string, string> { ["/app/Shop.cs"] = ShopModel.WithIntegers(ShopModel.Identity) }).WithMigration("Initial"),
            _ => new CompiledApplication(ModelSnapshotTests.SampleFiles(["Models", "Data/Configurations", "Data/Migrations"], text => text)),
        };
        var snapshot = Assert.Single(application.Files, file => file.Key.EndsWith("ModelSnapshot.cs", StringComparison.Ordinal));
        var entities = Entities(application.Compilation);
        Assert.Empty(entities.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var told = ModelFile.Read([new GivenText("/other" + snapshot.Key, snapshot.Value)], entities, TestContext.Current.CancellationToken);
        var known = Ids(application.Compilation, []);
        Assert.NotEmpty(known);
        Assert.Equal(known, Ids(entities, told));

        // Its own project knows better.
        Assert.Empty(ModelFile.Read([new GivenText(snapshot.Key, snapshot.Value)], application.Compilation, TestContext.Current.CancellationToken));
    }

    // Without the context and what configures it.
    private static CSharpCompilation Entities(CSharpCompilation application)
    {
        var entities = application;
        foreach (var tree in application.SyntaxTrees)
        {
            var root = tree.GetRoot();
            var configuring = root.DescendantNodes().OfType<ClassDeclarationSyntax>().Where(type => tree.FilePath.Contains("/Migrations/", StringComparison.Ordinal) || type.DescendantNodes().OfType<SimpleNameSyntax>()
                .Any(word => word.Identifier.ValueText is "DbSet" or "IEntityTypeConfiguration" or "EntityTypeBuilder"));
            entities = entities.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root.RemoveNodes(configuring, SyntaxRemoveOptions.KeepNoTrivia)!, tree.Options));
        }

        return entities;
    }

    private static List<string> Ids(CSharpCompilation compilation, IEnumerable<ModelFile> told)
    {
        var model = EntityModel.Read(compilation, new KnownTypes(compilation), null, [.. told], null, AnalyzerSettings.None, TestContext.Current.CancellationToken);
        var ids = new List<string>();
        foreach (var type in ReferencedTypes.In(compilation.Assembly.GlobalNamespace))
            foreach (var (name, member) in EntityMembers.Of(type))
                if (model.Declared(member, type) is { } id)
                    ids.Add($"{type.ToDisplayString().Replace('.', '/')}.{name} of {id.Entity}");
        ids.Sort(StringComparer.Ordinal);
        return ids;
    }

    private sealed class GivenText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
