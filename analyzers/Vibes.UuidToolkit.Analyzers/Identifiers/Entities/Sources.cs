namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>What says that something is a key, as messages put it in brackets.</summary>
internal static class Sources
{
    public const string Convention = "Entity Framework's convention";
    public const string ForeignKeyConvention = "foreign key by Entity Framework's convention";
    public const string HasKey = "HasKey";
    public const string KeyAttribute = "[Key]";
    public const string PrimaryKeyAttribute = "[PrimaryKey]";
    public const string HasForeignKey = "HasForeignKey";
    public const string ForeignKeyAttribute = "[ForeignKey]";
    public const string Identity = "ASP.NET Core Identity";
    public const string Setting = "vibes_uuid.entities";
    public const string References = "vibes_uuid.references";
    public const string Snapshot = "Entity Framework's model snapshot";
    public const string SnapshotForeignKey = "foreign key in Entity Framework's model snapshot";
    public const string Dapper = "read by Dapper";
}
