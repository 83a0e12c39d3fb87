using System.Globalization;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Ids that a reader of a test recognises: the number's decimal digits at the end of a version 8 UUID. 42 becomes
/// <c>00000000-0000-8000-8000-000000000042</c>; they sort as the
/// numbers do, and negative ones, which never were rows, behind them.
/// </summary>
public sealed class ReadableIds : IIdLiterals
{
    /// <summary>The same as a method of the code that is changed, for numbers that only a run of it knows.</summary>
    internal const string Code =
        """

            /// <summary>The id that stands for a number: of 5, the one that is written for 5; of 0, none.</summary>
            public static global::System.Guid Of(long number)
            {
                if (number == 0)
                    return global::System.Guid.Empty;
                var digits = global::System.Math.Abs((decimal)number).ToString("0000000000000000000", global::System.Globalization.CultureInfo.InvariantCulture);
                return new global::System.Guid((number < 0 ? "ffffffff-" : "00000000-") + digits.Substring(0, 4) + "-8" + digits.Substring(4, 3) + "-8000-" + digits.Substring(7));
            }

        """;

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
