namespace Vibes.UuidToolkit.Postgres.Diagnostics;

// 08, to 49: a solution is loaded, read and written.
public static partial class Descriptors
{
    /// <summary>A path to code where there is none.</summary>
    public static readonly DiagnosticDescriptor CodeNotFound = new("UK0801", DiagnosticKind.Usage,
        "There is nothing at this path.",
        "The command reads a solution, a project or a folder that holds one.",
        "Name a .sln, .slnx, .slnf or .csproj file, or its folder.");

    /// <summary>A path that does not say which solution is meant.</summary>
    public static readonly DiagnosticDescriptor CodeNotNamed = new("UK0802", DiagnosticKind.Usage,
        "It is not clear which solution is meant.",
        "A change of half the projects that share an id leaves code that does not compile, so nothing is guessed.",
        "Name the .sln, .slnx, .slnf or .csproj file.");

    /// <summary>No SDK that builds the code.</summary>
    public static readonly DiagnosticDescriptor NoSdk = new("UK0803", DiagnosticKind.Usage,
        "No .NET SDK can build this code.",
        "Projects are read as their own build reads them, and only an SDK knows how that is.",
        "Install the SDK that global.json asks for, or a current one; dotnet --list-sdks tells which are there.");

    /// <summary>A solution file that is none.</summary>
    public static readonly DiagnosticDescriptor SolutionUnreadable = new("UK0804", DiagnosticKind.Usage,
        "The solution cannot be read.",
        "Without it nobody knows which projects belong together.",
        "See what dotnet build says of it.");

    /// <summary>A project that does not load.</summary>
    public static readonly DiagnosticDescriptor ProjectNotLoaded = new("UK0805", DiagnosticKind.Warning,
        "A project does not load.",
        "Its code is not looked at: what is in it is neither reported nor changed. The other projects go on without it.",
        "See what dotnet build says of the project.");

    /// <summary>A project whose packages are not there.</summary>
    public static readonly DiagnosticDescriptor ProjectNotRestored = new("UK0806", DiagnosticKind.Warning,
        "A project was not restored.",
        "Its packages are not there, so the types that come from them are unknown, and what they have to do with ids is overlooked.",
        "Run dotnet restore, then run this again.");

    /// <summary>A solution without C#.</summary>
    public static readonly DiagnosticDescriptor NoCSharp = new("UK0807", DiagnosticKind.Usage,
        "There is no C# project to read.",
        "Only C# is understood; projects in other languages are passed over.",
        "Name a solution with C# projects, and see the messages about those that do not load.");

    /// <summary>A project in another language.</summary>
    public static readonly DiagnosticDescriptor LanguagePassedOver = new("UK0808", DiagnosticKind.Note,
        "A project is not written in C#.",
        "It is passed over: an id in it has to be changed by hand.",
        "Look for ids in it yourself.");

    /// <summary>Code that does not compile before anything is changed.</summary>
    public static readonly DiagnosticDescriptor CodeDoesNotCompile = new("UK0809", DiagnosticKind.Warning,
        "The code does not compile.",
        "Where the compiler does not know a type, nobody can tell whether an id is there; places may be overlooked.",
        "Make it compile first; dotnet build shows all errors.");

    /// <summary>Code that is not changed, because it does not compile.</summary>
    public static readonly DiagnosticDescriptor CodeNotChanged = new("UK0810", DiagnosticKind.Refusal,
        "Code that does not compile is not changed.",
        "Whether a change is right is judged by the compiler, which has to be content before it. Nothing was written.",
        "Make it compile first, or give --allow-errors.");

    /// <summary>A file that is not as it was read.</summary>
    public static readonly DiagnosticDescriptor FileChanged = new("UK0811", DiagnosticKind.Refusal,
        "A file is not what it was when it was read.",
        "Writing over it would lose what somebody has changed since. Nothing was written.",
        "Run the command again.");

    /// <summary>A file that cannot be written.</summary>
    public static readonly DiagnosticDescriptor FileNotWritable = new("UK0812", DiagnosticKind.Refusal,
        "A file cannot be written.",
        "All files are changed or none: with some of them the code would not compile. Nothing was written.",
        "Make the file and its folder writable.");

    /// <summary>Writing that came to nothing.</summary>
    public static readonly DiagnosticDescriptor WritingFailed = new("UK0813", DiagnosticKind.Failure,
        "The files could not be written.",
        "What was written already was put back: the code is as it was.",
        "Clear what the message says, and run the command again.");

    /// <summary>A file whose encoding cannot be kept.</summary>
    public static readonly DiagnosticDescriptor EncodingUnknown = new("UK0814", DiagnosticKind.Refusal,
        "A file's encoding is not known.",
        "Written back, its other characters would be lost. Nothing was written.",
        "Save the file as UTF-8.");

    /// <summary>A git work tree with changes in it.</summary>
    public static readonly DiagnosticDescriptor WorkTreeDirty = new("UK0815", DiagnosticKind.Refusal,
        "There are changes that are not committed.",
        "The fix could not be told from them afterwards, nor taken back without them. Nothing was written.",
        "Commit or stash them, or give --allow-dirty.");

