using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

// 03: parameters, returns, fields, locals, type arguments, conversions.
public static partial class Descriptors
{
    /// <summary>A parameter that holds an id as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerParameter = Warning("VUID0301", Categories.Services,
        "A parameter takes an id as an integer",
        "Parameter '{0}' takes an id of {1} as {2}: {3}",
        "Once the key is a Guid, callers that have one cannot pass it, and callers that pass an integer name a row that no longer exists.");

    /// <summary>A method that returns an id as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerReturn = Warning("VUID0302", Categories.Services,
        "A method returns an id as an integer",
        "'{0}' returns an id of {1} as {2}: {3}",
        "Once the key is a Guid, the method has no integer to return.");

    /// <summary>A field that holds an id as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerField = Warning("VUID0303", Categories.Services,
        "A field holds an id as an integer",
        "Field '{0}' holds an id of {1} as {2}: {3}",
        "Once the key is a Guid, the field cannot hold it; a constant of that type does not exist, so that it becomes a static readonly field.");

    /// <summary>A local variable that holds an id and is declared as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerLocal = Warning("VUID0304", Categories.Services,
        "A local variable holds an id as an integer",
        "Variable '{0}' holds an id of {1} as {2}: {3}",
        "Once the key is a Guid, the variable cannot hold it.");

    /// <summary>A type argument, array element or tuple element that is an integer and holds an id.</summary>
    public static readonly DiagnosticDescriptor IntegerTypeArgument = Warning("VUID0305", Categories.Services,
        "A type is constructed with an integer that holds an id",
        "'{0}' in '{1}' holds an id of {2}: {3}",
        "Once the key is a Guid, collections, tasks, delegates and requests of integers do not match what they are filled from.");

    /// <summary>Text that is parsed as an integer and used as an id.</summary>
    public static readonly DiagnosticDescriptor IntegerParse = Warning("VUID0306", Categories.Services,
        "An id is parsed as an integer",
        "'{0}' reads an id of {1} as an integer: {2}",
        "A UUID's text is no integer: Parse throws a FormatException, TryParse answers false, and the request is treated as if it had no id.");

    /// <summary>A boxed value that is unboxed to an integer and used as an id.</summary>
    public static readonly DiagnosticDescriptor IntegerUnboxing = Warning("VUID0307", Categories.Services,
        "An id is unboxed as an integer",
        "'{0}' takes an id of {1} out of {2}: {3}",
        "It compiles as before. The boxed value is a Guid, so that a cast and Convert.ToInt32 throw an InvalidCastException, and 'as' and 'is' find nothing.");

    /// <summary>An id that is cast to an integer type, or tested to be one.</summary>
    public static readonly DiagnosticDescriptor IntegerCast = Warning("VUID0308", Categories.Services,
        "An id is cast to an integer type",
        "'{0}' is named as the type of an id of {1}: {2}",
        "There is no conversion between a Guid and an integer: the compiler will refuse it.");

    /// <summary>An id that is given to an integer which is no id and cannot change.</summary>
    public static readonly DiagnosticDescriptor IntegerThatStays = Warning("VUID0309", Categories.Services,
        "An id is given to something that stays an integer",
        "An id of {0} is given to {1}, which stays {2}: {3}",
        "Once the key is a Guid, the compiler will refuse it, and changing the other side's type is wrong or not possible: the code has to do without the integer.");

    /// <summary>An API that returns an integer which is used as an id.</summary>
    public static readonly DiagnosticDescriptor IntegerSource = Warning("VUID0310", Categories.Services,
        "An id comes from an API that returns an integer",
        "'{0}' gives an id of {1} as {2}: {3}",
        "Once the key is a Guid, what was written to that place is one, and reading it as an integer fails or finds nothing.");

    /// <summary>An id compared with a constant such as 0 or -1.</summary>
    public static readonly DiagnosticDescriptor IntegerSentinel = Warning("VUID0311", Categories.Services,
        "An id is compared with an integer constant",
        "An id of {0} is compared with {1}: {2}",
        "A Guid has no 0 and no -1. What the constant stood for (not saved yet, none, all, a well-known row) has to be said otherwise: Guid.Empty, null, or the row's new key.");

    /// <summary>A literal used as an id.</summary>
    public static readonly DiagnosticDescriptor IntegerLiteral = Warning("VUID0312", Categories.Services,
        "An integer literal is used as an id",
        "{0} is used as an id of {1}: {2}",
        "The row that had this number has another key after the migration: use the Guid that the migration's mapping gives it, or Guid.Empty or null where the number stood for no row.");

    /// <summary>A number that stays an integer, used as an id.</summary>
    public static readonly DiagnosticDescriptor NumberAsId = Warning("VUID0313", Categories.Services,
        "A number that stays an integer is used as an id",
        "'{0}', which stays {1}, is used as an id of {2}: {3}",
        "Once the key is a Guid, the compiler will refuse it, and changing the number's type is wrong: the key has to be made or found otherwise.");

    /// <summary>An integer of another project that is used as an id.</summary>
    public static readonly DiagnosticDescriptor IdFromAnotherProject = Suggestion("VUID0314", Categories.Services,
        "An id comes from another project as an integer",
        "'{0}' in {1} gives an id of {2} as {3}: {4}",
        "Once the key is a Guid, the compiler will refuse it, until the other project's declaration has changed: only its use here may tell that it holds an id.");

    /// <summary>An id that another project takes as an integer.</summary>
    public static readonly DiagnosticDescriptor IdToAnotherProject = Suggestion("VUID0315", Categories.Services,
        "An id is given to another project as an integer",
        "An id of {0} is given to {1} in {2}, which takes {3}: {4}",
        "Once the key is a Guid, the compiler will refuse it, until the other project's declaration has changed: only what is given to it here may tell that it holds an id.");

    /// <summary>A declaration that only its callers and writers give ids to.</summary>
    public static readonly DiagnosticDescriptor ReceivedIdentifier = Warning("VUID0390", Categories.Services,
        "A declaration receives ids though it is an integer",
        "'{0}' receives ids of {1} as {2}: {3}",
        "The compiler stops at each caller once the key is a UUID; a mapping library does not even stop, and leaves it zero.",
        WellKnownDiagnosticTags.CompilationEnd);
}
