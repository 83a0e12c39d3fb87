using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.EntityFramework;

/// <summary>An application with a context, compiled in memory against the real Entity Framework, which then works with it as it does with any.</summary>
internal sealed class CompiledApplication
{
    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static int _count;
    private readonly Lazy<Type> _context;

    public CompiledApplication(IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string>? resources = null)
    {
        Files = files;
        Compilation = CSharpCompilation.Create(
            $"Shop{Interlocked.Increment(ref _count)}",
            files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Value, System.Text.Encoding.UTF8), new CSharpParseOptions(LanguageVersion.Latest), file.Key)),
            References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
                // The provider was built for an earlier version of Entity Framework.
                specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
        _context = new(() => Load(resources ?? new Dictionary<string, string>()));
    }

    public IReadOnlyDictionary<string, string> Files { get; }

    public CSharpCompilation Compilation { get; }

    public DbContext Open(string connectionString = "Host=nowhere", Action<string>? log = null)
    {
        var options = new DbContextOptionsBuilder().UseNpgsql(connectionString);
        if (log is not null)
            options.EnableSensitiveDataLogging().LogTo(log);
        return (DbContext)Activator.CreateInstance(_context.Value, options.Options)!;
    }

    /// <summary>What <c>dotnet ef migrations add</c> writes.</summary>
    public ScaffoldedMigration Scaffold(string name)
    {
        using var context = Open();
        var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(context);
        // As dotnet ef finds them.
        var provided = typeof(NpgsqlDbContextOptionsBuilderExtensions).Assembly;
        ((IDesignTimeServices)Activator.CreateInstance(provided.GetType(provided.GetCustomAttribute<DesignTimeProviderServicesAttribute>()!.TypeName)!)!).ConfigureDesignTimeServices(services);
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>().ScaffoldMigration(name, "Shop");
    }

    /// <summary>The same application after <c>dotnet ef migrations add</c>.</summary>
    public CompiledApplication WithMigration(string name)
    {
        var migration = Scaffold(name);
        var folder = Path.GetDirectoryName(Files.Keys.First())!;
        return new(new Dictionary<string, string>(Files)
        {
            [Path.Combine(folder, "Migrations", migration.MigrationId + ".cs")] = migration.MigrationCode,
            [Path.Combine(folder, "Migrations", migration.MigrationId + ".Designer.cs")] = migration.MetadataCode,
            [Path.Combine(folder, "Migrations", migration.SnapshotName + ".cs")] = migration.SnapshotCode,
        });
    }

    private Type Load(IReadOnlyDictionary<string, string> resources)
    {
        using var assembly = new MemoryStream();
        var result = Compilation.Emit(assembly, manifestResources: resources.Select(resource =>
            new ResourceDescription(resource.Key, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(resource.Value)), isPublic: true)));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)));
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        assembly.Position = 0;
        return new AssemblyLoadContext(Compilation.AssemblyName, isCollectible: true).LoadFromStream(assembly).GetTypes().Single(type => type.Name == "ShopContext");
    }
}