    /// <summary>Code that no git keeps.</summary>
    public static readonly DiagnosticDescriptor NoWorkTree = new("UK0816", DiagnosticKind.Note,
        "The code is not in a git work tree.",
        "What is changed cannot be taken back by git.",
        "Keep a copy.");

    /// <summary>A file that two projects would change differently.</summary>
    public static readonly DiagnosticDescriptor LinkedFileDiffers = new("UK0817", DiagnosticKind.Refusal,
        "A file would have to become two different ones.",
        "It belongs to several projects or target frameworks, in which the same text means different things. Nothing was written.",
        "Exclude the entity in question with --exclude, or give each project a file of its own.");

    /// <summary>An entity that there is not.</summary>
    public static readonly DiagnosticDescriptor EntityUnknown = new("UK0818", DiagnosticKind.Usage,
        "No entity with an integer key has this name.",
        "Passed over in silence, a slip in a name would look like code in which nothing has to change.",
        "Name its type or its table as the message lists them.");

    /// <summary>A name that several entities have.</summary>
    public static readonly DiagnosticDescriptor EntityNotNamed = new("UK0819", DiagnosticKind.Usage,
        "It is not clear which entity is meant.",
        "Several have this name, and the ids of one must not change because those of another are meant to.",
        "Give the full name of its type, or its table.");

    /// <summary>A plan of a fix that is none.</summary>
    public static readonly DiagnosticDescriptor FixPlanInvalid = new("UK0821", DiagnosticKind.Usage,
        "The plan of the fix cannot be read.",
        "It is JSON of a fixed form; a slip in it would silently decide something else.",
        "Correct the file; schemas/fix-plan.schema.json describes it to an editor. Or remove it: it is written anew.");

    /// <summary>An answer that is none of those there are.</summary>
    public static readonly DiagnosticDescriptor UnknownChoice = new("UK0822", DiagnosticKind.Usage,
        "The plan chooses something that there is not.",
        "What was meant would silently not happen. Nothing was written.",
        "Choose one of the decision's choices.");

    /// <summary>An answer that nobody asks for.</summary>
    public static readonly DiagnosticDescriptor StaleDecision = new("UK0823", DiagnosticKind.Warning,
        "The plan decides something that is not in question.",
        "The code has changed since, or it is done already, or the key was mistyped: the answer has no effect.",
        "Remove the entry, or correct its key.");

    /// <summary>A question that the plan does not answer.</summary>
    public static readonly DiagnosticDescriptor UndecidedDecision = new("UK0824", DiagnosticKind.Warning,
        "The plan does not decide something that is in question.",
        "It is decided by default, which nobody has looked at.",
        "Add it to the plan; without the file, the whole plan is written anew.");

    /// <summary>Keys that a package declares.</summary>
    public static readonly DiagnosticDescriptor KeyOfPackage = new("UK0825", DiagnosticKind.Note,
        "A package declares keys of the application's model as integers.",
        "No code of the solution can change them: they and what refers to them stay integers, in the code and, for the two to fit, in the database.",
        "Exclude their tables from the database's migration, or use a version of the package whose keys are of another type.");

    /// <summary>A setting that is about no column.</summary>
    public static readonly DiagnosticDescriptor ReferenceUnknown = new("UK0826", DiagnosticKind.Warning,
        "vibes_uuid.references names a column or an entity that no project has.",
        "Passed over in silence, a slip in a name would leave a column of ids an integer.",
        "Name the entity's type or table and the property or column, and whose ids they are: Audit.UserId: User.");

    /// <summary>Code of which nothing says what its entities are.</summary>
    public static readonly DiagnosticDescriptor NoEntityKnown = new("UK0827", DiagnosticKind.Warning,
        "No entity is known, so no integer is known to be an id.",
        "Entities are known by Entity Framework's model, by [Table] and [Key], by statements of SQL, or by the approved schema. That nothing was found says nothing about code that has none of them.",
        "Give the approved schema with --schema FILE, which uuidkit snapshot writes: its tables are the entities that are called like them.");

    /// <summary>A literal id whose UUID cannot be worked out.</summary>
    public static readonly DiagnosticDescriptor IdNotMapped = new("UK0831", DiagnosticKind.Warning,
        "The database's UUID of an id in the code is not known.",
        "It gets a readable UUID that no row of the migrated database has: right in a test with its own rows, wrong where the row has to be found.",
        "Look at the places that the plan lists; uuidkit id TABLE ID tells the UUID of a migrated database.");

    /// <summary>Places that are left for a person.</summary>
    public static readonly DiagnosticDescriptor PlacesLeftOpen = new("UK0841", DiagnosticKind.Finding,
        "Places are left for a person.",
        "What is meant there nobody can read from the code, and nothing is guessed.",
        "Look at each of them; uuidkit scan lists them again.");

    /// <summary>An entity that stays as it is.</summary>
    public static readonly DiagnosticDescriptor EntityRejected = new("UK0842", DiagnosticKind.Finding,
        "An entity was not changed.",
        "The changed code would not compile, and code that does not compile is not written.",
        "Clear what the compiler says, and run the command again.");
}
