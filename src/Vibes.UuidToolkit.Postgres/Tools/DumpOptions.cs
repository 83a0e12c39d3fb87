namespace Vibes.UuidToolkit.Postgres.Tools;

/// <summary>What <c>pg_dump</c> writes.</summary>
public sealed record DumpOptions
{
    /// <summary>Definitions without rows.</summary>
    public bool SchemaOnly { get; init; }

    /// <summary>Without statements about who owns what.</summary>
    public bool NoOwner { get; init; }

    /// <summary>Without GRANT and REVOKE.</summary>
    public bool NoPrivileges { get; init; }

    /// <summary>The format; anything but <see cref="DumpFormat.Plain"/> is read back by <c>pg_restore</c>.</summary>
    public DumpFormat Format { get; init; }

    /// <summary>The options as arguments.</summary>
    internal IEnumerable<string> ToArguments()
    {
        yield return "--format=" + Format.ToString().ToLowerInvariant();
        yield return "--encoding=UTF8";
        yield return "--no-password";
        // A copy is on another machine's disks, and must never start to replicate from the real publisher.
        yield return "--no-tablespaces";
        yield return "--no-subscriptions";
        if (SchemaOnly) yield return "--schema-only";
        if (NoOwner) yield return "--no-owner";
        if (NoPrivileges) yield return "--no-privileges";
    }
}
