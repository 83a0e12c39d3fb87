using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// A property of a base class that holds the ids of some entities, and in others that inherit it as well an integer that stays: it has
/// one type for all of them.
/// </summary>
/// <param name="Property">The property.</param>
/// <param name="Declaration">Where the base class declares it.</param>
/// <param name="Keys">The entities whose own key it is.</param>
/// <param name="Others">The types that have a number in it.</param>
/// <param name="IsAsked">Whether a person has to say what it is: somebody wants one of the others to stay, or it is the key of no more entities than it is none of.</param>
/// <param name="Stays">Whether it has to stay an integer, since nobody has said that it is an id in all of them.</param>
internal sealed record SharedMember(
    IPropertySymbol Property, PropertyDeclarationSyntax Declaration, ImmutableArray<Entity> Keys, ImmutableArray<string> Others, bool IsAsked, bool Stays)
{
    /// <summary>The properties of this kind that the change would reach.</summary>
    public static IEnumerable<SharedMember> In(SolutionScan scan, ScanOptions options)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var finding in scan.Findings)
            if (finding.Location.SourceTree is { } tree
                && tree.GetRoot().FindNode(finding.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>() is PropertyDeclarationSyntax declaration && (declaration.Identifier.Span == finding.Location.SourceSpan || declaration.Type.Span.Contains(finding.Location.SourceSpan))
                && scan.Projects.FirstOrDefault(project => project.Compilation.ContainsSyntaxTree(tree))?.Compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration) is IPropertySymbol property
                && seen.Add(property) && Of(property, declaration, scan.Model.Entities, options) is { } shared)
                yield return shared;
    }

    private static SharedMember? Of(IPropertySymbol property, PropertyDeclarationSyntax declaration, EntityModel entities, ScanOptions options)
    {
        var held = entities.Held(property).ToList();
        var keys = held.Where(one => one.IsKey && NamedEntities.AreMeant(one.Id!.Entity, options)).Select(one => one.Id!.Entity).Distinct().ToImmutableArray();
        var others = held.FindAll(one => one.Id is null || !NamedEntities.AreMeant(one.Id.Entity, options));
        if (others.Count == 0 || others.Count == held.Count)
            return null;
        var isSaid = others.Exists(other => other.Id is not null || entities.IsExcluded(other.Type.Name));
        var isAsked = keys.Length > 0 && (isSaid || others.Count >= keys.Length);
        return new(property, declaration, keys, [.. others.Select(other => other.Type.Name).Order(StringComparer.Ordinal)], isAsked, isAsked && !options.Ids.Contains(MixedPlace.NameOf(property)));
    }

    /// <summary>What is told of it.</summary>
    public string Why => Stays
        ? $"{(Keys.Length == 1 ? $"Its ids stay integers: {Name} is its key" : $"The ids of {string.Join(", ", Keys.Select(key => key.SimpleName).Order(StringComparer.Ordinal))} stay integers: {Name} is their key")}, and in {string.Join(", ", Others)} a number that stays. One property has one type. Give them base classes of their own, or make its type a type parameter."
        : $"{Name} becomes a Guid with the ids that it holds, and in {string.Join(", ", Others)} it is none: there the column stays an integer. Declare it there on its own, or change the column as well.";

    /// <summary>Why the entities whose key it is stay as they are: once for all of them.</summary>
    public OpenPlace Place => new(Keys[0].Name, Locations.Of(Declaration.GetLocation()), Declaration.ToString(), Why);

    private string Name => $"{Property.ContainingType.Name}.{Property.Name}";
}
