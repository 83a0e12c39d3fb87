namespace Vibes.UuidToolkit.Postgres.Tools;

/// <summary>The formats of <c>pg_dump</c>.</summary>
public enum DumpFormat
{
    /// <summary>A psql script.</summary>
    Plain,

    /// <summary>One compressed archive file.</summary>
    Custom,

    /// <summary>A folder with a file a table.</summary>
    Directory,

    /// <summary>A tar archive.</summary>
    Tar,
}
