namespace Vibes.UuidToolkit.Postgres.Diagnostics;

// 03: what a plan refuses. 04: what it warns of.
public static partial class Descriptors
{
    /// <summary>A key class with a column that is no integer.</summary>
    public static readonly DiagnosticDescriptor ClassNotInteger = new("UK0301", DiagnosticKind.Refusal,
        "A column that refers to an integer key is no integer itself.",
        "All columns of a key class change together with one mapping, which takes integers only.",
        "Exclude the class with \"exclude\", or change the column's type to the key's first.");

    /// <summary>An exclusion that would tear a class apart.</summary>
    public static readonly DiagnosticDescriptor PartialExclusion = new("UK0302", DiagnosticKind.Refusal,
        "A part of a key class cannot stay an integer.",
        "A reference must have the type of the key it refers to.",
        "Exclude the whole class by its key's table, or drop the foreign key that ties the column to it.");

    /// <summary>A foreign table in a class.</summary>
    public static readonly DiagnosticDescriptor ForeignTable = new("UK0303", DiagnosticKind.Refusal,
        "A foreign table is part of what would change.",
        "Its rows are on another server and cannot be rewritten here.",
        "Exclude the class, or detach the foreign table.");

    /// <summary>An extension's table in a class with users' tables.</summary>
    public static readonly DiagnosticDescriptor ExtensionOwned = new("UK0304", DiagnosticKind.Refusal,
        "A table of an extension is part of what would change.",
        "An extension relies on its tables' types; the next update of it would fail.",
        "Exclude the class.");

    /// <summary>A partition key that would change its type.</summary>
    public static readonly DiagnosticDescriptor PartitionKey = new("UK0305", DiagnosticKind.Refusal,
        "The table is partitioned by the column that would change.",
        "The partitions' bounds are integers, and rows could not be moved to partitions by uuid without redesigning them.",
        "Exclude the class, or repartition the table by another column (a date, or a hash of the uuid) first.");

    /// <summary>A table of a composite type.</summary>
    public static readonly DiagnosticDescriptor TypedTable = new("UK0306", DiagnosticKind.Refusal,
        "The table is declared OF a composite type.",
        "PostgreSQL does not change a typed table's columns.",
        "ALTER TABLE ... NOT OF, then plan again.");

    /// <summary>A row type that other tables store.</summary>
    public static readonly DiagnosticDescriptor RowTypeStored = new("UK0307", DiagnosticKind.Refusal,
        "Another table stores whole rows of this table.",
        "PostgreSQL does not change a table whose row type is stored elsewhere.",
        "Exclude the class, or change the storing column (to jsonb, or to a type of its own) first.");

    /// <summary>A generated column over a key.</summary>
    public static readonly DiagnosticDescriptor GeneratedColumn = new("UK0308", DiagnosticKind.Refusal,
        "A generated column is computed from the column that would change.",
        "PostgreSQL refuses the change of type; dropped and added again the column would move to the end of the table.",
        "Drop the generated column before and add it after the migration, or exclude the class.");

    /// <summary>A default that is neither a sequence nor a constant.</summary>
    public static readonly DiagnosticDescriptor DefaultExpression = new("UK0309", DiagnosticKind.Refusal,
        "The column's default is an expression that makes integers.",
        "It cannot make uuids, and what it should become is not for the toolkit to guess.",
        "Give a definition that returns uuid for the function that it calls, and it stays as it is. Or give the new default in \"definitions\" under the column's name, as SQL of type uuid, or an empty text for none.");

    /// <summary>A dependent that the toolkit does not know how to carry.</summary>
    public static readonly DiagnosticDescriptor CannotCarry = new("UK0310", DiagnosticKind.Refusal,
        "Something depends on what has to be taken down for the change.",
        "PostgreSQL would refuse the drop, and the toolkit never uses CASCADE.",
        "Drop it before the migration and make it again afterwards, or exclude the class.");

    /// <summary>A definition that does not work with uuids.</summary>
    public static readonly DiagnosticDescriptor DefinitionFails = new("UK0311", DiagnosticKind.Refusal,
        "A definition does not work once the key is a uuid.",
        "It compares or computes with the key as a number; PostgreSQL refuses it for a uuid.",
        "Do what the message says would help (\"exclude\", \"references\"), give a definition that works for uuids in \"definitions\" under the object's name, or drop the object.");

