using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Vibes.UuidToolkit.Analyzers.Settings;

/// <summary>
/// What the user decides in .editorconfig or a global analyzer configuration. Names of entities are type names, with or
/// without their namespace, or tables.
/// </summary>
/// <param name="ExcludedEntities">Entities whose keys stay integers, as in the migration's own configuration.</param>
/// <param name="Entities">Types that are entities though neither a schema nor Entity Framework says so.</param>
/// <param name="References">Columns that hold ids though no foreign key says so, each as <see cref="Identifiers.Entities.DeclaredReference"/> reads it.</param>
/// <param name="SchemaFile">The file name of the schema; null for <c>schema.verified.txt</c>.</param>
/// <param name="BaselineFile">The file name of the baseline; null for none.</param>
/// <param name="IdsFile">The file name of the ids that a scan found; null for <c>uuid-ids.txt</c>.</param>
/// <param name="PackageFolder">The folder that NuGet keeps packages in; null where nothing tells it.</param>
internal sealed record AnalyzerSettings(
    ImmutableHashSet<string> ExcludedEntities, ImmutableHashSet<string> Entities, ImmutableHashSet<string> References, string? SchemaFile, string? BaselineFile,
    string? IdsFile = null, string? PackageFolder = null)
{
    /// <summary>Nothing is set.</summary>
    public static AnalyzerSettings None { get; } = new(ImmutableHashSet<string>.Empty, ImmutableHashSet<string>.Empty, ImmutableHashSet<string>.Empty, null, null);

    /// <summary>Reads the settings; what is not set has its default.</summary>
    /// <param name="options">The options of the compilation.</param>
    /// <param name="compilation">Its sources, for what an .editorconfig says of them.</param>
    public static AnalyzerSettings Of(AnalyzerOptions options, Compilation compilation)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        var global = provider.GlobalOptions;
        // An .editorconfig speaks of files. These settings are of all of them, so any file knows what a section [*.cs] says.
        var ofFiles = compilation.SyntaxTrees.FirstOrDefault() is { } tree ? provider.GetOptions(tree) : global;
        return new(
            Names("vibes_uuid.excluded_entities"), Names("vibes_uuid.entities"), Names("vibes_uuid.references"),
            FileName(global, "build_property.VibesUuidSchema"), FileName(global, "build_property.VibesUuidBaseline"), FileName(global, "build_property.VibesUuidIds"),
            global.TryGetValue("build_property.NuGetPackageRoot", out var folder) && folder.Trim().Length > 0 ? folder.Trim() : null);

        ImmutableHashSet<string> Names(string key) => global.TryGetValue(key, out var value) || ofFiles.TryGetValue(key, out value)
            ? value.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim()).Where(name => name.Length > 0).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase)
            : ImmutableHashSet<string>.Empty;
    }

    private static string? FileName(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) && value.Trim() is { Length: > 0 } path ? Path.GetFileName(path.Replace('\\', '/')) : null;
}
