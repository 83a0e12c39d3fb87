using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// Which declarations of a solution hold ids, as <c>uuidkit scan --ids</c> found when it followed them through all projects: a compilation sees only its own
/// bodies. A line <c>[Shop.Api]</c> says which assembly the lines below it are of; a line of an entity's type is <c>T:Shop.Order = Shop.Order</c>, one of a
/// member that is mapped to a column <c>P:Shop.Order.Id = key of Shop.Order: why</c>, and one of another place <c>P:Shop.OrderRow.Id = Shop.Order: why</c>. Empty
/// lines and lines that begin with <c>#</c> are comments.
/// </summary>
/// <param name="Text">The file.</param>
/// <param name="Source">Its text; null where it could not be read.</param>
/// <param name="Lines">What it says of the assemblies that the compilation sees.</param>
/// <param name="Malformed">The numbers of lines that cannot be understood.</param>
internal sealed record IdsFile(AdditionalText Text, SourceText? Source, IReadOnlyList<IdsLine> Lines, IReadOnlyList<int> Malformed)
{
    // Weak and by identity: an entry lives as long as the text, which an editor keeps from one compilation to the next.
    private static readonly ConditionalWeakTable<SourceText, IReadOnlyList<IdsSection>> Known = new();

    /// <summary>Reads what the file says of a compilation and of those that it refers to.</summary>
    /// <param name="text">The file.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static IdsFile Read(AdditionalText text, Compilation compilation, CancellationToken cancellation)
    {
        if (text.GetText(cancellation) is not { } source)
            return new(text, null, [], []);
        var seen = new HashSet<string>(compilation.ReferencedAssemblyNames.Select(assembly => assembly.Name), StringComparer.Ordinal) { "", compilation.AssemblyName ?? "" };
        var sections = Known.GetValue(source, IdsSection.In).Where(section => seen.Contains(section.Assembly)).ToList();
        return new(text, source, [.. sections.SelectMany(section => section.Lines)], [.. sections.SelectMany(section => section.Malformed)]);
    }
}
