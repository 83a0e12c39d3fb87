using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Types of one name and shape that projects have each for itself, such as the messages of services or a client's copy of an answer. Nothing but JSON connects them: where a member
/// of one has become a Guid and is still a number in another, that one is listed.
/// </summary>
internal static class TwinTypes
{
    /// <summary>The members that are still numbers, each once.</summary>
    /// <param name="before">The solution before the change.</param>
    /// <param name="after">The changed solution.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static async Task<IReadOnlyList<OpenPlace>> InAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        var changed = new List<(Project Project, TypeShape Type, Dictionary<string, string> Was)>();
        foreach (var project in after.GetChanges(before).GetProjectChanges())
            foreach (var id in project.GetChangedDocuments())
            {
                var was = (await ShapesAsync(before.GetDocument(id)!, cancellation).ConfigureAwait(false)).ToLookup(shape => shape.Name, StringComparer.Ordinal);
                foreach (var type in await ShapesAsync(after.GetDocument(id)!, cancellation).ConfigureAwait(false))
                    if (was[type.Name].FirstOrDefault() is { } old && Changed(old, type) is { Count: > 0 } members)
                        changed.Add((project.NewProject, type, members));
            }

        var places = new List<OpenPlace>();
        if (changed.Count == 0)
            return places;
        var (byName, graph) = (changed.ToLookup(type => type.Type.Name, StringComparer.Ordinal), after.GetProjectDependencyGraph());
        foreach (var project in after.Projects.Where(project => project.Language == LanguageNames.CSharp))
            foreach (var document in project.Documents)
                foreach (var twin in await ShapesAsync(document, cancellation).ConfigureAwait(false))
                    foreach (var (other, type, was) in byName[twin.Name].Where(type => AreApart(project, type.Project, graph) && type.Type.IsLike(twin)))
                        foreach (var (name, number) in was)
                            if (twin.Members.GetValueOrDefault(name) is { } member && TypeOf(member) == number && Locations.Of(member.GetLocation()) is var place && places.All(told => told.Location != place))
                                places.Add(new(null, place, member.ToString(),
                                    $"'{type.Name}.{name}' has become a Guid in {other.Name}. {project.Name} has a type of this name for itself, in which it is a number: where one is written as JSON and read as the other, both have to change."));
        return places;
    }

    private static Dictionary<string, string> Changed(TypeShape was, TypeShape now) => was.Members
        .Where(member => now.Members.TryGetValue(member.Key, out var other) && TypeOf(other) != TypeOf(member.Value) && TypeOf(other).Contains(nameof(Guid), StringComparison.Ordinal))
        .ToDictionary(member => member.Key, member => TypeOf(member.Value), StringComparer.Ordinal);

    // Values of one that refers to the other are followed as all others are.
    private static bool AreApart(Project one, Project other, ProjectDependencyGraph graph) => one.FilePath != other.FilePath
        && !graph.GetProjectsThatThisProjectTransitivelyDependsOn(one.Id).Contains(other.Id) && !graph.GetProjectsThatThisProjectTransitivelyDependsOn(other.Id).Contains(one.Id);

    private static string TypeOf(SyntaxNode member) => (member switch { PropertyDeclarationSyntax property => property.Type, ParameterSyntax parameter => parameter.Type, _ => null })?.ToString().TrimEnd('?') ?? "";

    private static async Task<IEnumerable<TypeShape>> ShapesAsync(Document document, CancellationToken cancellation) =>
        await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
            ? root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>().Select(TypeShape.Of).Where(shape => shape.Members.Count > 0) : [];

    /// <summary>A type as a serializer sees it.</summary>
    /// <param name="Name">Its name, after those of the types that it is in.</param>
    /// <param name="Members">Its public properties by their names.</param>
    private sealed record TypeShape(string Name, Dictionary<string, SyntaxNode> Members)
    {
        public static TypeShape Of(TypeDeclarationSyntax type)
        {
            var members = new Dictionary<string, SyntaxNode>(StringComparer.Ordinal);
            if (type is RecordDeclarationSyntax { ParameterList.Parameters: var parameters })
                foreach (var parameter in parameters)
                    members.TryAdd(parameter.Identifier.ValueText, parameter);
            foreach (var property in type.Members.OfType<PropertyDeclarationSyntax>())
                if (property.Modifiers.Any(SyntaxKind.PublicKeyword) && !property.Modifiers.Any(SyntaxKind.StaticKeyword))
                    members.TryAdd(property.Identifier.ValueText, property);
            return new(string.Join('.', type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Reverse().Select(each => each.Identifier.ValueText)), members);
        }

        /// <summary>Whether more than half of the members of the smaller one are in both.</summary>
        public bool IsLike(TypeShape other) => Members.Keys.Count(other.Members.ContainsKey) * 2 > Math.Min(Members.Count, other.Members.Count);
    }
}
