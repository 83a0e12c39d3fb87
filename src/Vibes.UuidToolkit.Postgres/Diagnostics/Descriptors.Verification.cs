namespace Vibes.UuidToolkit.Postgres.Diagnostics;

// 06: the verification kit; 0601 to 0604 are with the runs that they belong to.
public static partial class Descriptors
{
    /// <summary>A baseline that this version cannot compare with.</summary>
    public static readonly DiagnosticDescriptor BaselineFormat = new("UK0605", DiagnosticKind.Usage,
        "A baseline is of another format.",
        "Texts of different formats differ everywhere; comparing them would say nothing. No file was changed.",
        "Use the version of the toolkit that wrote it, or delete the baseline and take the snapshot again.");

    /// <summary>A snapshot that cannot be understood.</summary>
    public static readonly DiagnosticDescriptor SnapshotUnreadable = new("UK0606", DiagnosticKind.Usage,
        "A snapshot cannot be read.",
        "It was cut, edited, or is not a snapshot; a comparison with it would prove nothing. No file was changed.",
        "Restore the file from version control, or take the snapshot again.");

    /// <summary>Nothing was received under a name.</summary>
    public static readonly DiagnosticDescriptor NothingToApprove = new("UK0607", DiagnosticKind.Usage,
        "There is nothing to approve under that name.",
        "Only what a snapshot received and left as *.received.txt can be approved. Nothing was approved.",
        "Correct the name; uuidkit snapshot lists what differs.");

    /// <summary>A query of a snapshot that failed.</summary>
    public static readonly DiagnosticDescriptor QueryFailed = new("UK0608", DiagnosticKind.Usage,
        "A query of the snapshot failed.",
        "Queries run read-only, in the database's own search_path. No file was changed.",
        "Correct the query; it must read the schema before and after the migration.");

    /// <summary>A snapshot that only one side has.</summary>
    public static readonly DiagnosticDescriptor SnapshotMissing = new("UK0609", DiagnosticKind.Finding,
        "A snapshot is on one side only.",
        "What was not taken on both sides cannot be compared.",
        "Take both snapshots with the same options.");

    /// <summary>A text that must be equal.</summary>
    public static readonly DiagnosticDescriptor SnapshotsDiffer = new("UK0610", DiagnosticKind.Finding,
        "A snapshot is not equal on both sides.",
        "Without --migrated everything must be equal.",
        "Look at the difference; for a migration to UUID keys compare with --migrated.");

    /// <summary>A declaration that a migration may not change.</summary>
    public static readonly DiagnosticDescriptor DeclarationChanged = new("UK0611", DiagnosticKind.Finding,
        "The schema differs in what a migration of keys does not change.",
        "Only the types, defaults and sequences of key columns may change.",
        "Restore what was lost, and take back what was added; or make the same change before the migration. A column that holds ids without a foreign key is one where \"references\" says so: give both snapshots and the comparison --config.");

    /// <summary>A key that should be a uuid.</summary>
    public static readonly DiagnosticDescriptor KeyNotMigrated = new("UK0612", DiagnosticKind.Finding,
        "An integer key was not changed.",
        "All surrogate keys become uuids, unless they are named as kept.",
        "Migrate the key with all that refers to it, or give --keep TABLE.");

    /// <summary>A key class that was torn apart.</summary>
    public static readonly DiagnosticDescriptor ClassPartlyMigrated = new("UK0613", DiagnosticKind.Finding,
        "A key changed without all of its references.",
        "A key and the columns that refer to it change together or not at all.",
        "Change the columns named as well.");

    /// <summary>A key column that no longer makes its values.</summary>
    public static readonly DiagnosticDescriptor KeyDefaultLost = new("UK0614", DiagnosticKind.Finding,
        "A key column has lost its default.",
        "It made its own values before; an INSERT that leaves it out fails now.",
        "Give it a default that makes uuids.");

