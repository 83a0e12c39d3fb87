namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>The privileges behind the letters of an access control list (documentation, "Privileges", table of ACL abbreviations).</summary>
public static class Privilege
{
    /// <summary>The privilege's key word.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The letter is none of PostgreSQL 12 to 18.</exception>
    public static string Name(char letter) => letter switch
    {
        'r' => "SELECT",
        'a' => "INSERT",
        'w' => "UPDATE",
        'd' => "DELETE",
        'D' => "TRUNCATE",
        'x' => "REFERENCES",
        't' => "TRIGGER",
        'm' => "MAINTAIN",
        'U' => "USAGE",
        'C' => "CREATE",
        'X' => "EXECUTE",
        'c' => "CONNECT",
        'T' => "TEMPORARY",
        's' => "SET",
        'A' => "ALTER SYSTEM",
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "No privilege has this letter."),
    };
}
