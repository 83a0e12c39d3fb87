using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Settings;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// The entities of the compilation before. An editor makes a compilation for each keystroke, and few keystrokes change what the
/// entities are: as long as none did, they are not read again.
/// </summary>
/// <remarks>
/// Found by the files that the two compilations share. The entries are weak and by identity, hold files and names but no symbol and no compilation, and each
/// is replaced as a whole: who reads it while another thread does sees the one or the other, compares what it was made of with
/// its own compilation, and reads the entities itself where they differ.
/// </remarks>
internal sealed class LastEntities
{
    private static readonly ConditionalWeakTable<SyntaxTree, LastEntities> Known = new();

    private volatile Reading? _reading;

    /// <summary>The entities of a compilation: those known from one that says the same of them, or else read.</summary>
    public static EntityModel Of(Compilation compilation, KnownTypes types, SchemaFile? schema, ImmutableArray<ModelFile> models, IdsFile? ids, AnalyzerSettings settings, CancellationToken cancellation)
    {
        var files = Landmarks(CompiledSources.TreesOf(compilation));
        var known = files.Select(file => Known.TryGetValue(file, out var last) ? last._reading : null).FirstOrDefault(reading => reading is not null);
        // What differs from what was compared would be compared again with each keystroke.
        var reading = known?.Serves(compilation, schema, models, ids, settings, cancellation) == true
            ? known with { Sources = known.Sources.Renewed(compilation) }
            : new(CompiledSources.Of(compilation), schema?.Source, models.Select(model => model.Source).ToImmutableArray(), ids?.Source, settings,
                EntityModel.Read(compilation, types, schema, models, ids, settings, cancellation));
        foreach (var file in files)
            Known.GetOrCreateValue(file)._reading = reading;
        return reading.Model;
    }

    // A few are enough: of the files of a solution one or two change at a time.
    private static IEnumerable<SyntaxTree> Landmarks(ImmutableArray<SyntaxTree> files) =>
        files.IsEmpty ? [] : new[] { files[0], files[files.Length / 2], files[files.Length - 1] }.Distinct();

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
