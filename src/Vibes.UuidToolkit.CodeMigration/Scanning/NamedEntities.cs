using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>The entities that options name: by the name that messages say, by the full name of the type, or by the table.</summary>
internal static class NamedEntities
{
    /// <summary>Whether an entity's ids are to be changed.</summary>
    public static bool AreMeant(Entity entity, ScanOptions options) => options.Entities.IsDefaultOrEmpty || options.Entities.Any(name => Is(entity, name));

    /// <summary>Makes sure that each name means one entity.</summary>
    /// <exception cref="DiagnosticException">It means none, or several.</exception>
    public static void Check(ScanOptions options, EntityModel model)
    {
        var all = model.All.OrderBy(entity => entity.Name, StringComparer.Ordinal).ToList();
        foreach (var name in options.Entities)
        {
            var meant = all.FindAll(entity => Is(entity, name));
            if (meant.Count == 0)
                meant = all.FindAll(entity => IsSame(entity.SimpleName, name));
            if (meant.Count > 1)
                throw new DiagnosticException(Descriptors.EntityNotNamed.At(name, $"It may be {string.Join(" or ", meant.Select(entity => entity.Type is null ? entity.Table : entity.Name))}."));
            // Those that are left out are in no model.
            if (meant.Count == 0 && options.Excluded.IsEmpty)
                throw new DiagnosticException(Descriptors.EntityUnknown.At(name, all.Count == 0 ? "There is none at all." : $"There are {string.Join(", ", all.Select(entity => entity.Name))}."));
        }
    }

    private static bool Is(Entity entity, string name) => IsSame(entity.Name, name) || IsSame(entity.Type, name) || IsSame(entity.Table, name)
        || entity.Table is { } table && IsSame(table[(table.LastIndexOf('.') + 1)..], name);

    private static bool IsSame(string? known, string name) => string.Equals(known, name, StringComparison.OrdinalIgnoreCase);
}
