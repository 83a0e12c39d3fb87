namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>What a file may say of entities.</summary>
[Flags]
internal enum Mentions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A context, its sets, or a class that configures an entity.</summary>
    Context = 1,

    /// <summary>Fluent configuration.</summary>
    Configuration = 2,

    /// <summary>A migration's copy of a model as it was once: no authority on what it is.</summary>
    Snapshot = 4,

    /// <summary>A query of Dapper's.</summary>
    Query = 8,

    /// <summary>An attribute that only entities have.</summary>
    Annotation = 16,
}
