namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>The fixed OIDs of the built-in types that keys are made of (<c>pg_type.dat</c>; they never change).</summary>
public static class TypeOids
{
    /// <summary><c>bigint</c></summary>
    public const uint Int8 = 20;

    /// <summary><c>smallint</c></summary>
    public const uint Int2 = 21;

    /// <summary><c>integer</c></summary>
    public const uint Int4 = 23;

    /// <summary><c>uuid</c></summary>
    public const uint Uuid = 2950;
}
