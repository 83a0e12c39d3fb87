using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Settings;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.EntityFramework;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.EntityFramework;

/// <summary>The oracle is Entity Framework: the changed snapshot is, to the letter, the one that it writes for the changed code.</summary>
public class ModelSnapshotTests
{
    public static TheoryData<string, string> Models => new()
    {
        { nameof(ShopModel.Source), ShopModel.Source },
        { nameof(ShopModel.Identity), ShopModel.Identity },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void IsTheOneOfTheChangedCode(string name, string source)
    {
        var literals = new ReadableIds();
        var before = new CompiledApplication(new Dictionary<string, string> { [$"/app/{name}.cs"] = ShopModel.WithIntegers(source) }).WithMigration("Initial");
        var after = new CompiledApplication(new Dictionary<string, string> { [$"/app/{name}.cs"] = ShopModel.WithGuids(source, literals) });

        Assert.Equal(after.Scaffold("Initial").SnapshotCode, Changed(before, literals), ignoreLineEndingDifferences: true);
    }

    private static string Changed(CompiledApplication application, IIdLiterals literals)
    {
        var compilation = application.Compilation;
        var snapshot = Assert.Single(ModelSnapshot.In(compilation, TestContext.Current.CancellationToken));
        var entities = Entities(application);
        var model = SnapshotModel.Read(snapshot);
        return ModelSnapshotChange.Of(snapshot, model, SnapshotIds.Of(model, compilation, entities.Named), literals, new HashSet<string> { "counters" }).ToString();
    }

    internal static EntityModel Entities(CompiledApplication application, params string[] excluded) =>
        EntityModel.Read(application.Compilation, new KnownTypes(application.Compilation), null, AnalyzerSettings.None with { ExcludedEntities = ["Country", .. excluded] }, TestContext.Current.CancellationToken);
}
