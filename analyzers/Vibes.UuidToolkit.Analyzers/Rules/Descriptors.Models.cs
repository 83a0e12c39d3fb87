using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

// 01: entities, DTOs, value objects.
public static partial class Descriptors
{
    /// <summary>A property or field that holds an id as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerKeyProperty = Warning("VUID0101", Categories.Models,
        "A key is declared as an integer",
        "'{0}' holds an id of {1} as {2}: {3}",
        "The column becomes a uuid: Entity Framework and Dapper fail when they read it into an integer.");
}