    /// <summary>A function whose body is text and may fail when called.</summary>
    public static readonly DiagnosticDescriptor FunctionBody = new("UK0312", DiagnosticKind.Refusal,
        "A function's body speaks of keys that would change.",
        "PostgreSQL checks such a body only when it is called: an integer argument or variable that meets a uuid fails then.",
        "Give the new CREATE FUNCTION in \"definitions\", or look at the function and put it in \"acknowledge\".");

    /// <summary>A column inherited from several parents.</summary>
    public static readonly DiagnosticDescriptor MultipleInheritance = new("UK0313", DiagnosticKind.Refusal,
        "The column is inherited from several tables.",
        "PostgreSQL changes an inherited column's type only through one parent.",
        "Exclude the class, or end the inheritance from all parents but one.");

    /// <summary>A schema of the toolkit's name that is not the toolkit's.</summary>
    public static readonly DiagnosticDescriptor SchemaTaken = new("UK0314", DiagnosticKind.Refusal,
        "The database has a schema named uuidkit already.",
        "The toolkit keeps what the way back needs in a schema of that name, and must not mix it with anything else.",
        "Rename the schema, or roll the earlier migration back first.");

    /// <summary>A polymorphic value that is not listed.</summary>
    public static readonly DiagnosticDescriptor UnlistedKind = new("UK0316", DiagnosticKind.Refusal,
        "A polymorphic reference has a kind that is not listed.",
        "Which table its ids are of is not known, so they cannot be mapped.",
        "List the kind under \"polymorphic\", or clear those rows' references.");

    /// <summary>A role that may not do what the plan needs.</summary>
    public static readonly DiagnosticDescriptor NotOwner = new("UK0317", DiagnosticKind.Refusal,
        "The role does not own what would change.",
        "Only its owner (or a superuser) may change a table, and only a member of an owner can give an object back to it.",
        "Connect as a superuser or as a member of the owners.");

    /// <summary>An event trigger that may stop the migration.</summary>
    public static readonly DiagnosticDescriptor EventTrigger = new("UK0318", DiagnosticKind.Refusal,
        "An event trigger runs on the migration's commands.",
        "It may abort the rewrite of a table, or take the migration for somebody else's change.",
        "Disable it for the migration, or look at its function and put it in \"acknowledge\".");

    /// <summary>Too few locks for one transaction.</summary>
    public static readonly DiagnosticDescriptor TooManyLocks = new("UK0319", DiagnosticKind.Refusal,
        "The server's lock table is too small for one transaction.",
        "One transaction takes a lock for each table, index and sequence it touches.",
        "Raise max_locks_per_transaction as said and restart the server.");

    /// <summary>No source of random ids.</summary>
    public static readonly DiagnosticDescriptor NoRandomFunction = new("UK0320", DiagnosticKind.Refusal,
        "The server has no function that makes random uuids.",
        "PostgreSQL 12 has none built in; it comes with pgcrypto, which is not installed and cannot be.",
        "Install the postgresql-contrib package or have a superuser run CREATE EXTENSION pgcrypto.");

    /// <summary>An existing uuid column that cannot serve as the new key.</summary>
    public static readonly DiagnosticDescriptor ExistingColumn = new("UK0322", DiagnosticKind.Refusal,
        "The column that should become the new key cannot.",
        "A key's values are unique and never null.",
        "Name a uuid column of the key's own table that is NOT NULL and has a unique constraint or index.");

    /// <summary>Transactions prepared for two-phase commit.</summary>
    public static readonly DiagnosticDescriptor PreparedTransactions = new("UK0323", DiagnosticKind.Refusal,
        "Prepared transactions are waiting in this database.",
        "They hold locks that outlive every session; the migration would wait for them for ever.",
        "COMMIT PREPARED or ROLLBACK PREPARED each of them.");

    /// <summary>Logical replication from this database.</summary>
    public static readonly DiagnosticDescriptor LogicalSlots = new("UK0324", DiagnosticKind.Refusal,
        "Logical replication slots read from this database.",
        "A change of type is not replicated: subscribers would stop at the first row with a uuid.",
        "Stop and drop the subscriptions, migrate, and make them anew; or put the code in \"acknowledge\".");

    /// <summary>A not-null constraint of an inheriting table's own.</summary>
    public static readonly DiagnosticDescriptor OwnNotNull = new("UK0325", DiagnosticKind.Refusal,
        "An inheriting table has a not-null constraint of its own name.",
        "PostgreSQL 18 makes the parent's constraint anew with the type, meets the child's under another name, and gives up.",
        "Exclude the class, or ALTER TABLE ... NO INHERIT before and INHERIT after the migration.");

