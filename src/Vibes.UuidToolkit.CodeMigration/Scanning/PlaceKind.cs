namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>What a place in the code has to do with an id.</summary>
public enum PlaceKind
{
    /// <summary>A type is written there that changes: of a property, a parameter, a type argument.</summary>
    Declaration,

    /// <summary>An expression that has to change with it: a literal, a parse call, a route's constraint.</summary>
    Conversion,

    /// <summary>It compiles after the change and does something else, or fails when it runs.</summary>
    Silent,

    /// <summary>An id is used as a number, which nothing can translate: a person has to say what is meant.</summary>
    Blocker,
}
