namespace Vibes.UuidToolkit.Postgres.Diagnostics;

// 00: the command line and the configuration.
public static partial class Descriptors
{
    /// <summary>A configuration file that cannot be read.</summary>
    public static readonly DiagnosticDescriptor ConfigurationInvalid = new("UK0001", DiagnosticKind.Usage,
        "The configuration cannot be read.",
        "It is JSON of a fixed form; anything unknown in it may be a slip that would change the result.",
        "Correct the file; schemas/uuidkit.schema.json describes it to an editor.");

    /// <summary>A name in the configuration that the database does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownName = new("UK0002", DiagnosticKind.Usage,
        "The configuration names something that is not there.",
        "A name that matches nothing is a slip, and what was meant would silently not happen.",
        "Correct the name; it is written schema.table or schema.table.column, without quotes.");

    /// <summary>A command line that does not fit together.</summary>
    public static readonly DiagnosticDescriptor CommandLine = new("UK0003", DiagnosticKind.Usage,
        "The command line is not complete.",
        "The command needs to know what to work on.",
        "See uuidkit COMMAND --help.");

    /// <summary>A plan's folder that is missing something.</summary>
    public static readonly DiagnosticDescriptor PlanInvalid = new("UK0004", DiagnosticKind.Usage,
        "The plan cannot be read.",
        "A migration runs exactly what was planned and reviewed.",
        "Make the plan again with uuidkit plan.");

    /// <summary>A folder or file that cannot be written.</summary>
    public static readonly DiagnosticDescriptor CannotWrite = new("UK0005", DiagnosticKind.Usage,
        "The output cannot be written.",
        "The plan, the journal and the snapshots go there.",
        "Choose a folder that can be written with -o.");

    /// <summary>A question that was not answered with yes.</summary>
    public static readonly DiagnosticDescriptor NotConfirmed = new("UK0007", DiagnosticKind.Refusal,
        "It was not confirmed.",
        "What the command changes is yours, so it asks first. Nothing was changed.",
        "Answer yes, or give --yes.");

    /// <summary>A run that the user ended.</summary>
    public static readonly DiagnosticDescriptor Cancelled = new("UK0008", DiagnosticKind.Failure,
        "The run was cancelled.",
        "What was not committed was rolled back: a database is wholly before, or, if COMMIT had arrived, wholly after; code is wholly before.",
        "Run the command again when it suits: it says which, and finishes the work.");

    /// <summary>An error that the toolkit does not expect.</summary>
    public static readonly DiagnosticDescriptor InternalError = new("UK0009", DiagnosticKind.Failure,
        "Something went wrong that should not.",
        "It is an error of the toolkit. A transaction that was open was rolled back.",
        "Please report it with the output of --verbose.");

    /// <summary>A compiler's log that cannot be read.</summary>
    public static readonly DiagnosticDescriptor LogUnreadable = new("UK0010", DiagnosticKind.Usage,
        "The compiler's log cannot be read.",
        "A baseline made of half a log would let known findings stop the build.",
        "Make it again: dotnet build --no-incremental -p:VibesUuidLog=DIR, or -p:ErrorLog=FILE.");
}
