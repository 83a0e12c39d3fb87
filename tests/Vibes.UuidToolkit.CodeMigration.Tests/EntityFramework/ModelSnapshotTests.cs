using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Settings;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.EntityFramework;
using Vibes.UuidToolkit.Migration.Planning;
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

    /// <summary>What the migration keeps of old ids is in the model, and in the snapshot as that model is written.</summary>
    [Fact]
    public void IsTheOneOfTheCodeThatKnowsTheOldIds()
    {
        var literals = new ReadableIds();
        ImmutableArray<KeptId> kept =
        [
            .. new[] { ("public", "Users", "LegacyId", "integer"), ("writing", "journals", "legacy_id", "bigint"), ("public", "Tags", "old", "bigint"), ("public", "Reminders", "LegacyId", "smallint") }
                .Select(column => new KeptId(new(column.Item1, column.Item2), "id", column.Item3, column.Item4, column.Item2, [])),
        ];
        var before = new CompiledApplication(new Dictionary<string, string> { ["/app/Shop.cs"] = ShopModel.WithIntegers(ShopModel.Source) }).WithMigration("Initial");
        var after = new CompiledApplication(new Dictionary<string, string>
        {
            ["/app/Shop.cs"] = ShopModel.WithLegacyIds(ShopModel.WithGuids(ShopModel.Source, literals)),
            ["/app/LegacyIdModel.cs"] = ShopModel.LegacyIds(kept),
        });

        var snapshot = Changed(before, literals, null, kept);
        Assert.Equal(4, Regex.Count(snapshot, ">\\(\"LegacyId\"\\)"));
        Assert.Equal(after.Scaffold("Initial").SnapshotCode, snapshot, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void IsTheOneOfTheChangedSample()
    {
        var literals = new ReadableIds();
        static void MapEnums(NpgsqlDbContextOptionsBuilder npgsql, Assembly assembly) => npgsql.MapEnum(assembly.GetType("Vibes.Api.Models.ReminderChannel")!, "reminder_channel");
        var before = new CompiledApplication(SampleFiles(["Models", "Data/Configurations", "Data/Migrations"], text => text), configure: MapEnums);
        // By hand, as far as the model goes.
        var after = new CompiledApplication(SampleFiles(["Models", "Data/Configurations"], text =>
        {
            text = Regex.Replace(text, @"\b(int|long)(\??) (Id|UserId|JournalId|TagId|MoodTagId|InvitedById)\b", "Guid$2 $3");
            text = Regex.Replace(text, @"\bEntity<(int|long)>", "Entity<Guid>").Replace("Property<int?>(", "Property<Guid?>(");
            text = Regex.Replace(text, @"\s*\.(HasColumnType\(""(integer|bigint)""\)|Use(IdentityByDefault|IdentityAlways|Identity|Serial)Column\(\)|UseHiLo\(""\w+""\)|HasConversion<long\?>\(\)|HasSentinel\(0\)|HasIdentityOptions\([^)]*\))", "");
            text = Regex.Replace(text, @"const (int|long) (\w+) = (-?\d+);", match => $"static readonly Guid {match.Groups[2]} = new(\"{literals.Of("", null, long.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture))}\");");
            return text.Replace("Id > SystemUserId", "Id != SystemUserId").Replace("Id = 1,", "Id = Tag.DefaultMoodTagId,");
        }), configure: MapEnums);

        static string Model(string snapshot) => snapshot[snapshot.IndexOf("BuildModel", StringComparison.Ordinal)..];
        Assert.Equal(Model(after.Scaffold("Initial").SnapshotCode), Model(Changed(before, literals, "Vibes.Api.Baselines/DatabaseBaselines.Schema.verified.txt")), ignoreLineEndingDifferences: true);
    }

    internal static Dictionary<string, string> SampleFiles(string[] folders, Func<string, string> change)
    {
        var root = Path.Combine(Samples(), "Vibes.Api");
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs")).Append(Path.Combine(root, "Data", "VibesContext.cs"))
            .ToDictionary(path => path, path => change(File.ReadAllText(path)));
        files[Path.Combine(root, "GlobalUsings.cs")] = "global using System; global using System.Collections.Generic; global using System.Linq;";
        return files;
    }

    private static string Samples([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../samples"));

    private static string Changed(CompiledApplication application, IIdLiterals literals, string? schema = null, params ImmutableArray<KeptId> kept)
    {
        var compilation = application.Compilation;
        var snapshot = Assert.Single(ModelSnapshot.In(compilation, TestContext.Current.CancellationToken));
        var model = SnapshotModel.Read(snapshot);
        var ids = SnapshotIds.Of(model, compilation, Entities(application, schema).Named);
        return ModelSnapshotChange.Of(snapshot, model, ids, literals, new HashSet<string> { "counters", "reminders_id_seq" }, kept).ToString();
    }

    internal static EntityModel Entities(CompiledApplication application, string? schema = null) =>
        EntityModel.Read(
            application.Compilation, new KnownTypes(application.Compilation), schema is null ? null : SchemaFile.Read(new SchemaText(Path.Combine(Samples(), schema)), default),
            [], null, AnalyzerSettings.None with { ExcludedEntities = ["Country"] }, TestContext.Current.CancellationToken);

    private sealed class SchemaText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }
}
