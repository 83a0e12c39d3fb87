using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>What an <see cref="IdsFile"/> says of a place, or that a type is an entity.</summary>
/// <param name="Assembly">The assembly that declares it.</param>
/// <param name="Place">The place.</param>
/// <param name="Entity">The entity whose id it holds, or that it is: by its type, or by its table where no type stands for it.</param>
/// <param name="IsKey">Whether it is a member that is mapped to a column.</param>
/// <param name="Reason">Why, as <see cref="Identifier.Reason"/>; null for an entity's type.</param>
/// <param name="Number">The line's number, from 0.</param>
internal sealed record IdsLine(string Assembly, PlaceName Place, string Entity, bool IsKey, string? Reason, int Number)
{
    private const string Is = " = ";
    private const string KeyOf = "key of ";
    private const string Why = ": ";

    /// <summary>Reads a line; null where it is none.</summary>
    /// <param name="text">The line.</param>
    /// <param name="assembly">The assembly that it is of.</param>
    /// <param name="number">Its number, from 0.</param>
    public static IdsLine? Parse(string text, string assembly, int number)
    {
        if (text.IndexOf(Is, StringComparison.Ordinal) is not (> 0 and var equals) || PlaceName.Parse(text.Substring(0, equals)) is not { } place)
            return null;
        var (entity, reason) = (text.Substring(equals + Is.Length), (string?)null);
        if (entity.IndexOf(Why, StringComparison.Ordinal) is > 0 and var why)
            (entity, reason) = (entity.Substring(0, why), entity.Substring(why + Why.Length));
        var isKey = entity.StartsWith(KeyOf, StringComparison.Ordinal);
        if (isKey)
            entity = entity.Substring(KeyOf.Length);
        var isOfType = place is { Part: null, Path.IsValue: true } && place.Declaration[0] == 'T';
        return isOfType == reason is null && !(isOfType && isKey) ? new(assembly, place, entity, isKey, reason, number) : null;
    }

    /// <summary>The line of a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="id">What it holds.</param>
    /// <param name="isKey">Whether it is a member that is mapped to a column.</param>
    public static string Of(PlaceName place, Identifier id, bool isKey) => place + Is + (isKey ? KeyOf : "") + NameOf(id.Entity) + Why + id.Reason;

    /// <summary>The line of an entity's type.</summary>
    public static string Of(INamedTypeSymbol type, Entity entity) => type.GetDocumentationCommentId() + Is + NameOf(entity);

    /// <summary>Whether an entity is the one that is meant.</summary>
    public bool IsOf(Entity entity) => NameOf(entity) == Entity;

    /// <summary>The declaration in a compilation that sees it; null where there is none of that name any more.</summary>
    public ISymbol? Find(Compilation compilation) =>
        DocumentationCommentId.GetSymbolsForDeclarationId(Place.Declaration, compilation).FirstOrDefault(found => found.ContainingAssembly?.Name == Assembly && HasPart(found));

    private bool HasPart(ISymbol declaration) => Place.Part is not { } part || declaration switch
    {
        IMethodSymbol method => method.Parameters.Any(parameter => parameter.Name == part),
        IPropertySymbol indexer => indexer.Parameters.Any(parameter => parameter.Name == part),
        INamedTypeSymbol type => BaseArgument.Direct(type).Any(direct => new BaseArgument(type, direct).Name == part),
        _ => false,
    };

    private static string NameOf(Entity entity) => entity.Type ?? entity.Table ?? entity.Name;
}
