namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>How a script is loaded.</summary>
public sealed record LoadOptions
{
    /// <summary>True when the server is a throwaway of the toolkit's own: roles the script needs are created there.</summary>
    public bool MayCreateRoles { get; init; }

    /// <summary>The one database to load of a script that holds several, as <c>pg_dumpall</c> writes them; null when it holds one.</summary>
    public string? Database { get; init; }

    /// <summary>Whether all of the script is one transaction, as with <c>psql -1</c>: it is executed as a whole or not at all.</summary>
    public bool InOneTransaction { get; init; }

    /// <summary>Variables of psql that the script expects, as <c>psql -v</c> sets them.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}
