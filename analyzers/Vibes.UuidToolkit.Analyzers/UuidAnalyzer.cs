using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Vibes.UuidToolkit.Analyzers.Baselines;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Analyzers.Settings;

namespace Vibes.UuidToolkit.Analyzers;

/// <summary>
/// Runs all rules over one model of the compilation. One analyzer rather than one a rule: what is an id is decided once, and
/// only who sees every finding can tell which entries of a baseline are stale.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UuidAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var settings = AnalyzerSettings.Of(context.Options, context.Compilation);
        var schema = AdditionalFiles.Schema(context.Options, settings) is { } text ? SchemaFile.Read(text, context.CancellationToken) : null;
        var baseline = AdditionalFiles.Baseline(context.Options, settings) is { } file ? BaselineFile.Read(file, context.Compilation.AssemblyName, context.CancellationToken) : null;
        var types = new KnownTypes(context.Compilation);
        var models = ModelFile.Read(AdditionalFiles.ModelSnapshots(context.Options), context.Compilation, context.CancellationToken);
        var entities = LastEntities.Of(context.Compilation, types, schema, models, settings, context.CancellationToken);
        // A compilation that knows no entity has no ids, and costs no more than this; it may have the toolkit's own files.
        if (entities is { IsEmpty: true, IsOfNames: false } && schema is null && baseline is null)
            return;
        var rules = new RuleContext(new(context.Compilation, types, entities), context.Options, new(baseline), context.Compilation.AssemblyName);
        foreach (var rule in !entities.IsEmpty ? AllRules.OfIds : entities.IsOfNames ? AllRules.OfNames : [])
            rule.Register(rules);
        // Behind the others: which entries of the baseline are stale is known when all have reported.
        foreach (var rule in AllRules.Setup(schema, baseline))
            rule.Register(rules);
        rules.Attach(context);
    }
}
