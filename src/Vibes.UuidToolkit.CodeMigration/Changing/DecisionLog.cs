using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.CodeMigration.Plans;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>Takes the answers that a person gave, and notes what was decided with and without them.</summary>
/// <param name="folder">The solution's folder.</param>
/// <param name="answers">The answers by the decision's key.</param>
internal sealed class DecisionLog(string folder, ImmutableDictionary<string, string> answers)
{
    private readonly Dictionary<string, Decision> _decisions = new(StringComparer.Ordinal);

    /// <summary>What was decided, by file and line.</summary>
    public ImmutableArray<Decision> Decisions =>
        [.. _decisions.Values.OrderBy(decision => decision.File, StringComparer.Ordinal).ThenBy(decision => decision.Line).ThenBy(decision => decision.Key, StringComparer.Ordinal)];

    /// <summary>The name that begins the key of a question about a place that ids and numbers both reach.</summary>
    public const string MixedPrefix = "mixed ";

    /// <summary>Asks whether a place that ids and other numbers both reach is an id. The answer was taken before the ids were followed.</summary>
    public void AskMixed(ISymbol symbol, SyntaxNode declaration) =>
        AskMixed(symbol, declaration, null, "It becomes a Guid, and the other numbers that are given to it have to be decided.", "It stays a number, and the ids that are given to it have to be decided.");

    /// <summary>Asks whether a base class's member is an id in all that inherit it. The answer was taken before the ids were followed.</summary>
    /// <param name="member">The member.</param>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="numbersIn">The classes in which it holds other numbers.</param>
    /// <param name="stays">Whether it stays a number in the others as well.</param>
    public void AskInherited(ISymbol member, SyntaxNode declaration, IEnumerable<string> numbersIn, bool stays)
    {
        var others = string.Join(", ", numbersIn);
        AskMixed(member, declaration, null, $"It becomes a Guid in all that inherit it, also in {others}, which hold other numbers in it, and so does what is given to it there.",
            stays ? $"It stays a number, as it is in {others}, and the ids that the others give to it or take from it have to be decided."
                : $"It becomes a Guid, and what {others} give to it or take from it stays a number, and has to be decided.");
    }

    /// <summary>The name that begins the key of a question about a column that no foreign key makes an id.</summary>
    public const string ColumnPrefix = "column ";

    /// <summary>What a question about a symbol is answered with where it holds no ids.</summary>
    public const string Number = "number";

    /// <summary>What one about a place that ids and numbers both reach is answered with where it holds ids.</summary>
    public const string Id = "id";

    /// <summary>Stands between the entities whose ids one column holds, as in vibes_uuid.references.</summary>
    public const string Or = " | ";

    /// <summary>The question about a symbol that was asked and answered to be a number; null where none was.</summary>
    /// <param name="prefix">What it is about.</param>
    /// <param name="symbol">What <see cref="MixedPlace.NameOf"/> calls the symbol.</param>
    public Decision? NumberAt(string prefix, string symbol) => _decisions.GetValueOrDefault(prefix + symbol) is { Choice: Number } decision ? decision : null;

    /// <summary>Asks whose ids a column holds. The answer was taken before the ids were followed.</summary>
    /// <param name="column">The property.</param>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="entity">The entity whose ids go there or come from there, or as which it was answered; of several, with <see cref="Or"/> between them, or what they share.</param>
    /// <param name="sharing">So many entities have the key of a base class whose name stands for them; 0 where an entity's own name does.</param>
    /// <param name="isId">Whether it was answered to hold them.</param>
    public void AskColumn(ISymbol column, SyntaxNode declaration, string entity, int sharing, bool isId)
    {
        var isOfSeveral = sharing > 0 || entity == EntityModel.AnyEntity || entity.Contains(Or, StringComparison.Ordinal);
        var whose = sharing > 0 ? $"the {sharing.ToString(CultureInfo.InvariantCulture)} entities that share {entity}" : entity.Replace(Or, " or ", StringComparison.Ordinal);
        Ask(DecisionKind.Column, ColumnPrefix + MixedPlace.NameOf(column), column, declaration, entity, isId ? entity : Number,
            (entity, $"It becomes a Guid, and holds ids of {whose}. Its column has to change too: name it under \"{(isOfSeveral ? "polymorphic" : "references")}\" in uuidkit.json. For the compiler: vibes_uuid.references = {column.ContainingType.Name}.{column.Name}: {entity}"),
            (Number, "It stays a number, as its column does, and the ids that are given to it or taken from it have to be decided."));
    }

