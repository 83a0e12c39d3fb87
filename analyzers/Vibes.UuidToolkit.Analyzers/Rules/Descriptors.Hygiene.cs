using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

// 07: what to watch once ids are UUIDs.
public static partial class Descriptors
{
    /// <summary><c>Guid.NewGuid()</c> as a key.</summary>
    public static readonly DiagnosticDescriptor RandomKey = Suggestion("VUID0701", Categories.Hygiene,
        "A key is a random UUID",
        "'Guid.NewGuid()' makes a random id of {0}, where version 7 keeps new rows together: {1}",
        "Random keys land anywhere in the primary key's index: each insert dirties another page, the cache holds less, and the index grows larger.");

    /// <summary>An empty Guid as an id.</summary>
    public static readonly DiagnosticDescriptor EmptyId = Warning("VUID0702", Categories.Hygiene,
        "An id is set to the empty UUID",
        "'{0}' is the empty UUID and no id of {1}: {2}",
        "A foreign key of zeros violates its constraint, or points at a row that was saved by the same mistake; new Guid() does not make a new id.");

    /// <summary>A parse of request input that throws.</summary>
    public static readonly DiagnosticDescriptor ThrowingParse = Warning("VUID0703", Categories.Hygiene,
        "An id from a request is parsed by a method that throws",
        "'{0}' throws on a malformed id of {1}, which comes from {2}",
        "Text that is no UUID, for example an old integer id in a bookmark, answers 500 instead of 400 or 404.");

    /// <summary>An id that is kept as text.</summary>
    public static readonly DiagnosticDescriptor TextId = Warning("VUID0704", Categories.Hygiene,
        "An id is kept as text",
        "'{0}' keeps an id of {1} as text: {2}",
        "Text takes 37 bytes instead of 16, compares by case and format, joins with no uuid column, and no foreign key can guard it.");

    /// <summary>A random default in the database.</summary>
    public static readonly DiagnosticDescriptor RandomKeyDefault = Suggestion("VUID0705", Categories.Hygiene,
        "A key's default in the database is a random UUID",
        "'{0}' makes random ids of {1}, where version 7 keeps new rows together: {2}",
        "Random keys land anywhere in the primary key's index; with a default in the database Entity Framework also stops making keys of version 7 itself.");

    /// <summary>A new Guid in seed data.</summary>
    public static readonly DiagnosticDescriptor UnstableSeed = Warning("VUID0706", Categories.Hygiene,
        "Seed data makes a new id on each build",
        "'{0}' gives the seed data of {1} another id each time the model is built",
        "Each migration deletes and inserts the row again, and from version 9 on Migrate() throws because the model has pending changes.");

    /// <summary>A text form of an id that clients do not expect.</summary>
    public static readonly DiagnosticDescriptor IdFormat = Suggestion("VUID0707", Categories.Hygiene,
        "An id is written in an unusual text form",
        "'{0}' writes an id of {1} in another form than lower case with hyphens: {2}",
        "Clients, caches and logs compare ids as text: the same id in two forms is two ids to them.");

    /// <summary>A regular expression for UUIDs that rejects valid ones.</summary>
    public static readonly DiagnosticDescriptor UuidPattern = Warning("VUID0708", Categories.Hygiene,
        "A pattern for UUIDs rejects valid ones",
        "The pattern '{0}' rejects {1}",
        "Ids made by the migration have version 8, new ones version 7, and RFC 9562 wants letters of either case accepted: valid ids fail validation.");
}
