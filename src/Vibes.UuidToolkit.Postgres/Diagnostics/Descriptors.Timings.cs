namespace Vibes.UuidToolkit.Postgres.Diagnostics;

// 06, from 84: how long queries take, and how they are done.
public static partial class Descriptors
{
    /// <summary>A file of measurements that is none.</summary>
    public static readonly DiagnosticDescriptor TimingsUnreadable = new("UK0684", DiagnosticKind.Usage,
        "The measurements cannot be read.",
        "bench.json is written by uuidkit bench, and is of the form that this version writes.",
        "Measure again with uuidkit bench, or remove the file.");

    /// <summary>A query that did not end in time.</summary>
    public static readonly DiagnosticDescriptor TimingTimedOut = new("UK0685", DiagnosticKind.Failure,
        "A query took longer than the timeout.",
        "It was cancelled, so that a measurement does not burden a server that others use. Nothing was written.",
        "Raise --timeout, or take the query out of the folder.");

    /// <summary>A query that became slower.</summary>
    public static readonly DiagnosticDescriptor QuerySlower = new("UK0686", DiagnosticKind.Finding,
        "A query became slower than is allowed.",
        "The medians differ by more than --max-slowdown, and by more than the measurements themselves spread.",
        "Look at its plan; run ANALYZE if it was not after the migration; measure both sides on the same idle machine; or raise --max-slowdown.");

    /// <summary>An index that a plan does not use any more.</summary>
    public static readonly DiagnosticDescriptor IndexNotUsed = new("UK0687", DiagnosticKind.Warning,
        "A query does not use an index that it used before.",
        "The index may be gone or invalid, or the planner may think differently of changed statistics.",
        "Check that the index is there and ANALYZE the table; then look at the query's plan.");

    /// <summary>A table that is read as a whole.</summary>
    public static readonly DiagnosticDescriptor SequentialScan = new("UK0688", DiagnosticKind.Warning,
        "A query reads a whole table that it read through an index before.",
        "It takes longer with every row. Where the table is small, it may be the better plan.",
        "Check that the index is there, that nothing casts its columns, and ANALYZE the table.");

    /// <summary>A key that is compared as something else.</summary>
    public static readonly DiagnosticDescriptor KeyCast = new("UK0689", DiagnosticKind.Finding,
        "A query casts a key column that it did not cast before.",
        "No index on the column can be used for it: each row is converted and compared.",
        "Compare uuid with uuid: cast the parameter or the other side, or change its type.");

    /// <summary>Another way of joining.</summary>
    public static readonly DiagnosticDescriptor JoinChanged = new("UK0690", DiagnosticKind.Warning,
        "Tables are joined on their keys in another way than before.",
        "It may be as good; with other statistics the planner may choose again.",
        "ANALYZE both tables; look at the plan if the query became slower.");

    /// <summary>A query that only one side has measured.</summary>
    public static readonly DiagnosticDescriptor TimingMissing = new("UK0691", DiagnosticKind.Warning,
        "A query was measured on one side only.",
        "There is nothing to compare it with.",
        "Run uuidkit bench with the same --queries on both sides, and on tables with rows.");

    /// <summary>Measurements from different servers.</summary>
    public static readonly DiagnosticDescriptor TimingServers = new("UK0692", DiagnosticKind.Warning,
        "The measurements are of different versions of PostgreSQL.",
        "A newer version may be faster or slower by itself.",
        "Measure both sides on one server.");
}
