namespace Vibes.UuidToolkit.Postgres.Diagnostics;

// 08, from 50: what a scan of a whole solution finds beyond the analyzers' rules.
public static partial class Descriptors
{
    /// <summary>A type that has to become another.</summary>
    public static readonly DiagnosticDescriptor IdDeclared = new("UK0851", DiagnosticKind.Finding,
        "An id is declared as an integer.",
        "It holds the key of an entity, or what leads there from one; with a Guid key it does not compile.",
        "uuidkit fix changes the type.");

    /// <summary>An expression that has to become another.</summary>
    public static readonly DiagnosticDescriptor IdConverted = new("UK0852", DiagnosticKind.Finding,
        "An id is written or read as an integer.",
        "The expression has to change with the key's type: a literal, a parse call, a route's constraint.",
        "uuidkit fix changes what has one meaning, and asks for the rest in its plan.");

    /// <summary>A place that the compiler does not point to.</summary>
    public static readonly DiagnosticDescriptor IdSilent = new("UK0853", DiagnosticKind.Finding,
        "An id passes where the compiler does not look.",
        "It compiles after the change, and then fails when it runs or does something else.",
        "Look at it: nothing changes it for you.");

    /// <summary>An id as a number.</summary>
    public static readonly DiagnosticDescriptor IdAsNumber = new("UK0854", DiagnosticKind.Finding,
        "An id is used as a number.",
        "A UUID cannot be counted, added or divided; only a person knows what is meant.",
        "Say it differently before the change, for example by a column of its own for the order.");
}
