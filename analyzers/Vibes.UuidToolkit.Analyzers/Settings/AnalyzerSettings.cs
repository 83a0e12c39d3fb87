using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Vibes.UuidToolkit.Analyzers.Settings;

/// <summary>
/// What the user decides in .editorconfig or a global analyzer configuration. Names of entities are type names, with or
/// without their namespace, or tables.
/// </summary>
/// <param name="ExcludedEntities">Entities whose keys stay integers, as in the migration's own configuration.</param>
/// <param name="Entities">Types that are entities though neither a schema nor Entity Framework says so.</param>
/// <param name="SchemaFile">The file name of the schema; null for <c>schema.verified.txt</c>.</param>
/// <param name="BaselineFile">The file name of the baseline; null for none.</param>
internal sealed record AnalyzerSettings(
    ImmutableHashSet<string> ExcludedEntities, ImmutableHashSet<string> Entities, string? SchemaFile, string? BaselineFile)
{
    /// <summary>Nothing is set.</summary>
    public static AnalyzerSettings None { get; } = new(ImmutableHashSet<string>.Empty, ImmutableHashSet<string>.Empty, null, null);

    /// <summary>Reads the settings; what is not set has its default.</summary>
    public static AnalyzerSettings Of(AnalyzerOptions options)
    {
        var global = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return new(
            Names(global, "vibes_uuid.excluded_entities"), Names(global, "vibes_uuid.entities"),
            FileName(global, "build_property.VibesUuidSchema"), FileName(global, "build_property.VibesUuidBaseline"));
    }

    private static ImmutableHashSet<string> Names(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out var value)
        ? value.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim()).Where(name => name.Length > 0).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase)
        : ImmutableHashSet<string>.Empty;

    private static string? FileName(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) && value.Trim() is { Length: > 0 } path ? Path.GetFileName(path.Replace('\\', '/')) : null;
}
