using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

// 05: SQL in strings and files, parameters, readers.
public static partial class Descriptors
{
    /// <summary>A statement that creates an integer column for a key or a reference.</summary>
    public static readonly DiagnosticDescriptor SqlIntegerColumn = Warning("VUID0501", Categories.Sql,
        "A statement creates an integer column for an id",
        "'{0}' makes an integer column for an id of {1}: {2}",
        "A database that is made by this statement has keys of another type than the program and the migrated databases: the first query that compares the two fails.");

    /// <summary>A cast of an id to an integer in SQL.</summary>
    public static readonly DiagnosticDescriptor SqlIntegerCast = Warning("VUID0502", Categories.Sql,
        "A statement casts an id to an integer",
        "'{0}' casts an id of {1} to an integer: {2}",
        "PostgreSQL has no cast between uuid and integers: the statement fails when it runs.");

    /// <summary>A number for an id in SQL.</summary>
    public static readonly DiagnosticDescriptor SqlIntegerLiteral = Warning("VUID0503", Categories.Sql,
        "A statement uses a number as an id",
        "{0} is used as an id of {1}: {2}",
        "PostgreSQL does not compare a uuid with an integer, and takes no number for a uuid: the statement fails when it runs.");

    /// <summary>Ordering or paging by an id in SQL.</summary>
    public static readonly DiagnosticDescriptor SqlOrderById = Warning("VUID0504", Categories.Sql,
        "A statement orders or pages by an id",
        "'{0}' relies on the order of the ids of {1}: {2}",
        "The statement runs as before, but in another order: pages, 'the latest' and 'newer than' are other rows. Order by a time of creation, and by the id only to break ties.");

    /// <summary>Arithmetic with an id in SQL.</summary>
    public static readonly DiagnosticDescriptor SqlArithmetic = Warning("VUID0505", Categories.Sql,
        "A statement calculates with an id",
        "'{0}' calculates with an id of {1}: {2}",
        "A UUID has no sum, no remainder and no numeric format, and PostgreSQL up to version 18 has no max(uuid): the statement fails when it runs.");

    /// <summary>Use of a key's sequence in SQL.</summary>
    public static readonly DiagnosticDescriptor SqlKeySequence = Warning("VUID0506", Categories.Sql,
        "A statement uses the sequence of a key",
        "'{0}' uses the sequence of the key of {1}: {2}",
        "A UUID key has no sequence: the statement fails, or returns the last value of another sequence. Take the key from RETURNING.");

    /// <summary>An id written into the text of a statement.</summary>
    public static readonly DiagnosticDescriptor IdInSqlText = Warning("VUID0507", Categories.Sql,
        "An id is written into the text of a statement",
        "'{0}' writes an id of {1} into the text of a statement without quotes: {2}",
        "An integer is valid SQL as it is, a UUID without quotes is a syntax error. Bind it as a parameter; that also keeps injection out.");

    /// <summary>A parameter whose type is an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerParameterType = Warning("VUID0508", Categories.Sql,
        "A parameter that holds an id is declared as an integer",
        "'{0}' declares a parameter that holds an id of {1} as an integer: {2}",
        "The compiler does not compare a parameter's declared type with its value: writing a Guid as an integer throws an InvalidCastException when the command runs.");

    /// <summary>A reader that reads a key column as an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerRead = Warning("VUID0509", Categories.Sql,
        "A column that holds an id is read as an integer",
        "'{0}' reads an id of {1} as an integer: {2}",
        "The compiler does not know the column's type: reading a uuid as an integer throws an InvalidCastException.");

    /// <summary>A query whose result type is an integer.</summary>
    public static readonly DiagnosticDescriptor IntegerResult = Warning("VUID0510", Categories.Sql,
        "A query returns ids as integers",
        "'{0}' is the type of ids of {1} that '{2}' returns: {3}",
        "The compiler does not know the result's type: a uuid that is converted to an integer throws when the query runs.");
}