    /// <summary>The name that begins the key of a question about a key that the database gives no value to.</summary>
    public const string KeyPrefix = "key ";

    /// <summary>Asks whether a key that the database gives no value to becomes a UUID. It does by default, as in the plan of the database's migration.</summary>
    /// <returns>Whether it does.</returns>
    public bool AskKey(GivenKey key)
    {
        var choice = answers.GetValueOrDefault(KeyPrefix + key.Name) == Number ? Number : Id;
        Ask(DecisionKind.Key, KeyPrefix + key.Name, key.Property, key.Declaration, key.Entity.Name, choice,
            (Id, $"It becomes a Guid, with all that refers to it. The database gives it no value: where a person types the number of a {key.Entity.SimpleName}, or another system gives it, nobody can give a UUID, and the code has to make one."),
            (Number, $"It stays a number, with all that refers to it. Its table has to stay as well: name it under \"exclude\" in uuidkit.json. For the compiler: vibes_uuid.excluded_entities = {key.Entity.Name}"));
        return choice == Id;
    }

    /// <summary>Asks whether what entities inherit is an id in all of them. The answer was taken before the ids were followed.</summary>
    public void AskShared(SharedMember member) => AskMixed(member.Property, member.Declaration, member.Keys[0].Name,
        $"It becomes a Guid in all that inherit it, also in {string.Join(", ", member.Others)}, where the column has to be changed as well.",
        $"It stays a number, and {string.Join(", ", member.Keys.Select(entity => entity.Name))}, whose key it is, with all that holds those ids.");

    private void AskMixed(ISymbol symbol, SyntaxNode declaration, string? entity, string id, string number) => Ask(
        DecisionKind.Mixed, MixedPrefix + MixedPlace.NameOf(symbol), symbol, declaration, entity, answers.TryGetValue(MixedPrefix + MixedPlace.NameOf(symbol), out var answer) && answer == Id ? Id : Number, (Id, id), (Number, number));

    private void Ask(DecisionKind kind, string key, ISymbol symbol, SyntaxNode declaration, string? entity, string choice, params (string Choice, string Consequence)[] choices)
    {
        var place = Locations.Of(declaration.GetLocation());
        _decisions[key] = new(key, kind, entity, RelativePath.Of(folder, place.Path), place.StartLine, symbol.Name, choice,
            choices.ToImmutableSortedDictionary(possible => possible.Choice, possible => possible.Consequence, StringComparer.Ordinal));
    }

    /// <summary>The answer to a question.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="entity">Whose id it is; null where that is not known.</param>
    /// <param name="node">The expression in question.</param>
    /// <param name="owner">The member it is in.</param>
    /// <param name="preferred">What is done where nobody says otherwise.</param>
    /// <param name="choices">What can be done, and what each means.</param>
    public string Choose(DecisionKind kind, string? entity, SyntaxNode node, ISymbol? owner, string preferred, params (string Choice, string Consequence)[] choices)
    {
        // A lambda has no name; the member that it is in has.
        while (owner is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            owner = owner.ContainingSymbol;
        var code = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var place = Locations.Of(node.GetLocation());
        var file = RelativePath.Of(folder, place.Path);
        var name = $"{kind.ToString().ToLowerInvariant()} {owner?.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) ?? file}: {code}";
        var key = name;
        // One expression may stand twice in a member.
        for (var i = 2; _decisions.TryGetValue(key, out var known) && (known.Line != place.StartLine || known.File != file); i++)
            key = $"{name} ({i})";
        var choice = answers.TryGetValue(key, out var answer) && choices.Any(possible => possible.Choice == answer) ? answer : preferred;
        _decisions[key] = new(key, kind, entity, file, place.StartLine, code, choice,
            choices.ToImmutableSortedDictionary(possible => possible.Choice, possible => possible.Consequence, StringComparer.Ordinal));
        return choice;
    }
}
