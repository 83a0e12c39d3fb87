namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>What becomes of the integer ids that are written in code: in tests, seeds and constants.</summary>
public interface IIdLiterals
{
    /// <summary>The UUID of a row.</summary>
    /// <param name="entity">The entity's name.</param>
    /// <param name="table">Its table's qualified name; null where it is not known.</param>
    /// <param name="id">The old id.</param>
    /// <returns>The same for the same, and different for different ids of one entity.</returns>
    Guid Of(string entity, string? table, long id);

    /// <summary>Whether they are the ids that the migrated database has.</summary>
    bool AreOfDatabase { get; }
}
