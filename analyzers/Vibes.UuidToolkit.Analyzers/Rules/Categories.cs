namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>The areas that rules are grouped by; each is a hundred of ids.</summary>
public static class Categories
{
    /// <summary>The toolkit's own files: VUID00xx.</summary>
    public const string Setup = "Uuid.Setup";

    /// <summary>Entities, DTOs, value objects: VUID01xx.</summary>
    public const string Models = "Uuid.Models";

    /// <summary>Entity Framework Core's configuration and migrations: VUID02xx.</summary>
    public const string EntityFramework = "Uuid.EntityFramework";

    /// <summary>Parameters, returns, fields, locals, conversions: VUID03xx.</summary>
    public const string Services = "Uuid.Services";

    /// <summary>Route templates, handlers, validation, clients: VUID04xx.</summary>
    public const string Routes = "Uuid.Routes";

    /// <summary>SQL in strings and files, readers and parameters: VUID05xx.</summary>
    public const string Sql = "Uuid.Sql";

    /// <summary>What compiles as before and means something else: VUID06xx.</summary>
    public const string Semantics = "Uuid.Semantics";

    /// <summary>What to watch once ids are UUIDs: VUID07xx.</summary>
    public const string Hygiene = "Uuid.Hygiene";

    /// <summary>Guesses from names alone: VUID09xx.</summary>
    public const string Names = "Uuid.Names";
}
