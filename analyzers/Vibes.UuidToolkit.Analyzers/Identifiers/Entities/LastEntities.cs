using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Settings;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// The entities of the compilation before. Few keystrokes change what the entities are: as long as none did, they are not read again.
/// </summary>
internal static class LastEntities
{
    private static readonly LastCompilation<Reading> Known = new();

    /// <summary>The entities of a compilation: those known from one that says the same of them, or else read.</summary>
    public static EntityModel Of(Compilation compilation, KnownTypes types, SchemaFile? schema, ImmutableArray<ModelFile> models, IdsFile? ids, AnalyzerSettings settings, CancellationToken cancellation)
    {
        var files = CompiledSources.TreesOf(compilation);
        var known = Known.Of(files);
        // What differs from what was compared would be compared again with each keystroke.
        var reading = known?.Serves(compilation, schema, models, ids, settings, cancellation) == true
            ? known with { Sources = known.Sources.Renewed(compilation) }
            : new(CompiledSources.Of(compilation), schema?.Source, models.Select(model => model.Source).ToImmutableArray(), ids?.Source, settings,
                EntityModel.Read(compilation, types, schema, models, ids, settings, cancellation));
        Known.Remember(files, reading);
        return reading.Model;
    }

    private sealed record Reading(CompiledSources Sources, SourceText? Schema, ImmutableArray<SourceText> Models, SourceText? Ids, AnalyzerSettings Settings, EntityModel Model)
    {
        public bool Serves(Compilation compilation, SchemaFile? schema, ImmutableArray<ModelFile> models, IdsFile? ids, AnalyzerSettings settings, CancellationToken cancellation) =>
            IsSame(Schema, schema?.Source) && IsSame(Ids, ids?.Source) && Models.Length == models.Length && Models.Zip(models, (was, now) => IsSame(was, now.Source)).All(isSame => isSame)
            && Settings.PackageFolder == settings.PackageFolder && Settings.Entities.SetEquals(settings.Entities)
            && Settings.ExcludedEntities.SetEquals(settings.ExcludedEntities) && Settings.References.SetEquals(settings.References)
            && Sources.SaysTheSame(compilation, cancellation);

        private static bool IsSame(SourceText? was, SourceText? now) => was == now || was is not null && now is not null && was.ContentEquals(now);
    }
}
