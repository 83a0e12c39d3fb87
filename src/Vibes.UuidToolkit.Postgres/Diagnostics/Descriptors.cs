using System.Reflection;

namespace Vibes.UuidToolkit.Postgres.Diagnostics;

/// <summary>
/// Every message the toolkit can give, one table for all of its parts so that a code means one thing.
/// The hundreds are areas: 00 command line and configuration, 01 servers and connections, 02 sources,
/// 03 refusals of a plan, 04 warnings of a plan, 05 running, 06 verification, 07 rollback, 08 code.
/// </summary>
public static partial class Descriptors
{
    /// <summary>All descriptors in the order of their codes.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All => Table.Value;

    // Lazy, because the fields of the other files of this class are set before it is first asked for, not before this field is.
    private static readonly Lazy<IReadOnlyList<DiagnosticDescriptor>> Table = new(() =>
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>()
            .OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal),
    ]);
}
