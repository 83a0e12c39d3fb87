using System.Globalization;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Ids that a reader of a test recognises: the number's decimal digits at the end of a version 8 UUID. 42 becomes
/// <c>00000000-0000-8000-8000-000000000042</c>; they sort as the
/// numbers do, and negative ones, which never were rows, behind them.
/// </summary>
public sealed class ReadableIds : IIdLiterals
{
    /// <inheritdoc/>
    public bool AreOfDatabase => false;

    /// <inheritdoc/>
    public Guid Of(string entity, string? table, long id)
    {
        // Nineteen digits hold every long.
        var digits = Math.Abs((decimal)id).ToString("0000000000000000000", CultureInfo.InvariantCulture);
        return Guid.Parse($"{(id < 0 ? "ffffffff" : "00000000")}-{digits[..4]}-8{digits[4..7]}-8000-{digits[7..]}");
    }
}
