using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>Tries the changing columns' defaults that are expressions: as they are with functions that have a new definition, with uuids in their places, and with functions that give a uuid.</summary>
/// <param name="run">Runs statements within the transaction.</param>
/// <param name="schema">The schema.</param>
/// <param name="selection">The classes that change.</param>
/// <param name="configured">The configured definitions.</param>
/// <param name="replacements">Makes functions anew.</param>
/// <param name="inPlace">The statements that put configured functions in their places.</param>
internal sealed class DefaultTrials(
    TrialRun run, Schema schema, KeySelection selection, ImmutableDictionary<string, string> configured, FunctionReplacements replacements, IReadOnlyList<string> inPlace)
{
    private readonly ObjectName _names = new(schema);
    private readonly Dictionary<KeyColumn, string> _classes = selection.Classes.SelectMany(keyClass => keyClass.Columns, (keyClass, column) => (column, keyClass.Name)).ToDictionary();
    private Dictionary<string, string>? _definitions;

    /// <summary>Tries all of them.</summary>
    /// <returns>The columns whose default works as it is, and those with which one works that is written anew.</returns>
    public async Task<(ImmutableArray<KeyColumn> Working, ImmutableArray<FailedDefinition> Failed)> RunAsync(CancellationToken cancellation)
    {
        var (working, failed) = (ImmutableArray.CreateBuilder<KeyColumn>(), ImmutableArray.CreateBuilder<FailedDefinition>());
        foreach (var address in selection.Columns.Distinct())
        {
            var relation = schema.Relation(address.RelationOid);
            var column = relation.Column(address.Number);
            if (column is not { Generated: null, Identity: IdentityKind.None, Default: { } expression } || DefaultExpression.IsNextValue(expression) || configured.ContainsKey(_names.Of(relation, column)))
                continue;
            var type = column.ElementTypeOid != 0 ? "uuid[]" : "uuid";
            if (IsReplaced(column) && await WorksAsync(type, expression, cancellation))
                working.Add(address);
            else if (await NewAsync(address, _names.Of(relation, column), type, expression, cancellation) is { } found)
                failed.Add(found);
        }

        return (working.ToImmutable(), failed.ToImmutable());
    }

    /// <summary>Whether a default calls a function that has a new definition.</summary>
    private bool IsReplaced(Column column) => schema.Dependencies.Any(dependency => dependency.Dependent == new ObjectAddress(CatalogOids.Default, column.DefaultOid) && dependency.Referenced.Catalog == CatalogOids.Function
        && schema.Functions.FirstOrDefault(function => function.Oid == dependency.Referenced.Oid) is { } function && configured.ContainsKey(_names.Of(function)));

    private async Task<FailedDefinition?> NewAsync(KeyColumn address, string name, string type, string expression, CancellationToken cancellation)
    {
        _definitions ??= DefinitionNames.Of(schema);
        _definitions[name] = expression;
        var mapping = new PlaceMapping(run, schema, _definitions);
        var trial = new Trial(name, expression);
        var places = new IntegerPlaces(expression);
        var compared = new ComparedPlaces(places, isHidden: true).Whole(0, places.Tokens.Count - 1);
        if (compared.Numbers.Any(places.IsCast) && _classes.TryGetValue(address, out var keyClass))
        {
            var found = MappedPlaces.None.With(compared.Numbers.ToImmutableDictionary(number => number, _ => (string?)keyClass), compared);
            return await WorksAsync(type, PlaceMapping.Try(expression, found), cancellation) && mapping.Definition(trial, found) is { } written ? new(name, "") { Classes = [keyClass], Working = written } : null;
        }

        var functions = new IdFunctions(run, schema, mapping, replacements);
        foreach (var function in functions.CalledBy(trial))
        {
            await run.ExecuteAsync("SAVEPOINT function", cancellation);
            var made = await functions.MakeAsync(function, cancellation);
            var isHelped = made is not null && await WorksAsync(type, expression, cancellation);
            await run.ExecuteAsync(["ROLLBACK TO SAVEPOINT function", "RELEASE SAVEPOINT function"], cancellation);
            if (isHelped)
                return new(name, "") { Classes = [.. _classes.TryGetValue(address, out var own) ? [own] : Array.Empty<string>()], IdFunctions = ImmutableSortedDictionary.Create<string, WorkingDefinition>(StringComparer.Ordinal).Add(functions.NameOf(function), made!) };
        }

        return null;
    }

    private async Task<bool> WorksAsync(string type, string expression, CancellationToken cancellation) =>
        await run.RehearseAsync([.. inPlace, $"CREATE TEMPORARY TABLE tried (value {type} DEFAULT {expression})"], cancellation) is null;
}
