using Vibes.UuidToolkit.Migration.Planning;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Legacy;

/// <summary>The property of Entity Framework's model for a column with old ids.</summary>
internal static class LegacyProperty
{
    /// <summary>Its name.</summary>
    public const string Name = "LegacyId";

    /// <summary>Its type in C#. Rows made since the migration have no integer.</summary>
    public static string TypeOf(KeptId kept) => kept.Type switch { "smallint" => "short?", "bigint" => "long?", _ => "int?" };
}