    /// <summary>A migration that has not been taken back.</summary>
    public static readonly DiagnosticDescriptor MigrationInForce = new("UK0326", DiagnosticKind.Refusal,
        "Another migration is in force in this database.",
        "The toolkit keeps one way back; a second migration would have to be taken back before the first can be.",
        "Roll the migration back, then plan its classes and the others together with the same mapping key: old ids get the same uuids again.");

    /// <summary>A column in the place of one that would keep old ids.</summary>
    public static readonly DiagnosticDescriptor KeptColumnTaken = new("UK0327", DiagnosticKind.Refusal,
        "The column that would keep old ids cannot have its name.",
        "A table has one column of a name, and its partitions and inheriting tables get the column too.",
        "Give the columns another name, \"keepOldIds\": \"old_id\", or rename the column that is there.");

    /// <summary>A table with as many columns as a table can have.</summary>
    public static readonly DiagnosticDescriptor TooManyColumns = new("UK0328", DiagnosticKind.Refusal,
        "A table has no place for the column that would keep old ids.",
        "A table of PostgreSQL has 1,600 columns at most, and each that was ever dropped counts until the table is made anew.",
        "Plan without \"keepOldIds\", or make the table anew: CREATE TABLE ... (LIKE ... INCLUDING ALL) and copy its rows, or dump and restore it.");

    /// <summary>A reference that is probably one but not declared.</summary>
    public static readonly DiagnosticDescriptor UndeclaredReference = new("UK0401", DiagnosticKind.Warning,
        "A column looks like a reference but has no foreign key.",
        "It stays an integer and then refers to nothing.",
        "List it under \"references\" if it is one, and where it holds arrays under \"arrays\".");

    /// <summary>A domain whose check is lost.</summary>
    public static readonly DiagnosticDescriptor DomainLost = new("UK0402", DiagnosticKind.Warning,
        "The column is of a domain over integers.",
        "It becomes a plain uuid; the domain's own check no longer applies. The way back restores the domain.",
        "Make a domain over uuid afterwards if you want one.");

    /// <summary>References to nothing.</summary>
    public static readonly DiagnosticDescriptor Orphans = new("UK0403", DiagnosticKind.Warning,
        "A foreign key is NOT VALID: rows may refer to nothing.",
        "They are mapped like any others and the key stays NOT VALID.",
        "Clean them up and VALIDATE the constraint, before or after.");

    /// <summary>A position of a composite key that stays an integer.</summary>
    public static readonly DiagnosticDescriptor NaturalPosition = new("UK0404", DiagnosticKind.Note,
        "A composite primary key keeps an integer.",
        "The column neither refers to a key nor makes its own values, so it is a number, such as a line's.",
        "Nothing, unless it is an id after all: then give it an identity, declare its foreign key, or list it under \"references\".");

    /// <summary>Ids too large for the ordered mapping.</summary>
    public static readonly DiagnosticDescriptor OrderedOverflow = new("UK0405", DiagnosticKind.Warning,
        "Ids are too large for the ordered mapping.",
        "It has 48 bits for the id and the time; these ids need more, so the class uses the derived mapping and a table of pairs.",
        "Nothing; set \"mappings\" to choose another.");

    /// <summary>A sequence default on a reference.</summary>
    public static readonly DiagnosticDescriptor SequenceOnReference = new("UK0406", DiagnosticKind.Warning,
        "A foreign key column takes its default from a sequence.",
        "Usually a slip (serial for a reference): the default makes ids that refer to nothing. It becomes a new uuid in the same way.",
        "Drop the default if it is not meant.");

    /// <summary>An extension's own tables.</summary>
    public static readonly DiagnosticDescriptor ExtensionLeft = new("UK0407", DiagnosticKind.Note,
        "Tables of an extension are left as they are.",
        "An extension relies on its tables' types.",
        "Nothing.");

    /// <summary>A document column that may hold ids.</summary>
    public static readonly DiagnosticDescriptor DocumentColumn = new("UK0408", DiagnosticKind.Warning,
        "A document column holds keys that look like ids.",
        "Ids inside json, jsonb or hstore are not changed.",
        "Change them in the application, or with an UPDATE of your own after the migration.");

    /// <summary>A definition of the user's that is used instead.</summary>
    public static readonly DiagnosticDescriptor DefinitionReplaced = new("UK0409", DiagnosticKind.Note,
        "A definition is replaced by the one from the configuration.",
        "The old one does not work for uuids. The way back restores it.",
        "Nothing.");

