namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>How it is known that something is an id. Higher is surer.</summary>
public enum Certainty
{
    /// <summary>By its name alone, beside an entity of that name. Reported by the rules of names only.</summary>
    Named,

    /// <summary>A value that is declared to be an id flows into it or out of it.</summary>
    Inferred,

    /// <summary>The approved schema, Entity Framework's configuration or an attribute says so.</summary>
    Declared,
}
