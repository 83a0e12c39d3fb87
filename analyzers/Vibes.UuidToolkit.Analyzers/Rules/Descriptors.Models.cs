using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

// 01: entities, DTOs, value objects.
public static partial class Descriptors
{
    /// <summary>A mapped property or field that holds an id as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerKeyProperty = Warning("VUID0101", Categories.Models,
        "A key or foreign key is declared as an integer",
        "'{0}' holds an id of {1} as {2}: {3}",
        "The column becomes a uuid: Entity Framework and Dapper fail when they read it into an integer.");

    /// <summary>A collection, dictionary or tuple in a model that holds ids as integers.</summary>
    public static readonly DiagnosticDescriptor IntegerIdCollection = Warning("VUID0102", Categories.Models,
        "A member holds a collection of integer ids",
        "'{0}' holds ids of {1} as {2}: {3}",
        "Look-ups in it find nothing, filters built from it select nothing, and a request that fills it with UUIDs is rejected.");

    /// <summary>A property or field of a type that is no entity which carries an id as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerIdMember = Warning("VUID0103", Categories.Models,
        "A model carries an id as an integer",
        "'{0}' carries an id of {1} as {2}: {3}",
        "A mapper that works by names leaves the member at 0 without an error, and a serializer rejects the UUID that a client sends.");

    /// <summary>A type argument that says an entity's key is an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerKeyArgument = Warning("VUID0104", Categories.Models,
        "A type argument says that a key is an integer",
        "'{0}' is the type of the key of {1} in '{2}': {3}",
        "Every member that the generic type declares with its key parameter stays an integer, and reading or saving the entity fails.");

    /// <summary>A value object around an id that keeps it as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerValueObject = Warning("VUID0105", Categories.Models,
        "A value object wraps an id as an integer",
        "'{0}' wraps an id of {1} as {2}: {3}",
        "The converter between value object and column hands an integer to a uuid column, and the server refuses the query.");
}