    /// <summary>A refusal that the user has looked at.</summary>
    public static readonly DiagnosticDescriptor Acknowledged = new("UK0410", DiagnosticKind.Warning,
        "A refusal was acknowledged.",
        "The configuration says that somebody has looked at it.",
        "Nothing.");

    /// <summary>Sessions that remember the old types.</summary>
    public static readonly DiagnosticDescriptor ClientsReconnect = new("UK0411", DiagnosticKind.Warning,
        "Clients have to reconnect after the migration.",
        "A prepared statement from before fails with \"cached plan must not change result type\".",
        "Recycle connection pools once the migration is through.");

    /// <summary>Definitions that could not be tried.</summary>
    public static readonly DiagnosticDescriptor NotProbed = new("UK0412", DiagnosticKind.Warning,
        "Definitions were not tried against uuids.",
        "The trial needs temporary tables in a transaction that is rolled back, which this role or server does not allow.",
        "Plan with a role that may, or rehearse: a rehearsal runs everything.");

    /// <summary>A pair of columns that is probably a polymorphic reference.</summary>
    public static readonly DiagnosticDescriptor PolymorphicPair = new("UK0413", DiagnosticKind.Warning,
        "A pair of columns looks like a reference to several tables.",
        "No foreign key can declare it; its integers stay and then refer to nothing.",
        "List it under \"polymorphic\" with the kinds and their tables.");

    /// <summary>A key without identity, sequence and default.</summary>
    public static readonly DiagnosticDescriptor UnnumberedKey = new("UK0414", DiagnosticKind.Note,
        "Nothing in the database numbers a key.",
        "Its values come from the application, or they mean something outside of it, such as a year or a country's number, which nobody would see in a UUID.",
        "Where they mean something, put the table in \"exclude\". Otherwise the application makes UUIDs where it made integers.");

    /// <summary>Columns that tables get for their old ids.</summary>
    public static readonly DiagnosticDescriptor KeptColumns = new("UK0415", DiagnosticKind.Warning,
        "Tables get a column that keeps their old ids.",
        "Whatever counts a table's columns meets one more, the last: SELECT *, INSERT INTO ... SELECT *, COPY without a list of columns, and functions that give back the table's rows.",
        "Name the columns there. Drop the new ones when nobody speaks of integers any more; the way back does so by itself.");

    /// <summary>An index of old ids that is not unique.</summary>
    public static readonly DiagnosticDescriptor KeptNotUnique = new("UK0416", DiagnosticKind.Note,
        "An index of old ids is not unique.",
        "A partitioned table's unique index would have to hold the partition key, and a part of a composite key need not be unique by itself.",
        "Nothing, unless the application looks rows up by the old id alone: then expect several.");

    /// <summary>A function that deals in whole rows.</summary>
    public static readonly DiagnosticDescriptor WholeRows = new("UK0417", DiagnosticKind.Warning,
        "A function deals in whole rows of a table that gets a column for its old ids.",
        "Its body is checked when it is called: a list of columns that was complete is one short then.",
        "Look at the function; name the columns, or give the new CREATE FUNCTION in \"definitions\".");

    /// <summary>Columns that are named like a reference to what nobody knows, and arrays that have nothing but such values.</summary>
    public static readonly DiagnosticDescriptor UnexplainedId = new("UK0418", DiagnosticKind.Note,
        "A column of integers, or of arrays of them, may hold ids, and nothing says of what.",
        "It stays an integer. Where its values are ids that change, it then refers to nothing.",
        "List it under \"references\", or of arrays under \"arrays\", where it is one. Nothing where the number means something outside of the database.");

    /// <summary>A definition that compares the text of an id.</summary>
    public static readonly DiagnosticDescriptor TextOfId = new("UK0419", DiagnosticKind.Warning,
        "A definition compares the text of an id with something else.",
        "A uuid has a text as well, so nothing fails: what was equal to an integer's text is equal to nothing any more. A policy lets nobody in, or everybody.",
        "See to it that what it is compared with, such as a setting or a stored text, holds the text of UUIDs from the migration on; or give a new definition in \"definitions\".");

    /// <summary>A setting of a role or database that holds integers and gives ids.</summary>
    public static readonly DiagnosticDescriptor StoredSetting = new("UK0420", DiagnosticKind.Warning,
        "A role or the database has a setting that definitions compare with ids, and it holds no UUID.",
        "Every session of the role, or in the database, begins with the old integer: a definition that casts it to uuid fails, and one that compares texts finds nothing.",
        "Set it anew after the migration; uuidkit id tells the UUID of an old id.");
}
