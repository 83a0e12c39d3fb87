namespace Vibes.UuidToolkit.Postgres.Diagnostics;

// 02: what a database is read from, and how a script is loaded.
public static partial class Descriptors
{
    /// <summary>The path does not exist.</summary>
    public static readonly DiagnosticDescriptor SourceNotFound = new(
        "UK0201", DiagnosticKind.Usage, "The source does not exist.",
        "A source is a connection string, a postgresql:// URI, or the path of a dump.",
        "Check the path; relative paths start at the current folder.");

    /// <summary>The source is neither a script nor an archive nor a connection string.</summary>
    public static readonly DiagnosticDescriptor SourceNotUnderstood = new(
        "UK0202", DiagnosticKind.Usage, "The source is of no known kind.",
        "The kind is told from the content, never from the name: SQL text, gzipped SQL text, or what pg_dump writes in its custom, directory and tar formats.",
        "Make the dump again with pg_dump, or pass the connection string of the database itself.");

    /// <summary>A script ends in the middle.</summary>
    public static readonly DiagnosticDescriptor ScriptCutShort = new(
        "UK0203", DiagnosticKind.Refusal, "The file is cut short.",
        "A copy with a part missing would prove nothing about the whole database.",
        "Make the dump again, or copy the file again and compare the sizes; a script written by hand needs a semicolon after its last statement.");

    /// <summary>A psql command that cannot be honoured.</summary>
    public static readonly DiagnosticDescriptor PsqlCommandRefused = new(
        "UK0204", DiagnosticKind.Refusal, "The script uses a psql command that is not supported.",
        "Leaving it out could change what the script creates.",
        "Load the script once with psql into an empty database and give that database as the source.");

    /// <summary>Bytes that are not text in the encoding of the script.</summary>
    public static readonly DiagnosticDescriptor ScriptEncoding = new(
        "UK0205", DiagnosticKind.Refusal, "The text of the script cannot be decoded.",
        "Guessing an encoding would change data without a trace.",
        "Dump with pg_dump --encoding=UTF8 --file=NAME, or put the line SET client_encoding = '...'; at the top of the script.");

    /// <summary>The server refused a statement of the script.</summary>
    public static readonly DiagnosticDescriptor StatementFailed = new(
        "UK0206", DiagnosticKind.Refusal, "A statement of the script failed.",
        "A copy with a part missing would prove nothing about the whole database.",
        "Correct the script, or make the dump again; psql -v ON_ERROR_STOP=1 shows the same error.");

    /// <summary>The server lacks an extension of the script.</summary>
    public static readonly DiagnosticDescriptor ExtensionMissing = new(
        "UK0207", DiagnosticKind.Refusal, "The server lacks an extension that the script needs.",
        "The tables of the script can use types and functions of the extension.",
        "Give a server that has the extension with --server.");

    /// <summary>The server lacks a role of the script and roles may not be created.</summary>
    public static readonly DiagnosticDescriptor RoleMissing = new(
        "UK0208", DiagnosticKind.Refusal, "The server lacks a role that the script needs.",
        "The statement means something else without the role, and roles are not created on a server that is not the toolkit's own.",
        "Create the role on the server, or leave out --server so that a server of the toolkit's own is used.");

    /// <summary>A script creates objects in more than one database.</summary>
    public static readonly DiagnosticDescriptor SeveralDatabases = new(
        "UK0209", DiagnosticKind.Refusal, "The script holds several databases.",
        "A copy is one database; two in one would mix their tables.",
        "Choose one database of the script, or dump that database alone with pg_dump.");

    /// <summary>The chosen database is not in the script.</summary>
    public static readonly DiagnosticDescriptor DatabaseNotInScript = new(
        "UK0210", DiagnosticKind.Usage, "The script does not hold the chosen database.",
        "Only what follows a \\connect to the chosen database is loaded.",
        "Choose one of the databases that the script connects to.");

