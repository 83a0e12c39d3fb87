using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.EntityFramework;
using Vibes.UuidToolkit.CodeMigration.Writing;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.EntityFramework;

/// <summary>A database that an application with integer keys made and filled, its plan, and the application as the change leaves it.</summary>
internal sealed class PlannedShop : IAsyncDisposable
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>

        </Project>

        """;

    private readonly DirectoryInfo _folder;

    private PlannedShop(DirectoryInfo folder, TestDatabase database, CompiledApplication before, string source, Manifest manifest, MappingKey key)
    {
        _folder = folder;
        (Database, Before, Source, Manifest, Key) = (database, before, source, manifest, key);
    }

    public TestDatabase Database { get; }

    public CompiledApplication Before { get; }

    public string Source { get; }

    public Manifest Manifest { get; }

    public MappingKey Key { get; }

    public EntityFrameworkResult Result { get; private set; } = EntityFrameworkResult.None;

    /// <summary>The application with UUIDs, the changed snapshot and the new migration.</summary>
    public CompiledApplication After { get; private set; } = null!;

    public string PlanPath => Path.Combine(_folder.FullName, "plan");

    public string KeyPath => Path.Combine(PlanPath, ScriptText.KeyFile);

    /// <summary>A connection string that carries the mapping key.</summary>
    public string ConnectionWithKey => new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Options = $"-c uuidkit.mapping_key={Key.ToHex()}" }.ConnectionString;

    /// <summary>Makes the database by the application's own migration, runs statements on it, plans it and changes the application.</summary>
    public static Task<PlannedShop> CreateAsync(string source, string rows, params string[] excluded) => CreateAsync(source, rows, new MigrationOptions { Exclude = [.. excluded] });

    /// <inheritdoc cref="CreateAsync(string, string, string[])"/>
    public static async Task<PlannedShop> CreateAsync(string source, string rows, MigrationOptions decided)
    {
        var folder = Directory.CreateTempSubdirectory("shop");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Shop.csproj"), Project);
        var before = new CompiledApplication(new Dictionary<string, string> { [Path.Combine(folder.FullName, "Shop.cs")] = ShopModel.WithIntegers(source) }).WithMigration("Initial");
        var database = await TestDatabases.CreateAsync();
        await using (var context = before.Open(database.ConnectionString))
            await context.Database.MigrateAsync(TestContext.Current.CancellationToken);
        if (rows.Length > 0)
            await ExecuteAsync(database.ConnectionString, rows);
        var key = MappingKey.Create();
        await using var connection = await Connections.OpenAsync(database.ConnectionString);
        var (schema, plan) = await PlanReader.PlanAsync(connection, decided, key);
        Assert.Empty(plan.Refusals);
        var shop = new PlannedShop(folder, database, before, source, plan.Manifest, key);
        PlanFolder.Write(shop.PlanPath, schema, plan, key);
        await shop.ChangeAsync();
        return shop;
    }

    /// <summary>The new id of an old one, by the mapping.</summary>
    public Guid IdOf(string table, long id) =>
        Manifest.Classes.Single(planned => planned.RootTable.Name == table) is var planned ? UuidMapping.Ordered(Key, planned.Name, planned.Base, id) : default;

    /// <summary>Runs SQL as an application would, in its schema.</summary>
    public static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public Task<object?> ExecuteAsync(string sql) => ExecuteAsync(Database.ConnectionString, sql);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task ChangeAsync()
    {
        var options = new EntityFrameworkOptions(ModelSnapshotTests.Entities(Before).Named, new IdsOfDatabase(this)) { PlanFolder = PlanPath };
        var project = Path.Combine(_folder.FullName, "Shop.csproj");
        Result = await EntityFrameworkChange.OfAsync(project, Before.Compilation, options, TestContext.Current.CancellationToken);
        var files = new Dictionary<string, string>(Before.Files) { [Path.Combine(_folder.FullName, "Shop.cs")] = ShopModel.WithGuids(Source, options.Literals) };
        if (!Manifest.KeptIds.IsEmpty)
        {
            files[Path.Combine(_folder.FullName, "Shop.cs")] = ShopModel.WithLegacyIds(files[Path.Combine(_folder.FullName, "Shop.cs")]);
            files[Path.Combine(_folder.FullName, "LegacyIdModel.cs")] = ShopModel.LegacyIds(Manifest.KeptIds);
        }

        foreach (var change in Result.Changes.Where(change => change.Path.EndsWith(".cs", StringComparison.Ordinal)))
            files[change.Path] = change.After.ToString();
        // The resources, as the changed project file names them.
        var resources = XDocument.Parse(Changed(project).After.ToString()).Descendants("EmbeddedResource")
            .ToDictionary(item => item.Attribute("LogicalName")!.Value, item => Changed(Path.Combine(_folder.FullName, item.Attribute("Include")!.Value)).After.ToString());
        After = new(files, resources);
    }

    private FileChange Changed(string path) => Result.Changes.Single(change => change.Path == path);

    private sealed class IdsOfDatabase(PlannedShop shop) : IIdLiterals
    {
        public bool AreOfDatabase => true;

        public Guid Of(string entity, string? table, long id) => shop.IdOf(entity + "s", id);
    }
}
