using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>What kind of statement a text is, told from its first words; only as much as a load has to know.</summary>
internal sealed partial class StatementHead
{
    private const int WordsRead = 8;

    // Statements of the kinds that are asked about in full are short; data never is looked through.
    private const int LongestOfInterest = 100_000;

    private readonly string text;

    // Keywords in upper case; quoted identifiers without their quotes and as written.
    private readonly string[] words;

    /// <summary>Looks at <paramref name="text"/>.</summary>
    public StatementHead(string text)
    {
        this.text = text;
        words = [.. Tokens().Matches(text.Length > 2_000 ? text[..2_000] : text).Where(token => token.Groups["word"].Success || token.Groups["quoted"].Success)
            .Take(WordsRead).Select(token => token.Groups["quoted"].Success
                ? token.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal)
                : token.Groups["word"].Value.ToUpperInvariant())];
    }

    /// <summary>About a database as a whole, or about the whole server: never executed.</summary>
    public bool IsAboutDatabase => words switch
    {
        ["CREATE" or "DROP" or "ALTER", "DATABASE" or "TABLESPACE", ..] => true,
        ["COMMENT", "ON", "DATABASE" or "TABLESPACE" or "ROLE", ..] => true,
        ["ALTER", "SYSTEM", ..] => true,
        ["DROP", "ROLE" or "USER" or "GROUP", ..] => words is not ["DROP", "USER", "MAPPING", ..],
        ["ALTER", "ROLE" or "USER", ..] => Has(InDatabase()),
        ["GRANT" or "REVOKE", ..] => Has(OnDatabase()),
        ["SECURITY", "LABEL", ..] => Has(OnDatabase()),
        _ => false,
    };

    /// <summary>Creates or alters roles, or their membership in each other.</summary>
    public bool IsAboutRoles => words switch
    {
        ["CREATE" or "ALTER", "USER", "MAPPING", ..] => false,
        ["CREATE" or "ALTER", "ROLE" or "USER" or "GROUP", ..] => true,
        ["GRANT" or "REVOKE", ..] => !Has(On()),
        _ => false,
    };

    /// <summary>The role that a statement <c>CREATE ROLE</c> or <c>ALTER ROLE</c> is about, folded as PostgreSQL folds names.</summary>
    public string? Role => words is ["CREATE" or "ALTER", "ROLE" or "USER" or "GROUP", _, ..] && RoleName().Match(text) is { Success: true } match
        ? match.Groups["quoted"].Success
            ? match.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal)
            : match.Groups["word"].Value.ToLowerInvariant()
        : null;

    /// <summary>Says who owns something or who may do what with it; the data are the same without it.</summary>
    public bool IsAboutOwnership => words switch
    {
        ["GRANT" or "REVOKE", ..] => true,
        ["ALTER", "DEFAULT", "PRIVILEGES", ..] => true,
        ["SET", "SESSION", "AUTHORIZATION", ..] or ["SET", "ROLE", ..] => true,
        ["ALTER", ..] => Has(OwnerTo()),
        _ => false,
    };

    /// <summary>Sets a parameter of the session.</summary>
    public bool IsSetting => words is ["SET", not ("TRANSACTION" or "CONSTRAINTS"), ..]
        or ["SELECT", "SET_CONFIG", ..] or ["SELECT", "PG_CATALOG", "SET_CONFIG", ..];

    /// <summary>Creates an extension.</summary>
    public bool CreatesExtension => words is ["CREATE", "EXTENSION", ..];

    /// <summary>Makes something that every new database has: the schema public, the extension plpgsql.</summary>
    public bool CreatesWhatIsThere => words
        is ["CREATE", "SCHEMA", "PUBLIC" or "public", ..]
        or ["CREATE", "EXTENSION", "PLPGSQL" or "plpgsql", ..];

    /// <summary>Comments on what can belong to someone else, the superuser who made the database.</summary>
    public bool CommentsOnWhatIsThere => words is ["COMMENT", "ON", "EXTENSION", ..] or ["COMMENT", "ON", "SCHEMA", "PUBLIC" or "public", ..];

    /// <summary>Makes objects or rows; two databases with such statements cannot be loaded into one.</summary>
    public bool Creates => words is ["CREATE" or "COPY" or "INSERT", ..] && !IsAboutDatabase && !IsAboutRoles;

    /// <summary>May fail and the script go on, so that inside a transaction it needs a savepoint.</summary>
    public bool MayFail => IsSetting || IsAboutOwnership || IsAboutRoles || CreatesExtension || CreatesWhatIsThere || CommentsOnWhatIsThere
        || words is ["CREATE", "POLICY" or "SCHEMA", ..] or ["CREATE", "USER", "MAPPING", ..]
        || words is ["DO", ..]; // Dumps create roles in such blocks, which can meet another session (see RoleConflict).

    /// <summary>Whether a transaction is open after the statement, when <paramref name="before"/> says whether one was before.</summary>
    public bool TransactionAfter(bool before) => words switch
    {
        ["BEGIN", ..] or ["START", "TRANSACTION", ..] => true,
        ["COMMIT" or "ROLLBACK", "PREPARED", ..] => before,
        ["ROLLBACK", "TO", ..] or ["ROLLBACK", "WORK" or "TRANSACTION", "TO", ..] => before,
        ["COMMIT" or "END" or "ROLLBACK" or "ABORT", ..] => before && words is [.., not "NO", "CHAIN"],
        ["PREPARE", "TRANSACTION", ..] => false,
        _ => before,
    };

    /// <summary>True when a password can stand in the statement, so that not even the server's message about it is shown.</summary>
    public bool MayHoldPassword => text.Length <= LongestOfInterest && text.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first line for a message: no values, at most 120 characters.</summary>
    public string Excerpt
    {
        get
        {
            var line = text.AsSpan()[..Math.Min(text.Length, 4_000)];
            if (line.IndexOfAny('\r', '\n') is >= 0 and var end) line = line[..end];
            var shown = Literals().Replace(line.ToString(), "'...'");
            if (words is ["INSERT", ..] && Values().Match(shown) is { Success: true } values) shown = shown[..(values.Index + values.Length)] + " ...";
            return shown.Length <= 120 ? shown : shown[..117] + "...";
        }
    }

    private bool Has(Regex pattern) => text.Length <= LongestOfInterest && pattern.IsMatch(text);

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'?|""(?<quoted>(?:[^""]|"""")*)""|(?<word>[\w$]+)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"^\w+\s+\w+\s+(?:""(?<quoted>(?:[^""]|"""")+)""|(?<word>[\w$]+))", RegexOptions.CultureInvariant)]
    private static partial Regex RoleName();

    [GeneratedRegex(@"\bOWNER\s+TO\s+\S.*$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex OwnerTo();

    [GeneratedRegex(@"\bON\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex On();

    [GeneratedRegex(@"\bON\s+(?:DATABASE|TABLESPACE)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnDatabase();

    [GeneratedRegex(@"\bIN\s+DATABASE\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InDatabase();

    [GeneratedRegex(@"\bVALUES\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Values();

    [GeneratedRegex(@"'(?:[^']|'')*(?:'|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Literals();
}
