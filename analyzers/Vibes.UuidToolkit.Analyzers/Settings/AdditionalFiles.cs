using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Vibes.UuidToolkit.Analyzers.Settings;

/// <summary>Finds the toolkit's own files among the compilation's additional ones.</summary>
internal static class AdditionalFiles
{
    private const string DefaultSchema = "schema.verified.txt";
    private const string DefaultIds = "uuid-ids.txt";
    private const string ModelSnapshot = "ModelSnapshot.cs";
    private const string Mark = "build_metadata.AdditionalFiles.VibesUuid";

    /// <summary>The approved schema; null where none is given.</summary>
    public static AdditionalText? Schema(AnalyzerOptions options, AnalyzerSettings settings) =>
        Marked(options, "schema") ?? Named(options, settings.SchemaFile ?? DefaultSchema);

    /// <summary>The baseline; null where none is given.</summary>
    public static AdditionalText? Baseline(AnalyzerOptions options, AnalyzerSettings settings) =>
        Marked(options, "baseline") ?? (settings.BaselineFile is { } name ? Named(options, name) : null);

    /// <summary>The ids that a scan of the whole solution found; null where none are given.</summary>
    public static AdditionalText? Ids(AnalyzerOptions options, AnalyzerSettings settings) =>
        Marked(options, "ids") ?? Named(options, settings.IdsFile ?? DefaultIds);

    /// <summary>Entity Framework's model snapshots, of whichever project.</summary>
    public static IEnumerable<AdditionalText> ModelSnapshots(AnalyzerOptions options)
    {
        foreach (var file in options.AdditionalFiles)
            if (file.Path.EndsWith(ModelSnapshot, StringComparison.OrdinalIgnoreCase))
                yield return file;
    }

    // The package's targets mark the files. A property with the path would not do: the compiler takes what is behind a # for a comment.
    private static AdditionalText? Marked(AnalyzerOptions options, string kind)
    {
        foreach (var file in options.AdditionalFiles)
            if (options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Mark, out var value) && string.Equals(value, kind, StringComparison.OrdinalIgnoreCase))
                return file;
        return null;
    }

    private static AdditionalText? Named(AnalyzerOptions options, string name)
    {
        foreach (var file in options.AdditionalFiles)
            if (string.Equals(Path.GetFileName(file.Path), name, StringComparison.OrdinalIgnoreCase))
                return file;
        return null;
    }
}
