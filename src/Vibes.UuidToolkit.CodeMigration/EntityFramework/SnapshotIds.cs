using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>
/// Which properties of a model snapshot hold ids that change. The identity model says it of the properties that the code knows;
/// the snapshot's own relationships carry it on to those that only Entity Framework knows: keys of owned entities, of join
/// tables, of tables that a library brings.
/// </summary>
internal static class SnapshotIds
{
    /// <summary>The integer properties that are ids, and whose.</summary>
    /// <param name="model">The snapshot.</param>
    /// <param name="compilation">The code that the snapshot's names are of.</param>
    /// <param name="named">Whose id the property of a type holds, by its name; null where it is none that changes.</param>
    public static Dictionary<SnapshotProperty, Entity> Of(SnapshotModel model, Compilation compilation, Func<ITypeSymbol, string, Identifier?> named)
    {
        var ids = new Dictionary<SnapshotProperty, Entity>();
        foreach (var entity in model.Entities)
            if (ModelFile.TypeOf(entity.Name, compilation) is { } type)
                foreach (var property in entity.Properties)
                    if (property.IntegerType is not null && named(type, property.Name) is { } id)
                        ids.Add(property, id.Entity);

        for (var found = true; found;)
        {
            found = false;
            foreach (var key in model.ForeignKeys)
            {
                var referred = key.PrincipalKey.IsEmpty ? key.Principal.Root.Key : key.PrincipalKey;
                for (var i = 0; i < Math.Min(key.Properties.Length, referred.Length); i++)
                    if (key.Principal.Find(referred[i]) is { } principal && ids.TryGetValue(principal, out var entity)
                        && key.Dependent.Find(key.Properties[i]) is { IntegerType: not null } dependent)
                        found |= ids.TryAdd(dependent, entity);
            }
        }

        return ids;
    }
}
