using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>The objects whose definition the user may replace.</summary>
internal static class DefinitionNames
{
    /// <summary>The present definition of each, by its name in the configuration.</summary>
    public static Dictionary<string, string> Of(Schema schema)
    {
        var names = new ObjectName(schema);
        var sql = new ObjectSql(schema);
        var definitions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var view in schema.Relations.Where(relation => relation.Definition is not null))
            definitions[names.Of(view)] = view.Definition!;
        foreach (var index in schema.Indexes.Where(index => index.ConstraintOid == 0))
            definitions[names.Of(index)] = index.Definition;
        foreach (var constraint in schema.Constraints.Where(constraint => constraint.Kind != ConstraintKind.ForeignKey))
            definitions[names.Of(constraint)] = constraint.Definition;
        foreach (var function in schema.Functions.Where(function => function.Definition is not null))
            definitions[names.Of(function)] = function.Definition!;
        foreach (var trigger in schema.Triggers)
            definitions[names.Of(trigger)] = trigger.Definition;
        foreach (var rule in schema.Rules)
            definitions[names.Of(rule)] = rule.Definition;
        foreach (var policy in schema.Policies)
            definitions[names.Of(policy)] = sql.Policy(policy, null).Create[0];
        return definitions;
    }
}
