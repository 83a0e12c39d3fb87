namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>What becomes of the code that some rules report, once the id is a Guid.</summary>
internal abstract class Conversion
{
    /// <summary>The rules.</summary>
    public abstract IReadOnlyList<string> Rules { get; }

    /// <summary>Makes the edits; none where the code stays as it is.</summary>
    public abstract void Convert(Place place);
}
