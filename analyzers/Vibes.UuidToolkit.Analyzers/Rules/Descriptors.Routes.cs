using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

// 04: route templates, handlers, validation, clients.
public static partial class Descriptors
{
    /// <summary>A route constraint that lets only integers through to an id.</summary>
    public static readonly DiagnosticDescriptor IntegerRouteConstraint = Warning("VUID0401", Categories.Routes,
        "A route constraint lets only integers through to an id",
        "The constraint '{0}' refuses every UUID, but '{1}' is an id of {2}: {3}",
        "A request with a UUID matches no route: the answer is 404 Not Found, and nothing is logged that says why.");

    /// <summary>A route constraint that excludes the type of the parameter it leads to.</summary>
    public static readonly DiagnosticDescriptor RouteConstraintMismatch = Warning("VUID0402", Categories.Routes,
        "A route constraint and the type of its parameter exclude each other",
        "No value is let through by '{0}' and fits '{1}', which is {2}",
        "Every request fails: what the constraint refuses is answered with 404 Not Found, and what it lets through cannot be bound and is answered with 400 Bad Request.");

    /// <summary>An id that a request handler takes as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerHandlerParameter = Warning("VUID0403", Categories.Routes,
        "A request handler takes an id as an integer",
        "'{0}' takes an id of {1} from the request as {2}: {3}",
        "A UUID in the request cannot be bound to an integer: the answer is 400 Bad Request before the handler runs.");

    /// <summary>A validation attribute that refuses every UUID.</summary>
    public static readonly DiagnosticDescriptor IntegerValidation = Warning("VUID0404", Categories.Routes,
        "A validation attribute refuses every UUID",
        "'{0}' on '{1}' refuses every UUID: {2}",
        "It compiles on a Guid too, and then no value is valid: every request is answered with 400 Bad Request, or the entity is never saved.");

    /// <summary>An id that a SignalR hub takes as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerHubParameter = Warning("VUID0405", Categories.Routes,
        "A hub's method takes an id as an integer",
        "'{0}' of '{1}' takes an id of {2} as {3}: {4}",
        "SignalR finds methods by their name at run time: a UUID cannot be bound to an integer, the call fails, and the compiler does not see the client.");

    /// <summary>An id that an interface of Refit or of a hub's clients sends as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerClientParameter = Warning("VUID0406", Categories.Routes,
        "An interface of a client sends an id as an integer",
        "'{0}' of '{1}' sends an id of {2} as {3}: {4}",
        "The other side has UUIDs by then: what Refit requests matches no route or is refused, and a hub's client is sent what it does not expect.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>An integer id that is formatted into a URL.</summary>
    public static readonly DiagnosticDescriptor IdInUrl = Suggestion("VUID0407", Categories.Routes,
        "An id is a part of a URL",
        "'{0}' is an id of {1} and changes the URL when it becomes a UUID: {2}",
        "The code compiles and the URL is right, but it is another one: links that were stored or sent, and clients that read a number out of it, no longer work.");

    /// <summary>A URL in a text that has a number where a row's id belongs.</summary>
    public static readonly DiagnosticDescriptor NumberInUrl = Suggestion("VUID0408", Categories.Routes,
        "A URL names a row by a number",
        "{0} in this URL is an id of {1}, by {2}",
        "The row that had this number has another key after the migration: the request is answered with 404 Not Found, and a test fails, or passes because nothing is found.");

    /// <summary>A validation attribute that refuses every UUID, on a declaration that only its users prove to hold an id.</summary>
    public static readonly DiagnosticDescriptor ReceivedIdValidation = Warning("VUID0490", Categories.Routes,
        "A validation attribute refuses every UUID that a declaration receives",
        "'{0}' on '{1}' refuses every UUID: {2}",
        "It compiles on a Guid too, and then no value is valid: every request is answered with 400 Bad Request.",
        WellKnownDiagnosticTags.CompilationEnd);
}
