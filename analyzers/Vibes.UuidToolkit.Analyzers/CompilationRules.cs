using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Vibes.UuidToolkit.Analyzers.Baselines;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Analyzers.Settings;

namespace Vibes.UuidToolkit.Analyzers;

/// <summary>The rules of a compilation with their model, which both analyzers run: what is an id is decided once.</summary>
internal static class CompilationRules
{
    private static readonly ConditionalWeakTable<Compilation, Shared> Known = new();
    private static readonly ConditionalWeakTable<Compilation, StrongBox<bool>> Razor = new();

    /// <summary>The rules; null where there is nothing that they could look for.</summary>
    public static RuleContext? Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        // One analyzer has it to itself.
        if (!HasRazor(compilation))
            return Read(compilation, options, cancellation);
        var shared = Known.GetOrCreateValue(compilation);
        lock (shared)
        {
            if (!ReferenceEquals(shared.Options, options))
                (shared.Rules, shared.Options) = (Read(compilation, options, cancellation), options);
            return shared.Rules;
        }
    }

    /// <summary>Whether any file is what a Razor file is compiled to.</summary>
    public static bool HasRazor(Compilation compilation) => Razor.GetValue(compilation, static asked => new(CompiledSources.TreesOf(asked).Any(GeneratedCode.IsOfRazor))).Value;

    private static RuleContext? Read(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var settings = AnalyzerSettings.Of(options, compilation);
        var schema = AdditionalFiles.Schema(options, settings) is { } text ? SchemaFile.Read(text, cancellation) : null;
        var baseline = AdditionalFiles.Baseline(options, settings) is { } file ? BaselineFile.Read(file, compilation.AssemblyName, cancellation) : null;
        var ids = AdditionalFiles.Ids(options, settings) is { } told ? IdsFile.Read(told, compilation, cancellation) : null;
        var types = new KnownTypes(compilation);
        var models = ModelFile.Read(AdditionalFiles.ModelSnapshots(options), compilation, cancellation);
        var entities = LastEntities.Of(compilation, types, schema, models, ids, settings, cancellation);
        // A compilation that knows no entity has no ids, and costs no more than this; it may have the toolkit's own files.
        if (entities is { IsEmpty: true, IsOfNames: false } && schema is null && baseline is null && ids is null)
            return null;
        var rules = new RuleContext(new(compilation, types, entities), options, new(baseline), compilation.AssemblyName);
        foreach (var rule in !entities.IsEmpty ? AllRules.OfIds : entities.IsOfNames ? AllRules.OfNames : [])
            rule.Register(rules);
        // Behind the others: which entries of the baseline are stale is known when all have reported.
        foreach (var rule in AllRules.Setup(schema, baseline, ids))
            rule.Register(rules);
        return rules;
    }

    private sealed class Shared
    {
        public AnalyzerOptions? Options { get; set; }

        public RuleContext? Rules { get; set; }
    }
}
