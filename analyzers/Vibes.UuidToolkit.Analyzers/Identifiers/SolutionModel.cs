using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Analyzers.Settings;

namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>
/// What is an id in all compilations of a solution: the same answers as one compilation's <see cref="IdentifierModel"/>, with
/// what the others know of it besides.
/// </summary>
internal sealed class SolutionModel
{
    private readonly Dictionary<Compilation, Part> _parts = [];

    private SolutionModel(EntityModel entities, SolutionFlow flow) => (Entities, Flow) = (entities, flow);

    /// <summary>The entities of all compilations.</summary>
    public EntityModel Entities { get; }

    /// <summary>How ids flow through all of them.</summary>
    public SolutionFlow Flow { get; }

    /// <summary>The model of one of the compilations.</summary>
    public IdentifierModel Of(Compilation compilation) => _parts[compilation].Model;

    /// <summary>Reads the entities and follows their ids.</summary>
    /// <param name="compilations">The compilations with their options, those first that others reference.</param>
    /// <param name="schema">The approved schema that holds for all of them; null where each has its own, or none.</param>
    /// <param name="excluded">Entities whose keys stay integers, besides those that the settings name.</param>
    /// <param name="references">Columns that hold ids though no foreign key says so, besides those that the settings name.</param>
    /// <param name="isDecided">Whether somebody has said of a symbol that it holds ids, though other numbers reach it as well.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static SolutionModel Read(
        IReadOnlyList<(Compilation Compilation, AnalyzerOptions Options)> compilations, AdditionalText? schema, IReadOnlyCollection<string> excluded, IReadOnlyCollection<string> references,
        Func<ISymbol, bool> isDecided, CancellationToken cancellation)
    {
        var types = compilations.Select(part => new KnownTypes(part.Compilation)).ToList();
        var entities = ReadEntities(compilations, types, schema, excluded, references, cancellation);
        var homes = new SymbolHomes(compilations.Select(part => part.Compilation));
        var parts = compilations.Select((part, index) => new Part(part.Compilation, part.Options, new(part.Compilation, types[index], entities, new(part.Compilation, types[index], cancellation)))).ToList();
        var flow = SolutionFlow.Solve(parts.ConvertAll(part => (part.Compilation, part.Model.Flow)), homes, isDecided, cancellation);
        var solution = new SolutionModel(entities, flow);
        foreach (var part in parts)
        {
            part.Model.Flow.Solution = flow;
            solution._parts.Add(part.Compilation, part);
        }

        return solution;
    }

    /// <summary>Reads the entities alone.</summary>
    /// <inheritdoc cref="Read"/>
    public static EntityModel ReadEntities(
        IReadOnlyList<(Compilation Compilation, AnalyzerOptions Options)> compilations, AdditionalText? schema, IReadOnlyCollection<string> excluded, IReadOnlyCollection<string> references, CancellationToken cancellation) =>
        ReadEntities(compilations, compilations.Select(part => new KnownTypes(part.Compilation)).ToList(), schema, excluded, references, cancellation);

    private static EntityModel ReadEntities(
        IReadOnlyList<(Compilation Compilation, AnalyzerOptions Options)> compilations, List<KnownTypes> types, AdditionalText? schema, IReadOnlyCollection<string> excluded, IReadOnlyCollection<string> references,
        CancellationToken cancellation)
    {
        var libraries = Libraries.OutsideOf(compilations.Select(part => part.Compilation));
        var registered = compilations.SelectMany((part, index) => RegisteredBase.In(part.Compilation, types[index], cancellation)).ToImmutableArray();
        List<EntityModel> ReadEach(ImmutableHashSet<string> shared) => compilations.Select((part, index) =>
        {
            var settings = AnalyzerSettings.Of(part.Options, part.Compilation);
            settings = settings with { ExcludedEntities = settings.ExcludedEntities.Union(excluded), References = settings.References.Union(references) };
            var text = schema ?? AdditionalFiles.Schema(part.Options, settings);
            return EntityModel.Read(part.Compilation, types[index], text is null ? null : SchemaFile.Read(text, cancellation),
                ModelFile.Read(AdditionalFiles.ModelSnapshots(part.Options), part.Compilation, cancellation), registered, settings, shared, libraries, cancellation);
        }).ToList();

        var models = ReadEach(ImmutableHashSet<string>.Empty);
        // Which names several have is known when all are read: then their reasons have to say the full ones.
        if (EntityModel.SharedNames(models) is { IsEmpty: false } sharedNames)
            models = ReadEach(sharedNames);
        return EntityModel.Union(models);
    }

    /// <summary>What the rules find in one of the compilations. Findings that its baseline has are found all the same: they have to change too.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="report">Takes the findings.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public void Run(Compilation compilation, Action<Diagnostic> report, CancellationToken cancellation) => Run(compilation, AllRules.OfIds, report, cancellation);

    /// <summary>What some rules find in one of the compilations.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="asked">The rules.</param>
    /// <param name="report">Takes the findings.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public void Run(Compilation compilation, IEnumerable<Rule> asked, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (Entities.IsEmpty)
            return;
        var part = _parts[compilation];
        var rules = new RuleContext(part.Model, part.Options, new(null), compilation.AssemblyName);
        foreach (var rule in asked)
            rule.Register(rules);
        rules.Run(compilation, report, cancellation);
    }

    private sealed record Part(Compilation Compilation, AnalyzerOptions Options, IdentifierModel Model);
}
