namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>An object of the catalog: its catalog's OID, its own, and a column's number or 0.</summary>
/// <param name="Catalog">The catalog, one of <see cref="CatalogOids"/>.</param>
/// <param name="Oid">The object.</param>
/// <param name="SubId">A column's number; 0 for the whole object.</param>
public readonly record struct ObjectAddress(uint Catalog, uint Oid, short SubId = 0);

/// <summary>One row of <c>pg_depend</c>: <paramref name="Dependent"/> needs <paramref name="Referenced"/>.</summary>
/// <param name="Dependent">The object that would be dropped along.</param>
/// <param name="Referenced">The object it needs.</param>
/// <param name="Kind"><c>n</c> normal, <c>a</c> auto, <c>i</c> internal, <c>P</c> <c>S</c> partition, <c>e</c> extension member.</param>
public readonly record struct Dependency(ObjectAddress Dependent, ObjectAddress Referenced, char Kind);

/// <summary>The fixed OIDs of the catalogs that <c>pg_depend</c> and <c>pg_description</c> speak of (<c>pg_*.h</c>; they never change).</summary>
public static class CatalogOids
{
    /// <summary><c>pg_class</c></summary>
    public const uint Relation = 1259;

    /// <summary><c>pg_type</c></summary>
    public const uint Type = 1247;

    /// <summary><c>pg_extension</c></summary>
    public const uint Extension = 3079;

    /// <summary><c>pg_proc</c></summary>
    public const uint Function = 1255;

    /// <summary><c>pg_constraint</c></summary>
    public const uint Constraint = 2606;

    /// <summary><c>pg_attrdef</c></summary>
    public const uint Default = 2604;

    /// <summary><c>pg_rewrite</c></summary>
    public const uint Rule = 2618;

    /// <summary><c>pg_trigger</c></summary>
    public const uint Trigger = 2620;

    /// <summary><c>pg_policy</c></summary>
    public const uint Policy = 3256;

    /// <summary><c>pg_statistic_ext</c></summary>
    public const uint Statistics = 3381;

    /// <summary><c>pg_event_trigger</c></summary>
    public const uint EventTrigger = 3466;

    /// <summary><c>pg_namespace</c></summary>
    public const uint Namespace = 2615;

    /// <summary><c>pg_publication</c></summary>
    public const uint Publication = 6104;

    /// <summary><c>pg_publication_rel</c></summary>
    public const uint PublishedTable = 6106;
}
