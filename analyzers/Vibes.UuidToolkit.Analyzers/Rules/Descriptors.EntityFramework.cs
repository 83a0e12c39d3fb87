using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

// 02: Entity Framework Core's configuration and migrations.
public static partial class Descriptors
{
    /// <summary>A configured generation of integers, for example <c>UseIdentityColumn</c>.</summary>
    public static readonly DiagnosticDescriptor IntegerGeneration = Warning("VUID0201", Categories.EntityFramework,
        "A key is generated as an integer",
        "'{0}' generates integers for ids of {1}: {2}",
        "Identity, serial, HiLo and sequence generation work with integers only: building the model throws an InvalidOperationException once the property is a Guid.");

    /// <summary>An integer column type, in the fluent configuration or an attribute.</summary>
    public static readonly DiagnosticDescriptor IntegerColumnType = Warning("VUID0202", Categories.EntityFramework,
        "A key's column type is an integer",
        "'{0}' is the column type of an id of {1}: {2}",
        "A Guid cannot be mapped to an integer column: building the model throws an InvalidOperationException.");

    /// <summary>A conversion of an id to an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerConversion = Warning("VUID0203", Categories.EntityFramework,
        "A key is converted to an integer",
        "'{0}' stores ids of {1} as integers: {2}",
        "There is no conversion from Guid to an integer: building the model throws an InvalidOperationException.");

    /// <summary>An integer as the default or the sentinel of an id.</summary>
    public static readonly DiagnosticDescriptor IntegerDefault = Warning("VUID0204", Categories.EntityFramework,
        "A key's default is an integer",
        "'{0}' gives ids of {1} an integer where none is set: {2}",
        "An integer cannot be a Guid's default or sentinel: building the model throws, and an SQL default such as nextval() makes CREATE TABLE fail.");

    /// <summary>Seed data with integer ids.</summary>
    public static readonly DiagnosticDescriptor IntegerSeed = Warning("VUID0205", Categories.EntityFramework,
        "Seed data holds an integer id",
        "'{0}' is an integer id of {1} in HasData: {2}",
        "Values in anonymous objects compile as before, and building the model throws because they are not compatible with Guid.");

    /// <summary>A foreign key without a property that is configured as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerShadowKey = Warning("VUID0206", Categories.EntityFramework,
        "A shadow foreign key is an integer",
        "'{0}' is the type of '{1}', an id of {2}: {3}",
        "The types of the two ends differ: building the model throws, or Entity Framework silently adds a second column beside this one.");

    /// <summary>A migration that creates a key or foreign key as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerMigrationKey = Suggestion("VUID0207", Categories.EntityFramework,
        "A migration creates an integer key",
        "'{0}' of table '{1}' holds ids of {2} and is created as {3}: {4}",
        "A database that is built from the migrations has integer keys, which the model's Guid properties cannot read.");
}
