using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Catalog;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>A statement that makes one definition on the twins of the tables it speaks of.</summary>
/// <param name="Object">The object's name in the words of the configuration.</param>
/// <param name="Sql">The statement.</param>
internal sealed partial record Trial(string Object, string Sql)
{
    private FrozenSet<string>? _words;

    /// <summary>The view that the statement makes; null where it makes something else.</summary>
    public Relation? View { get; init; }

    /// <summary>The statement for twins with integers, where a view has a new definition for uuids; null where it is the same one.</summary>
    public string? ForIntegers { get; init; }

    /// <summary>A query of the same expressions, where the server says of a query's fault where it is and of the statement's not; null where it says both.</summary>
    public string? Query { get; init; }

    /// <summary>The function that the statement makes; null where it makes something else.</summary>
    public Function? Function { get; init; }

    /// <summary>Whether the function gives back whole rows of a changing table: what it calls gives those of the real table, with integers, not of the twin.</summary>
    public bool GivesRows { get; init; }

    /// <summary>Whether an error says nothing of the definition.</summary>
    public bool Accepts(PostgresException error) => GivesRows && error.SqlState == PostgresErrorCodes.InvalidFunctionDefinition;

    /// <summary>Whether the statement speaks of something of that name.</summary>
    public bool Mentions(string name) =>
        Words.Contains(name) || ((char.IsDigit(name[0]) || !name.All(c => char.IsLetterOrDigit(c) || c is '_' or '$')) && Sql.Contains(name.Replace("\"", "\"\"", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    private FrozenSet<string> Words => _words ??= Word().Matches(Sql).Select(match => match.Value).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}_$]*")]
    private static partial Regex Word();
}
