using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

// 06: what compiles as before and means something else.
public static partial class Descriptors
{
    /// <summary>Equals between an id and an integer.</summary>
    public static readonly DiagnosticDescriptor EqualsInteger = Warning("VUID0601", Categories.Semantics,
        "An id is compared with an integer through Equals",
        "'{0}' compares an id of {1} with a value of type {2}, and the compiler does not check that both are ids: {3}",
        "Equals(object) takes any type. Between a Guid and an integer it is false, always, and Entity Framework translates it to WHERE FALSE.");

    /// <summary>A relation of order between ids.</summary>
    public static readonly DiagnosticDescriptor OrderOfIds = Warning("VUID0602", Categories.Semantics,
        "Ids are compared by order",
        "'{0}' relies on the order of the ids of {1}: {2}",
        "A Guid has the same operators, but greater no longer means newer: the keys of rows made before the change are in no order of time, and new ones only roughly, and only if they are version 7.");

    /// <summary>Rows sorted by an id.</summary>
    public static readonly DiagnosticDescriptor SortById = Warning("VUID0603", Categories.Semantics,
        "Rows are sorted by an id",
        "'{0}' sorts by an id of {1}, which is not the order of creation any more: {2}",
        "It translates and runs as before, but in another order: pages, 'the latest' and 'the first' are other rows. Sort by a time of creation, and by the id only to break ties.");

    /// <summary>The greatest or smallest id.</summary>
    public static readonly DiagnosticDescriptor ExtremeId = Warning("VUID0604", Categories.Semantics,
        "The greatest or smallest id is taken",
        "'{0}' takes an extreme of the ids of {1}, which is not the newest or the oldest row any more: {2}",
        "The greatest UUID belongs to any row. PostgreSQL up to version 18 has no max(uuid) either, and the query fails there.");

    /// <summary>Arithmetic with an id.</summary>
    public static readonly DiagnosticDescriptor IdArithmetic = Warning("VUID0605", Categories.Semantics,
        "An id is calculated with",
        "'{0}' calculates with an id of {1}: {2}",
        "A UUID has no next value, no remainder and no sum. Where ids are made, let the database or Guid.CreateVersion7() make them; where rows are distributed or encoded by id, another number is needed.");

    /// <summary>A numeric format for an id.</summary>
    public static readonly DiagnosticDescriptor NumericFormat = Warning("VUID0606", Categories.Semantics,
        "An id is formatted as a number",
        "'{0}' formats an id of {1} as a number: {2}",
        "A composite or interpolated format is not checked by the compiler: a Guid knows N, D, B, P and X only and throws a FormatException for D6 or 000. Padding to a number's width does nothing to 36 characters.");

    /// <summary>Ids filtered or cast to integers.</summary>
    public static readonly DiagnosticDescriptor SequenceOfIntegers = Warning("VUID0607", Categories.Semantics,
        "Ids are filtered or cast to integers",
        "'{0}' takes ids of {1} for integers: {2}",
        "It compiles as before: OfType finds no integer among Guids and is empty, Cast throws an InvalidCastException.");

    /// <summary>An id converted to an enum or another number.</summary>
    public static readonly DiagnosticDescriptor IdAsNumber = Warning("VUID0608", Categories.Semantics,
        "An id is converted to an enum or another kind of number",
        "An id of {0} is converted to {1}: {2}",
        "The program knows rows by their number. A Guid converts to nothing: such rows need a code of their own, or well-known keys.");

    /// <summary>Ids that a generator of integers makes.</summary>
    public static readonly DiagnosticDescriptor GeneratedId = Warning("VUID0609", Categories.Semantics,
        "A generator of integers makes ids",
        "'{0}' makes ids of {1}: {2}",
        "Counters, ranges and random integers make no UUIDs: use Guid.CreateVersion7(), or let the database make the key.");

    /// <summary>The hash code of an id.</summary>
    public static readonly DiagnosticDescriptor HashOfId = Warning("VUID0610", Categories.Semantics,
        "The hash code of an id is used",
        "'{0}' takes the hash code of an id of {1}: {2}",
        "An integer's hash code is the integer itself; a Guid's is another number, and two ids may have the same. Buckets, shards and locks that were derived from it are others.");

    /// <summary>An id as a position.</summary>
    public static readonly DiagnosticDescriptor IdAsIndex = Warning("VUID0611", Categories.Semantics,
        "An id is used as a position",
        "An id of {0} is used as a position in '{1}': {2}",
        "A UUID is no position: use a dictionary.");

    /// <summary>Required on an id that cannot be null.</summary>
    public static readonly DiagnosticDescriptor RequiredId = Warning("VUID0612", Categories.Semantics,
        "Required does not refuse an empty id",
        "[Required] on '{0}' accepts an id of {1} that was not sent: {2}",
        "A value that cannot be null is always there: a request without the id is valid and has Guid.Empty. Make the property nullable, or 'required'.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>A child with a key of its own added to a parent that may be tracked.</summary>
    public static readonly DiagnosticDescriptor PresetChildKey = Warning("VUID0613", Categories.Semantics,
        "A child with its key already set is added to a tracked parent",
        "The new {0} has its key set when it is added to '{1}': {2}",
        "Entity Framework takes a generated key that has a value for the key of an existing row: the child is Modified, not Added, and saving updates no row and throws a DbUpdateConcurrencyException. Leave the key unset, or add the child to the context itself.");

    /// <summary>Find with an integer.</summary>
    public static readonly DiagnosticDescriptor FindByInteger = Warning("VUID0614", Categories.Semantics,
        "Find is given an integer",
        "'{0}' is given {1} as the key of {2}: {3}",
        "Find takes objects, so that it compiles as before, and throws an ArgumentException when the type is not the key's.");

    /// <summary>A property read by its name as an integer.</summary>
    public static readonly DiagnosticDescriptor PropertyByName = Warning("VUID0615", Categories.Semantics,
        "An id is read by its property's name as an integer",
        "'{0}' reads an id of {1} as {2}: {3}",
        "The type argument is not checked by the compiler: EF.Property translates to a comparison of a uuid with a text, Property and GetValue throw.");

    /// <summary>Ids joined to a list within a statement.</summary>
    public static readonly DiagnosticDescriptor JoinedIds = Warning("VUID0616", Categories.Semantics,
        "Ids are joined to a list in a text that a program reads",
        "'{0}' writes ids of {1} without quotes into a list: {2}",
        "Integers are a valid IN list as they are, UUIDs are not: the statement has a syntax error. Pass the ids as an array parameter: = ANY(@ids).");

    /// <summary>An id in a dynamic variable.</summary>
    public static readonly DiagnosticDescriptor DynamicId = Suggestion("VUID0617", Categories.Semantics,
        "An id is kept in a dynamic variable",
        "'{0}' holds an id of {1} and is dynamic, so that the compiler does not check how it is used: {2}",
        "What was right for an integer is tried with a Guid when it runs: arithmetic and conversions throw a RuntimeBinderException.");

    /// <summary>The default of an id that a method returns for none.</summary>
    public static readonly DiagnosticDescriptor DefaultOfId = Suggestion("VUID0618", Categories.Semantics,
        "A method returns the default of an id for none",
        "'{0}' is the default where there is no id of {1}, and is returned: {2}",
        "It compiles as before, and returns Guid.Empty where it returned 0: callers that know 0, also those in other programs, take it for an id. Return null for none.");
}