    /// <summary>pg_dump or pg_restore is nowhere to be found.</summary>
    public static readonly DiagnosticDescriptor ClientToolsMissing = new(
        "UK0211", DiagnosticKind.Usage, "PostgreSQL's client tools were not found.",
        "Only pg_dump writes a faithful copy of a database, and only pg_restore reads its archives.",
        "Install PostgreSQL's client tools (Debian: postgresql-client), or name the folder of pg_dump and pg_restore in UUIDKIT_PG_BIN.");

    /// <summary>The newest pg_dump found is older than the server.</summary>
    public static readonly DiagnosticDescriptor ClientToolsTooOld = new(
        "UK0212", DiagnosticKind.Usage, "PostgreSQL's client tools are older than the server.",
        "pg_dump refuses a server newer than itself, because it cannot know what is new there.",
        "Install client tools of the server's version or newer, and name their folder in UUIDKIT_PG_BIN if they are not found.");

    /// <summary>pg_dump or pg_restore ended with an error.</summary>
    public static readonly DiagnosticDescriptor ClientToolFailed = new(
        "UK0213", DiagnosticKind.Refusal, "A client tool of PostgreSQL failed.",
        "Without its whole output there is no whole copy.",
        "Correct what the tool reports; an archive of a newer pg_dump needs a pg_restore as new.");

    /// <summary>A file named by \i or \ir cannot be read.</summary>
    public static readonly DiagnosticDescriptor IncludeNotFound = new(
        "UK0214", DiagnosticKind.Refusal, "A file that the script includes cannot be read.",
        "\\i names a file relative to the current folder, \\ir relative to the script.",
        "Run from the folder that the script expects, or bring the file there.");

    /// <summary>A script ends inside a transaction of its own.</summary>
    public static readonly DiagnosticDescriptor TransactionLeftOpen = new(
        "UK0215", DiagnosticKind.Refusal, "The script ends inside a transaction.",
        "PostgreSQL rolls an open transaction back when the session ends, so nothing of it would stay.",
        "Add the missing COMMIT, or copy the file again if it is cut short.");

    /// <summary>A statement about a database as a whole was left out.</summary>
    public static readonly DiagnosticDescriptor DatabaseStatementLeftOut = new(
        "UK0216", DiagnosticKind.Note, "A statement about a whole database was left out.",
        "Everything is loaded into the copy's own database, whatever it is called in the script.",
        "Nothing has to be done.");

    /// <summary>The server does not know a parameter that the script sets.</summary>
    public static readonly DiagnosticDescriptor ParameterUnknown = new(
        "UK0217", DiagnosticKind.Note, "A parameter that the server does not know was left out.",
        "The dump was made for a server of another version.",
        "Nothing has to be done, unless the script depends on the parameter.");

    /// <summary>An object of every database was there already.</summary>
    public static readonly DiagnosticDescriptor AlreadyThere = new(
        "UK0218", DiagnosticKind.Note, "An object that every database has was kept as it is.",
        "A new database already holds the schema public and the extension plpgsql.",
        "Nothing has to be done.");

    /// <summary>A role was created on the toolkit's own server.</summary>
    public static readonly DiagnosticDescriptor RoleCreated = new(
        "UK0219", DiagnosticKind.Note, "A role of the script was created on the throwaway server.",
        "The script names the role but does not create it; the new role cannot log in.",
        "Nothing has to be done.");

    /// <summary>A statement that creates or alters roles was left out.</summary>
    public static readonly DiagnosticDescriptor RoleStatementLeftOut = new(
        "UK0220", DiagnosticKind.Note, "A statement about roles was left out.",
        "Roles belong to the whole server, and this server is not the toolkit's own.",
        "Create the roles on the server if ownership and privileges matter for the copy.");

    /// <summary>Ownership or privileges of a role that does not exist were left out.</summary>
    public static readonly DiagnosticDescriptor OwnershipLeftOut = new(
        "UK0221", DiagnosticKind.Note, "Ownership or privileges of an unknown role were left out.",
        "The server does not have the role; the objects belong to the user who loads.",
        "Create the role on the server if ownership and privileges matter for the copy.");
}
