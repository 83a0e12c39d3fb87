using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Vibes.UuidToolkit.Analyzers.Settings;

/// <summary>Finds the toolkit's own files among the compilation's additional ones.</summary>
internal static class AdditionalFiles
{
    private const string DefaultSchema = "schema.verified.txt";

    /// <summary>The approved schema; null where none is given.</summary>
    public static AdditionalText? Schema(AnalyzerOptions options, AnalyzerSettings settings) => Named(options, settings.SchemaFile ?? DefaultSchema);

    /// <summary>The baseline; null where none is given.</summary>
    public static AdditionalText? Baseline(AnalyzerOptions options, AnalyzerSettings settings) =>
        settings.BaselineFile is { } name ? Named(options, name) : null;

    private static AdditionalText? Named(AnalyzerOptions options, string name)
    {
        foreach (var file in options.AdditionalFiles)
            if (string.Equals(Path.GetFileName(file.Path), name, StringComparison.OrdinalIgnoreCase))
                return file;
        return null;
    }
}
