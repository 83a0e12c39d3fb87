namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>Why <see cref="StatementScanner"/> stopped.</summary>
internal enum ScanStop
{
    /// <summary>The line is used up.</summary>
    EndOfLine,

    /// <summary>A semicolon ended the statement.</summary>
    EndOfStatement,

    /// <summary>A backslash outside quotes begins a psql command.</summary>
    Command,
}