    /// <summary>Rows that are not what they were.</summary>
    public static readonly DiagnosticDescriptor RowsChanged = new("UK0615", DiagnosticKind.Finding,
        "A table's rows are not what they were.",
        "A migration changes ids and nothing else: the number of rows and all other columns stay.",
        "Compare the table with the backup; a lost, doubled or changed row is among them.");

    /// <summary>Rows that refer to other rows than before.</summary>
    public static readonly DiagnosticDescriptor RelationshipChanged = new("UK0616", DiagnosticKind.Finding,
        "Rows refer to other rows than before.",
        "Seen without their ids, the rows are related differently.",
        "Compare the join of both tables with the backup.");

    /// <summary>Ids that were to stay.</summary>
    public static readonly DiagnosticDescriptor IdsChanged = new("UK0617", DiagnosticKind.Finding,
        "Ids of a column that was not migrated have changed.",
        "A column that keeps its type keeps its values.",
        "Compare the column with the backup.");

    /// <summary>A sequence that is somewhere else.</summary>
    public static readonly DiagnosticDescriptor SequenceMoved = new("UK0618", DiagnosticKind.Finding,
        "A sequence is not where it was.",
        "Sequences that number other things than migrated keys stay as they are.",
        "Set its position with setval.");

    /// <summary>References that lead nowhere.</summary>
    public static readonly DiagnosticDescriptor OrphansChanged = new("UK0619", DiagnosticKind.Finding,
        "A foreign key has another number of orphans.",
        "An orphan refers to a row that is not there.",
        "List them with uuidkit orphans.");

    /// <summary>Null or double keys.</summary>
    public static readonly DiagnosticDescriptor KeyBroken = new("UK0620", DiagnosticKind.Finding,
        "A key has null or double values.",
        "Its constraint is missing or was never checked.",
        "Restore the primary key.");

    /// <summary>UUIDs of a version that was not asked for.</summary>
    public static readonly DiagnosticDescriptor UuidVersion = new("UK0621", DiagnosticKind.Finding,
        "A key holds UUIDs of another version.",
        "Versions 4, 7 and 8 are what is made for keys; others are often text that was padded to look like one.",
        "Look at how they were made, or allow them with --uuid-versions.");

    /// <summary>What the kit cannot tell.</summary>
    public static readonly DiagnosticDescriptor RowsAlike = new("UK0622", DiagnosticKind.Note,
        "Some rows are alike in everything but their id.",
        "They are alike in themselves and in the rows around them, as far along the references as these tell more, sixteen steps at most. That two of them exchanged their ids is not seen: where they are alike all the way it makes no difference within the database, and whoever kept an id elsewhere would see it.",
        "Nothing; or let uuidkit migrate and uuidkit verify prove each row, with the mapping.");

    /// <summary>What a migration may change, and did.</summary>
    public static readonly DiagnosticDescriptor AllowedChange = new("UK0623", DiagnosticKind.Note,
        "The migration changed more than types.",
        "It may; it is said so that nothing changes silently.",
        "Nothing.");

    /// <summary>Columns that count as ids on one side only.</summary>
    public static readonly DiagnosticDescriptor NotComparable = new("UK0624", DiagnosticKind.Finding,
        "Rows cannot be compared.",
        "A column is an id on one side and not on the other, so the rows' other values are not the same columns.",
        "Restore the key or foreign key that made it an id, and give both sides the same --config.");

    /// <summary>Rows that refer to nothing.</summary>
    public static readonly DiagnosticDescriptor OrphansFound = new("UK0625", DiagnosticKind.Finding,
        "A foreign key has orphans.",
        "They refer to rows that are not there. A constraint that is NOT VALID lets them be.",
        "Export them with --export FILE, then set them null or delete them, or restore what they refer to.");

    /// <summary>Orphans that cannot be set null.</summary>
    public static readonly DiagnosticDescriptor OrphansNotNullable = new("UK0626", DiagnosticKind.Refusal,
        "Orphans cannot be set null.",
        "Their column is NOT NULL. Nothing was changed.",
        "Delete them with --delete, or restore what they refer to.");

