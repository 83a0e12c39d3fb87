namespace Vibes.UuidToolkit.Postgres.Diagnostics;

// 05: running a migration. 06: verification. 07: rollback and look-ups.
public static partial class Descriptors
{
    /// <summary>A statement of the script failed.</summary>
    public static readonly DiagnosticDescriptor StepFailed = new("UK0501", DiagnosticKind.Failure,
        "A step failed.",
        "The whole transaction was rolled back: the database is as it was.",
        "The journal in the output folder names the step; correct the cause and run again.");

    /// <summary>The server ran out of disk.</summary>
    public static readonly DiagnosticDescriptor DiskFull = new("UK0502", DiagnosticKind.Failure,
        "The server ran out of disk space.",
        "The new tables stand beside the old ones until the end. The transaction was rolled back and the space is free again.",
        "Free the space that the plan estimates, or migrate with a tablespace that has it.");

    /// <summary>The connection broke.</summary>
    public static readonly DiagnosticDescriptor ConnectionLost = new("UK0503", DiagnosticKind.Failure,
        "The connection to the server was lost.",
        "Without COMMIT PostgreSQL rolls the transaction back: the database is wholly before, or, if COMMIT had arrived, wholly after.",
        "Run the same command again: it says which, and finishes the work.");

    /// <summary>A lock that somebody else holds.</summary>
    public static readonly DiagnosticDescriptor LockHeld = new("UK0504", DiagnosticKind.Refusal,
        "The tables could not be locked.",
        "Somebody else's transaction holds a lock on one of them. Nothing was changed.",
        "Stop the application's services, end the sessions named, and run again; or raise --lock-timeout.");

    /// <summary>Another runner at work.</summary>
    public static readonly DiagnosticDescriptor AnotherRunner = new("UK0505", DiagnosticKind.Refusal,
        "Another uuidkit is working on this database.",
        "Two runs at once would wait for each other's locks.",
        "Wait for it, or end its session.");

    /// <summary>The schema is not the planned one.</summary>
    public static readonly DiagnosticDescriptor SchemaDrift = new("UK0506", DiagnosticKind.Refusal,
        "The schema has changed since the plan was made.",
        "A migration runs exactly what was planned and reviewed. Nothing was changed.",
        "Make the plan again with uuidkit plan.");

    /// <summary>An id that the mapping cannot take.</summary>
    public static readonly DiagnosticDescriptor IdOutOfRange = new("UK0507", DiagnosticKind.Refusal,
        "An id is outside of the range that the plan maps.",
        "It was inserted after the plan was made. The transaction was rolled back, nothing was changed.",
        "Make the plan again with uuidkit plan.");

    /// <summary>A server that cannot be written to.</summary>
    public static readonly DiagnosticDescriptor ReadOnly = new("UK0508", DiagnosticKind.Refusal,
        "The database is read-only.",
        "It is a standby in recovery, or the role's transactions are read-only by default.",
        "Connect to the primary, with a role that may write.");

    /// <summary>A role that may not do a step.</summary>
    public static readonly DiagnosticDescriptor PermissionDenied = new("UK0509", DiagnosticKind.Failure,
        "The role may not do a step.",
        "The whole transaction was rolled back: the database is as it was.",
        "Connect as a superuser or as a member of the owners.");

    /// <summary>A server that the toolkit was never tried on.</summary>
    public static readonly DiagnosticDescriptor ServerVersion = new("UK0510", DiagnosticKind.Refusal,
        "The server's version is not supported.",
        "The toolkit is tested on PostgreSQL 12 to 18.",
        "Upgrade the server.");

    /// <summary>There is nothing to migrate.</summary>
    public static readonly DiagnosticDescriptor NothingToDo = new("UK0511", DiagnosticKind.Note,
        "The schema has no integer primary keys to change.",
        "Every key class is excluded, or there is none.",
        "Nothing.");

    /// <summary>The migration is in force already.</summary>
    public static readonly DiagnosticDescriptor AlreadyMigrated = new("UK0512", DiagnosticKind.Note,
        "The database has been migrated already.",
        "It holds the manifest of the migration.",
        "Nothing; uuidkit rollback takes it back.");

    /// <summary>An earlier run that did not end.</summary>
    public static readonly DiagnosticDescriptor Interrupted = new("UK0513", DiagnosticKind.Note,
        "An earlier run was interrupted.",
        "Its transaction was rolled back by PostgreSQL.",
        "Nothing; this run starts from the beginning.");

    /// <summary>The work after COMMIT failed.</summary>
    public static readonly DiagnosticDescriptor NotVacuumed = new("UK0514", DiagnosticKind.Failure,
        "The tables were not vacuumed and analyzed.",
        "The change itself is committed and verified. Without statistics of the changed columns queries may be slow.",
        "Correct the cause, and run vacuumdb --analyze on the database.");

