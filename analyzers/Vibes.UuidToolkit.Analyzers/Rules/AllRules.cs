using Vibes.UuidToolkit.Analyzers.Baselines;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Setup;

namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>The rules, area by area. A test finds one that is missing here.</summary>
internal static class AllRules
{
    /// <summary>Rules about ids; they run where the compilation knows an entity.</summary>
    public static IReadOnlyList<Rule> OfIds { get; } =
    [
        .. Models.ModelRules.All,
        .. EntityFramework.EntityFrameworkRules.All,
        .. Services.ServiceRules.All,
        .. Routes.RouteRules.All,
        .. Sql.SqlRules.All,
        .. Semantics.SemanticRules.All,
        .. Hygiene.HygieneRules.All,
        .. Names.NamesRules.All,
    ];

    /// <summary>Rules that names are enough for; they run where the compilation sees no entity, and a schema or a model snapshot names some.</summary>
    public static IReadOnlyList<Rule> OfNames => Names.NamesRules.All;

    /// <summary>Rules about the toolkit's own files; they always run.</summary>
    public static IEnumerable<Rule> Setup(SchemaFile? schema, BaselineFile? baseline, IdsFile? ids) => SetupRules.For(schema, baseline, ids);
}