    /// <summary>Orphans changed while they were being removed.</summary>
    public static readonly DiagnosticDescriptor OrphansMoved = new("UK0627", DiagnosticKind.Failure,
        "The orphans are not those that were exported.",
        "Somebody else changed rows in between. The transaction was rolled back.",
        "Run the command again.");

    /// <summary>Orphans that other rows refer to.</summary>
    public static readonly DiagnosticDescriptor OrphansReferenced = new("UK0628", DiagnosticKind.Refusal,
        "Other rows refer to orphans that would be deleted.",
        "Deleting them would change or take along rows that were not exported. Nothing was changed.",
        "Decide about those rows first, or set the orphans' references null.");

    /// <summary>A test without a baseline.</summary>
    public static readonly DiagnosticDescriptor BaselineMissing = new("UK0629", DiagnosticKind.Finding,
        "There is no approved baseline yet.",
        "A test that approved its own first text would prove nothing.",
        "Look at the received file; approve it by renaming it to .verified.txt, or with uuidkit approve FOLDER NAME, and commit it.");

    /// <summary>A test whose text is not the approved one.</summary>
    public static readonly DiagnosticDescriptor BaselineDiffers = new("UK0630", DiagnosticKind.Finding,
        "It is not what was approved.",
        "The received file has the whole text.",
        "Correct what changed; if the change is meant, rename the received file to .verified.txt, or use uuidkit approve FOLDER NAME.");

    /// <summary>One baseline for two texts.</summary>
    public static readonly DiagnosticDescriptor BaselineVerifiedTwice = new("UK0631", DiagnosticKind.Usage,
        "A baseline is compared with two texts.",
        "One file cannot hold both; each run would approve the one and refuse the other.",
        "Give each a name: Baseline.Verify(snapshot, \"after\"). Cases of a theory are told apart by their arguments' texts.");

    /// <summary>A baseline verified outside of a test.</summary>
    public static readonly DiagnosticDescriptor NoTestIsRunning = new("UK0632", DiagnosticKind.Usage,
        "There is no test whose baseline it could be.",
        "Baselines of tests are named after the class and method that xUnit.net is running.",
        "Call it in a test; elsewhere use BaselineFolder.");

    /// <summary>The folder of the tests' source is not there.</summary>
    public static readonly DiagnosticDescriptor SourceFolderMissing = new("UK0633", DiagnosticKind.Usage,
        "The folder of the test's source is not there.",
        "Baselines lie beside the test's source, whose path the compiler writes into the program; a deterministic build hides it, and another machine has none.",
        "Run the tests where they are built, and set DeterministicSourcePaths to false in the test project.");

    /// <summary>Old ids that are not kept as they should be.</summary>
    public static readonly DiagnosticDescriptor OldIdsLost = new("UK0634", DiagnosticKind.Finding,
        "Old ids are not kept.",
        "Where old ids stay in a column, each row has the integer there that its key was.",
        "Compare the column with what the migration mapped; without such columns compare without --kept-ids.");

    /// <summary>A configured definition that is not compared.</summary>
    public static readonly DiagnosticDescriptor DefinitionNotRead = new("UK0635", DiagnosticKind.Warning,
        "A configured definition is not known as the server writes it.",
        "Only what the server itself writes of a definition can be compared, and it was not asked, or could not make it. The object is compared with what it was.",
        "Take both snapshots with --config, by a role that may make temporary objects; or compare with the live database.");

    /// <summary>A column that may hold the integers of keys that are uuids now.</summary>
    public static readonly DiagnosticDescriptor IntegerNamedForId = new("UK0636", DiagnosticKind.Warning,
        "An integer that is named for an id stayed an integer.",
        "Neither a foreign key nor the configuration says what it refers to. If that is a key that changed, its values lead nowhere now, and nothing but the name tells.",
        "Where it is a reference, migrate it and give both snapshots and the comparison --config with \"references\" or \"polymorphic\"; where it is none, name it under \"exclude\" there.");
}
