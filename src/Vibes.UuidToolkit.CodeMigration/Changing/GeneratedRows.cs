using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Rows that a seed or a test makes without their ids and then knows by the numbers that the database counts for them, <c>new Brand("Acme"), new Brand("Best")</c> and <c>BrandId = 2</c>.
/// Nothing counts any more: the number has become a UUID that no row gets.
/// </summary>
internal static class GeneratedRows
{
    // So many numbers are told.
    private const int Told = 5;

    /// <summary>Leaves the first that is made of each entity, in each type, to a person.</summary>
    public static void Leave(SolutionScan scan, ChangeRound fix, CancellationToken cancellation)
    {
        foreach (var (compilation, tree) in scan.Files)
            if (fix.HasRows(tree))
            {
                var model = compilation.GetSemanticModel(tree);
                foreach (var type in tree.GetRoot(cancellation).DescendantNodes(node => node is not BaseTypeDeclarationSyntax).OfType<TypeDeclarationSyntax>())
                    if (fix.RowsOf(type) is { Count: > 0 } rows)
                        Leave(type, rows, model, scan.Model.Entities, fix, cancellation);
            }
    }

    private static void Leave(TypeDeclarationSyntax type, IReadOnlyDictionary<long, HashSet<string>> rows, SemanticModel model, EntityModel entities, ChangeRound fix, CancellationToken cancellation)
    {
        var made = new Dictionary<Entity, List<BaseObjectCreationExpressionSyntax>>();
        var known = new HashSet<Entity>();
        foreach (var node in type.DescendantNodes())
            // new Brand().Id asks for what a row has that nobody saves.
            if (node is BaseObjectCreationExpressionSyntax { Parent: not MemberAccessExpressionSyntax } creation && model.GetTypeInfo(creation, cancellation).Type is { } created && entities.Of(created) is { } entity)
            {
                if (!made.TryGetValue(entity, out var others))
                    made.Add(entity, others = []);
                others.Add(creation);
            }
            else if (node is AssignmentExpressionSyntax { Left: var left } && model.GetSymbolInfo(left, cancellation).Symbol is IPropertySymbol property && KeyedBy(left, property, model, entities) is { } keyed)
                known.Add(keyed);
        foreach (var (entity, creations) in made)
            // A database counts from 1: what is beyond the rows that are made here is a row of another place.
            if (creations.Count > 1 && !known.Contains(entity) && !creations.Exists(creation => TakesId(creation, entity, model, cancellation))
                && rows.Where(row => row.Key > 0 && row.Value.Contains(entity.SimpleName)).Select(row => row.Key).Order().ToList() is [.., var last] numbers && last <= creations.Count)
                fix.Leave(entity.Name, creations[0], $"It is made without its id, as others are, and the code beside it knows {Numbers(entity.SimpleName, numbers)} by the number that the database counts for such a row. That is a UUID now, and no row gets it: give the rows their ids here, or ask for them.");
    }

    private static string Numbers(string entity, List<long> numbers) =>
        $"{entity} {string.Join(", ", numbers.Take(Told).Select(number => number.ToString(CultureInfo.InvariantCulture)))}{(numbers.Count > Told ? $" and {numbers.Count - Told} more" : "")}";

    // new Brand { Id = 1 }, brand.Id = 1
    private static Entity? KeyedBy(ExpressionSyntax left, IPropertySymbol property, SemanticModel model, EntityModel entities) =>
        (left is MemberAccessExpressionSyntax access ? model.GetTypeInfo(access.Expression).Type : left.Parent?.Parent?.Parent is BaseObjectCreationExpressionSyntax creation ? model.GetTypeInfo(creation).Type : property.ContainingType) is { } type
            && entities.Of(type) is { } entity && entities.KeyOf(type) is { } key && entities.Named(type, property.Name) is { } named && named.Entity == key.Entity && named.Reason == key.Reason ? entity : null;

    private static bool TakesId(BaseObjectCreationExpressionSyntax creation, Entity entity, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(creation, cancellation).Symbol is IMethodSymbol { Parameters: var parameters } && parameters.Any(parameter => IdentifierNames.IsPlain(parameter.Name)
            || IdentifierNames.Stem(parameter.Name) is { } stem && EntityNames.Stem(stem) == EntityNames.Stem(entity.SimpleName));
}
