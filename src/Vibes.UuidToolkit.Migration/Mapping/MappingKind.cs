namespace Vibes.UuidToolkit.Migration.Mapping;

/// <summary>How an old integer becomes a uuid.</summary>
public enum MappingKind
{
    /// <summary>
    /// Version 8, the old integer in the leading 48 bits: keeps the order, needs no table for the way back, and sorts
    /// before every version 7 id made afterwards. The default.
    /// </summary>
    Ordered,

    /// <summary>Version 8, all free bits from a keyed hash: gives no order away; the way back needs a table of pairs.</summary>
    Derived,

    /// <summary>A random version 4 id for each integer, remembered in a table of pairs.</summary>
    Random,

    /// <summary>The value of a unique uuid column that the table has already, remembered in a table of pairs.</summary>
    Existing,
}
