using System.Globalization;

namespace Vibes.UuidToolkit.Recall.Benchmarks;

/// <summary>Names for <c>Guid</c> that are as long as the type they stand in for: what stands behind them keeps its place, and places before and after can be compared.</summary>
internal static class GuidNames
{
    /// <summary>The length of the shortest, that of <c>int</c>.</summary>
    public const int Least = 3;

    private const int Most = 6;

    /// <summary>The file that declares them.</summary>
    public static string Declarations => string.Concat(Enumerable.Range(Least, Most - Least + 1).Select(length => string.Create(CultureInfo.InvariantCulture, $"global using {Of(length)} = System.Guid;\n")));

    /// <summary>The name of a length.</summary>
    public static string Of(int length) => "Uid".PadRight(length, '_');
}
