using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>
/// Makes functions anew that give an integer which they read from a text, such as the tenant that a setting names, so that they give a uuid: what calls them compares it with an id. Which of an SQL function's
/// casts that takes, the server says. The body of one in PL/pgSQL it does not look at; there nothing may be an integer but the casts that are returned.
/// </summary>
/// <param name="run">Runs statements within the transaction.</param>
/// <param name="schema">The schema.</param>
/// <param name="places">Writes the definitions.</param>
/// <param name="replacements">Puts functions in their places.</param>
internal sealed partial class IdFunctions(TrialRun run, Schema schema, PlaceMapping places, FunctionReplacements replacements)
{
    /// <summary>More casts of a function are not tried in all ways.</summary>
    private const int Most = 4;

    private readonly ObjectName _names = new(schema);

    /// <summary>The functions that something calls and that may be such ones.</summary>
    public IEnumerable<Function> CalledBy(Trial trial) => schema.Functions.Where(function =>
        function is { Kind: 'f', Definition: not null, Extension: null, Language: "sql" or "plpgsql", ReturnType: TypeOids.Int2 or TypeOids.Int4 or TypeOids.Int8 } && trial.Mentions(function.Name.Name));

    /// <summary>The function's name in the words of the configuration.</summary>
    public string NameOf(Function function) => _names.Of(function);

    /// <summary>Puts a function that gives a uuid in the place of one.</summary>
    /// <returns>Its definition; null where it cannot be made, and then nothing has changed.</returns>
    public async Task<WorkingDefinition?> MakeAsync(Function function, CancellationToken cancellation)
    {
        var (trial, all) = (new Trial(_names.Of(function), function.Definition!) { Function = function }, new IntegerPlaces(function.Definition!));
        var casts = all.Casts.ToList();
        if (casts.Count is 0 or > Most || !Result().IsMatch(function.Definition!) || (function.Language == "plpgsql" && !GivesCastsAlone(function)))
            return null;
        foreach (var choice in function.Language == "plpgsql" ? [casts] : PlaceMapping.Subsets(casts))
        {
            if (places.Definition(trial, MappedPlaces.None.With(choice)) is not { } working)
                continue;
            working = working with { Definition = Result().Replace(working.Definition, "uuid", 1) };
            // The body is checked first; what calls the function needs no more than its head.
            if (await run.RehearseAsync([replacements.Away(trial.Object), working.Definition], cancellation) is null && await run.AttemptAsync(replacements.InPlace(trial.Object, working.Definition), cancellation) is null)
                return working;
        }

        return null;
    }

    /// <summary>Whether a body in PL/pgSQL has no integers but the casts that it returns.</summary>
    private static bool GivesCastsAlone(Function function)
    {
        var body = new IntegerPlaces(function.Source);
        var compared = new ComparedPlaces(body, isHidden: true);
        var returned = Enumerable.Range(0, body.Tokens.Count).Where(i => body.Tokens.Is(i, "RETURN"))
            .Select(i => (First: i + 1, Last: Enumerable.Range(i + 1, body.Tokens.Count - i - 1).FirstOrDefault(end => body.Tokens.Is(end, ";"), body.Tokens.Count) - 1))
            .Where(expression => !body.Tokens.Between(expression.First, expression.Last).Equals("NULL", StringComparison.OrdinalIgnoreCase))
            .Select(expression => compared.Whole(expression.First, expression.Last).Numbers).ToList();
        return returned.Count > 0 && returned.All(numbers => !numbers.IsEmpty && numbers.All(body.IsCast))
            && returned.SelectMany(numbers => numbers).ToHashSet().SetEquals(body.Casts) && body.IntegerTypes == body.Casts.Count();
    }

    [GeneratedRegex(@"(?<=\n RETURNS (?:SETOF )?)(?:smallint|integer|bigint)(?=\n)")]
    private static partial Regex Result();
}