    /// <summary>Rows or objects differ from what was predicted.</summary>
    public static readonly DiagnosticDescriptor VerificationFailed = new("UK0601", DiagnosticKind.Failure,
        "The result is not what was predicted.",
        "Something was lost or changed on the way. The transaction was rolled back: the database is as it was.",
        "Please report it with the schema; nothing was committed.");

    /// <summary>Two snapshots differ.</summary>
    public static readonly DiagnosticDescriptor SnapshotDiffers = new("UK0602", DiagnosticKind.Finding,
        "The database differs from the approved snapshot.",
        "The received text stands beside the approved one.",
        "Look at the difference; uuidkit approve accepts it.");

    /// <summary>The database is not in the state that the manifest describes.</summary>
    public static readonly DiagnosticDescriptor NotAsMigrated = new("UK0603", DiagnosticKind.Finding,
        "The migrated database is not as it should be.",
        "Every planned column is a uuid, every foreign key is there and valid as before, and a column that keeps old ids holds just those.",
        "Look at what changed since the migration.");

    /// <summary>The way back was not exact.</summary>
    public static readonly DiagnosticDescriptor RoundTripDiffers = new("UK0604", DiagnosticKind.Finding,
        "The database after the round trip is not what it was.",
        "Migration and rollback together must leave no trace.",
        "Please report it with the schema.");

    /// <summary>No migration to verify, to ask or to take back.</summary>
    public static readonly DiagnosticDescriptor NotMigrated = new("UK0701", DiagnosticKind.Refusal,
        "The database is not migrated.",
        "It holds no manifest in schema uuidkit: nothing was migrated there, or it was taken back.",
        "Check that the connection names the migrated database; uuidkit migrate carries a plan out.");

    /// <summary>A column that is no longer what the migration left.</summary>
    public static readonly DiagnosticDescriptor ColumnChanged = new("UK0702", DiagnosticKind.Refusal,
        "A column has changed since the migration.",
        "It is not a uuid any more, so the way back does not know its values.",
        "Restore the column's type, or restore from a backup.");

    /// <summary>A reference between classes that were apart.</summary>
    public static readonly DiagnosticDescriptor UnplannedReference = new("UK0703", DiagnosticKind.Refusal,
        "A foreign key made since the migration ties columns together that go back to different integers.",
        "On the way back each key class has its own integers; a column cannot be of two.",
        "Drop the foreign key.");

    /// <summary>Too many new rows for the old type.</summary>
    public static readonly DiagnosticDescriptor IntegerOverflow = new("UK0704", DiagnosticKind.Refusal,
        "An old integer type has no room for the rows born as uuids.",
        "Each of them needs a new integer after the old ones.",
        "Delete rows, or stay with uuids.");

    /// <summary>A sequence that is gone.</summary>
    public static readonly DiagnosticDescriptor SequenceGone = new("UK0705", DiagnosticKind.Refusal,
        "A sequence that the old default needs is gone.",
        "The migration left it in place for the way back.",
        "Create the sequence again.");

    /// <summary>Published uuids that stop working.</summary>
    public static readonly DiagnosticDescriptor PublishedIds = new("UK0706", DiagnosticKind.Warning,
        "Rows were born as uuids since the migration.",
        "They get new integers; links and copies of their uuids outside of this database cannot survive.",
        "Tell whoever has them.");

    /// <summary>A column added since the migration that goes back too.</summary>
    public static readonly DiagnosticDescriptor AddedReference = new("UK0707", DiagnosticKind.Warning,
        "A reference added since the migration becomes an integer as well.",
        "A foreign key ties it to a key that goes back.",
        "Nothing.");

    /// <summary>A table or id that a look-up does not find.</summary>
    public static readonly DiagnosticDescriptor IdNotFound = new("UK0708", DiagnosticKind.Finding,
        "There is no such id.",
        "Either no row has it, or the row was born after the migration and never had an integer.",
        "Check the table and the id.");

    /// <summary>A column that kept old ids and was dropped.</summary>
    public static readonly DiagnosticDescriptor KeptColumnGone = new("UK0711", DiagnosticKind.Note,
        "A column that kept old ids is gone.",
        "Somebody dropped it, as one does when nobody speaks of integers any more. The way back works without it.",
        "Nothing.");

    /// <summary>Something made since on a column that keeps old ids.</summary>
    public static readonly DiagnosticDescriptor KeptColumnUsed = new("UK0709", DiagnosticKind.Refusal,
        "Something made since the migration stands on a column that keeps old ids.",
        "The way back drops that column, since the key is the integer again, and the toolkit never uses CASCADE.",
        "Drop it, or make it anew on the key.");

    /// <summary>An index, a constraint, a sequence or statistics made since on a column that keeps old ids.</summary>
    public static readonly DiagnosticDescriptor DroppedAlong = new("UK0710", DiagnosticKind.Warning,
        "Something made since the migration goes with a column that keeps old ids.",
        "The way back drops that column, since the key is the integer again, and PostgreSQL drops the column's indexes, constraints, statistics and sequences along.",
        "Make it anew on the key afterwards if you want it.");
}
