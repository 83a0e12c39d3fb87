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
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.EntityFramework;

/// <summary>An application with a context, compiled in memory against the real Entity Framework, which then works with it as it does with any.</summary>
internal sealed class CompiledApplication
{
    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static int _count;
    private readonly IReadOnlyDictionary<string, string> _resources;
    private readonly Action<NpgsqlDbContextOptionsBuilder, Assembly>? _configure;
    private readonly Lazy<Type> _context;

    /// <param name="files">The sources, by their paths.</param>
    /// <param name="resources">The embedded files, by their names.</param>
    /// <param name="configure">What the application tells the provider.</param>
    public CompiledApplication(
        IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string>? resources = null, Action<NpgsqlDbContextOptionsBuilder, Assembly>? configure = null)
    {
        Files = files;
        _configure = configure;
        _resources = resources ?? new Dictionary<string, string>();
        Compilation = Compile(files, []);
        _context = new(() => ContextIn(Load(Loads(), Compilation, _resources)));
    }

    public IReadOnlyDictionary<string, string> Files { get; }

    public CSharpCompilation Compilation { get; }

    public DbContext Open(string connectionString = "Host=nowhere", Action<string>? log = null) =>
        Create(_context.Value, options => Log(options.UseNpgsql(connectionString, npgsql => _configure?.Invoke(npgsql, _context.Value.Assembly)), log));

    /// <summary>Opens the context of the same application with its migrations in an assembly of their own.</summary>
    public DbContext OpenApart(string connectionString, Action<string> log)
    {
        var loads = Loads();
        var context = Compile(Files.Where(file => !file.Key.Contains("/Migrations/")), []);
        var migrations = Compile(Files.Where(file => file.Key.Contains("/Migrations/")), [context.ToMetadataReference()]);
        var type = ContextIn(Load(loads, context, new Dictionary<string, string>()));
        var assembly = Load(loads, migrations, _resources);
        return Create(type, options => Log(options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(assembly)), log));
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
        var folder = Path.Combine(Path.GetDirectoryName(Files.Keys.First())!, "Migrations");
        return new(new Dictionary<string, string>(Files)
        {
            [Path.Combine(folder, migration.MigrationId + ".cs")] = migration.MigrationCode,
            [Path.Combine(folder, migration.MigrationId + ".Designer.cs")] = migration.MetadataCode,
            [Path.Combine(folder, migration.SnapshotName + ".cs")] = migration.SnapshotCode,
        });
    }

    private static CSharpCompilation Compile(IEnumerable<KeyValuePair<string, string>> files, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(
            $"Shop{Interlocked.Increment(ref _count)}",
            files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Value, System.Text.Encoding.UTF8), new CSharpParseOptions(LanguageVersion.Latest), file.Key)),
            [.. References, .. references], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
                // The provider was built for an earlier version of Entity Framework.
                specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

    private static AssemblyLoadContext Loads() => new("shop", isCollectible: true);

    private static Assembly Load(AssemblyLoadContext loads, CSharpCompilation compilation, IReadOnlyDictionary<string, string> resources)
    {
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, manifestResources: resources.Select(resource =>
            new ResourceDescription(resource.Key, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(resource.Value)), isPublic: true)));
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        assembly.Position = 0;
        return loads.LoadFromStream(assembly);
    }

    private static Type ContextIn(Assembly assembly) => assembly.GetTypes().Single(typeof(DbContext).IsAssignableFrom);

    private static void Log(DbContextOptionsBuilder options, Action<string>? log)
    {
        if (log is not null)
            options.EnableSensitiveDataLogging().LogTo(log);
    }

    private static DbContext Create(Type context, Action<DbContextOptionsBuilder> configure)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        configure(options);
        return (DbContext)Activator.CreateInstance(context, options.Options)!;
    }
}
