using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// An integer key that the database gives no value to: a number that a person knows and types, such as a course's, or that another system gave. Only the
/// program's people can say whether a UUID does as well.
/// </summary>
/// <param name="Property">The key.</param>
/// <param name="Declaration">Where it is declared.</param>
/// <param name="Entity">The entity.</param>
internal sealed record GivenKey(ISymbol Property, SyntaxNode Declaration, Entity Entity)
{
    /// <summary>What a plan calls it: what entities share is several keys.</summary>
    public string Name => $"{Entity.Type}.{Property.Name}";

    /// <summary>The keys of this kind that the change would reach, and of which nobody has said that it does: by naming the entity, by the schema, or by the plan of the database's migration.</summary>
    public static async Task<ImmutableArray<GivenKey>> InAsync(Solution solution, FixOptions options, IProgress<CodeProgress>? progress, CancellationToken cancellation)
    {
        if (!options.Scan.Entities.IsDefaultOrEmpty)
            return [];
        var (projects, entities) = await SolutionScan.EntitiesAsync(solution, options.Scan, progress, cancellation).ConfigureAwait(false);
        var keys = entities.GivenKeys.Where(key => !options.IsPlanned(entities.TableOf(key.Key))).OrderBy(key => key.Key.Name, StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
            return [];
        var members = projects.SelectMany(project => SourceTypes.Of(project.Compilation)).SelectMany(type => type.GetMembers()).OfType<IPropertySymbol>().ToList();
        return
        [
            .. from key in keys
               let property = members.Find(member => key.Value.IsOf(member))
               where property is { DeclaringSyntaxReferences.Length: > 0 }
               select new GivenKey(property, property.DeclaringSyntaxReferences[0].GetSyntax(cancellation), key.Key),
        ];
    }
}
