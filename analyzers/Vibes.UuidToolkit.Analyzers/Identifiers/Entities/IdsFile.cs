using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

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
internal sealed record IdsFile(AdditionalText Text, SourceText? Source, IReadOnlyList<IdsFile.Line> Lines, IReadOnlyList<int> Malformed)
{
    private const string Is = " = ";
    private const string KeyOf = "key of ";
    private const string Why = ": ";

    /// <summary>Reads what the file says of a compilation and of those that it refers to.</summary>
    /// <param name="text">The file.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static IdsFile Read(AdditionalText text, Compilation compilation, CancellationToken cancellation)
    {
        var lines = new List<Line>();
        var malformed = new List<int>();
        var source = text.GetText(cancellation);
        var seen = new HashSet<string>(compilation.ReferencedAssemblyNames.Select(assembly => assembly.Name), StringComparer.Ordinal) { compilation.AssemblyName ?? "" };
        // Above the first section nothing is of any assembly.
        var (assembly, isSeen) = ("", true);
        foreach (var line in source?.Lines ?? Enumerable.Empty<TextLine>())
        {
            if (line.Span.IsEmpty || source![line.Start] == '#' || !isSeen && source[line.Start] != '[')
                continue;
            var content = line.ToString().TrimEnd();
            if (content.Length == 0)
                continue;
            if (content[0] == '[' && content[content.Length - 1] == ']')
            {
                assembly = content.Substring(1, content.Length - 2);
                isSeen = seen.Contains(assembly);
            }
            else if (assembly.Length > 0 && Parse(content, assembly, line.LineNumber) is { } told)
                lines.Add(told);
            else
                malformed.Add(line.LineNumber);
        }

        return new(text, source, lines, malformed);
    }

    private static Line? Parse(string content, string assembly, int number)
    {
        if (content.IndexOf(Is, StringComparison.Ordinal) is not (> 0 and var equals) || PlaceName.Parse(content.Substring(0, equals)) is not { } place)
            return null;
        var (entity, reason) = (content.Substring(equals + Is.Length), (string?)null);
        if (entity.IndexOf(Why, StringComparison.Ordinal) is > 0 and var why)
            (entity, reason) = (entity.Substring(0, why), entity.Substring(why + Why.Length));
        var isKey = entity.StartsWith(KeyOf, StringComparison.Ordinal);
        if (isKey)
            entity = entity.Substring(KeyOf.Length);
        var isOfType = place is { Part: null, Path.IsValue: true } && place.Declaration[0] == 'T';
        return isOfType == reason is null && !(isOfType && isKey) ? new(assembly, place, entity, isKey, reason, number) : null;
    }

    /// <summary>What the file says of a place, or that a type is an entity.</summary>
    /// <param name="Assembly">The assembly that declares it.</param>
    /// <param name="Place">The place.</param>
    /// <param name="Entity">The entity whose id it holds, or that it is: by its type, or by its table where no type stands for it.</param>
    /// <param name="IsKey">Whether it is a member that is mapped to a column.</param>
    /// <param name="Reason">Why, as <see cref="Identifier.Reason"/>; null for an entity's type.</param>
    /// <param name="Number">The line's number, from 0.</param>
    internal sealed record Line(string Assembly, PlaceName Place, string Entity, bool IsKey, string? Reason, int Number)
    {
        /// <summary>The line of a place.</summary>
        /// <param name="place">The place.</param>
        /// <param name="id">What it holds.</param>
        /// <param name="isKey">Whether it is a member that is mapped to a column.</param>
        public static string Of(PlaceName place, Identifier id, bool isKey) => place + Is + (isKey ? KeyOf : "") + NameOf(id.Entity) + Why + id.Reason;

        /// <summary>The line of an entity's type.</summary>
        public static string Of(INamedTypeSymbol type, Entity entity) => type.GetDocumentationCommentId() + Is + NameOf(entity);

        /// <summary>Whether an entity is the one that is meant.</summary>
        public bool IsOf(Entity entity) => NameOf(entity) == Entity;

        /// <summary>The declaration in a compilation that sees it; null where there is none of that name any more.</summary>
        public ISymbol? Find(Compilation compilation) =>
            DocumentationCommentId.GetSymbolsForDeclarationId(Place.Declaration, compilation).FirstOrDefault(found => found.ContainingAssembly?.Name == Assembly && HasPart(found));

        private bool HasPart(ISymbol declaration) => Place.Part is not { } part || declaration switch
        {
            IMethodSymbol method => method.Parameters.Any(parameter => parameter.Name == part),
            IPropertySymbol indexer => indexer.Parameters.Any(parameter => parameter.Name == part),
            INamedTypeSymbol type => BaseArgument.Direct(type).Any(direct => direct.OriginalDefinition.GetDocumentationCommentId() == part),
            _ => false,
        };

        private static string NameOf(Entity entity) => entity.Type ?? entity.Table ?? entity.Name;
    }
}
